import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Field } from '../../../kit/field.tsx'
import { announce } from '../../../kit/live.ts'
import { t } from '../../speech.ts'
import type { SyncView } from '../view.ts'

/** What another copy could not send, put into this sheet: the other end of `UnsentText`. */
export function BroughtText({ sync }: { readonly sync: SyncView }) {
  const [text, setText] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const [busy, setBusy] = useState(false)
  async function bring(): Promise<void> {
    setBusy(true)
    const came = await sync.importUnsent(text ?? '').finally(() => setBusy(false))
    const words = came === null ? t('sync.broughtWrong') : t('sync.brought', came)
    setTold(words)
    announce(words)
  }
  return (
    <section class="sync-part" aria-label={t('sync.bring')}>
      <div class="buttons">
        <Button
          look="quiet"
          expanded={text !== null}
          onClick={() => {
            setText(text === null ? '' : null)
            setTold('')
          }}
        >
          {t('sync.bring')}
        </Button>
      </div>
      {text === null ? null : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void bring()
          }}
        >
          <Field label={t('sync.bringText')} hint={told || t('sync.bringHint')}>
            <textarea required rows={6} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </Field>
          <div class="buttons">
            <Button submit busy={busy}>
              {t('sync.bringNow')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
