import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Field } from '../../../kit/field.tsx'
import { t } from '../../speech.ts'
import type { SyncView } from '../view.ts'

/** What has not reached the centre, as text to be copied: panes cannot be counted on to save files. */
export function UnsentText({ sync }: { readonly sync: SyncView }) {
  const [text, setText] = useState<string | null>(null)
  const some = sync.unsent.value.fields > 0 || sync.refused.value.length > 0 || sync.conflicts.value.length > 0
  if (!some && text === null) return null
  return (
    <section class="sync-part" aria-label={t('sync.export')}>
      <div class="buttons">
        <Button
          icon="download"
          expanded={text !== null}
          onClick={() => setText(text === null ? sync.exportUnsent() : null)}
        >
          {t('sync.export')}
        </Button>
      </div>
      {text === null ? null : (
        <Field label={t('sync.exported')} hint={t('sync.exportHint')}>
          <textarea readOnly rows={6} value={text} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
    </section>
  )
}
