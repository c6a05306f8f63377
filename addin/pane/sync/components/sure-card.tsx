import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { t } from '../../speech.ts'

type Given = {
  readonly question: string
  readonly onSure: () => void
  readonly onNot: () => void
}

/** A second press before many things are done at once; it takes the focus. */
export function SureCard({ question, onSure, onNot }: Given) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => card.current?.querySelector('button')?.focus(), [question])
  return (
    <section class="sync-card sure" aria-label={question} ref={card}>
      <p>{question}</p>
      <div class="buttons">
        <Button look="primary" onClick={onSure}>
          {t('sync.allSure')}
        </Button>
        <Button onClick={onNot}>{t('sync.allNot')}</Button>
      </div>
    </section>
  )
}
