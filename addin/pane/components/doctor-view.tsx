import { useState } from 'preact/hooks'
import { say } from '../../../core/finding.ts'
import { Button } from '../../kit/button.tsx'
import { damageIn } from '../findings/doctor.ts'
import { mend } from '../session/find.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** So many of a kind are previewed. */
const few = 5

/** What can be mended without guessing: chosen by kind, previewed, mended in one go, taken back in one go. */
export function DoctorView() {
  const desk = useDesk()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const { shadow, listed } = desk.state
  const kinds = damageIn(shadow.value!, listed.value)
  const chosen = kinds.filter(({ code }) => !left.has(code)).flatMap(({ previews }) => previews)
  if (kinds.length === 0) return <p class="stack">{t('doctor.none')}</p>
  const toggle = (code: string) => {
    const next = new Set(left)
    if (!next.delete(code)) next.add(code)
    setLeft(next)
  }
  return (
    <div class="stack">
      <p>{t('doctor.lead')}</p>
      {kinds.map(({ code, previews }) => (
        <fieldset key={code} class="kind">
          <legend class="unseen">{code}</legend>
          <label class="choice">
            <input type="checkbox" checked={!left.has(code)} onChange={() => toggle(code)} />
            <b>{code}</b> {t('doctor.count', { n: previews.length })}
          </label>
          <p class="hint">{say(previews[0]!.finding, language.value).message}</p>
          <ul class="previews">
            {previews.slice(0, few).map(({ finding, before, after }) => (
              <li key={finding.cell}>
                <b>{finding.cell}</b> <del>{before || t('doctor.empty')}</del> → <ins>{after || t('doctor.empty')}</ins>
              </li>
            ))}
          </ul>
          {previews.length > few ? <p class="hint">{t('doctor.more', { n: previews.length - few })}</p> : null}
        </fieldset>
      ))}
      <div class="buttons">
        <Button
          look="primary"
          busy={busy}
          onClick={() => {
            setBusy(true)
            void mend(
              desk,
              chosen.map(({ finding }) => finding),
            ).finally(() => setBusy(false))
          }}
        >
          {t('doctor.mend', { n: chosen.length })}
        </Button>
      </div>
    </div>
  )
}
