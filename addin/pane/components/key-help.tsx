import { Button } from '../../kit/button.tsx'
import { type Binding, firmKeys, mendKey, officeKeys, singleKeys as singles } from '../scoring/keys.ts'
import { startCoach } from '../session/coach.ts'
import { act } from '../session/score.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** The key map, made of the table that the keys act on; each key can be pressed here too. And the switch for single keys (WCAG 2.1.4). */
export function KeyHelp({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk()
  const { singleKeys } = desk.state
  const bindings = [...firmKeys, ...(singleKeys.value ? singles : [])]
  const words = [...new Set(bindings.map(({ word }) => word))]
  const key = ({ action, shown, word }: Binding) => (
    <button
      key={shown}
      type="button"
      class="help-key"
      aria-label={`${shown} ${t(word)}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void act(desk, action)}
    >
      <kbd>{shown}</kbd>
    </button>
  )
  return (
    <section class="help" aria-label={t('keys.title')}>
      <dl>
        {words.map((word) => (
          <div key={word}>
            <dt>{bindings.filter((binding) => binding.word === word).map(key)}</dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
        {[...(singleKeys.value ? [mendKey] : []), ...officeKeys].map(({ shown, word }) => (
          <div key={word}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(event) => {
            singleKeys.value = event.currentTarget.checked
          }}
        />
        {t('keys.single')}
      </label>
      <Button
        look="quiet"
        onClick={() => {
          startCoach(desk)
          onDone()
        }}
      >
        {t('coach.again')}
      </Button>
    </section>
  )
}
