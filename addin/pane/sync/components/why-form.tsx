import { useEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../../core/sync/protocol.ts'
import { Button } from '../../../kit/button.tsx'
import { Field } from '../../../kit/field.tsx'
import { t } from '../../speech.ts'

type Given = {
  readonly label: string
  readonly action: string
  readonly about: string
  readonly busy: boolean
  readonly onWhy: (why: string) => void
}

/** Asks for the reason that goes into the audit trail; whoever opened it goes on in it. */
export function WhyForm({ label, action, about, busy, onWhy }: Given) {
  const [why, setWhy] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy && why.trim() !== '') onWhy(why.trim())
      }}
    >
      <Field label={label} hint={t('sync.whyHint')}>
        <input
          ref={box}
          type="text"
          required
          maxLength={limits.why}
          value={why}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </Field>
      <div class="buttons">
        <Button submit busy={busy} about={about}>
          {action}
        </Button>
      </div>
    </form>
  )
}
