import type { PaneWord } from '../../../templates/words/pane.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

const rows: readonly (readonly [string, PaneWord])[] = [
  ['Enter', 'keys.commit'],
  ['Shift+Enter', 'keys.commitBack'],
  ['↑ ↓ Home End', 'keys.move'],
  ['← →', 'keys.link'],
  ['PgUp PgDn', 'keys.look'],
  ['1 2 3 4', 'keys.letter'],
  ['0', 'keys.met'],
  ['N  -', 'keys.notApplicable'],
  ['V', 'keys.veto'],
  ['M', 'keys.metLink'],
  ['G 0 5', 'keys.jump'],
  ['C  Esc', 'keys.remark'],
  ['Del', 'keys.clear'],
  ['F8', 'keys.finding'],
  ['M', 'keys.mend'],
  ['Ctrl+Z  Ctrl+Y', 'keys.undo'],
  ['F6', 'keys.switch'],
]

/** The key map, and the switch for single keys (WCAG 2.1.4). */
export function KeyHelp() {
  const { singleKeys } = useDesk().state
  return (
    <section class="help" aria-label={t('keys.title')}>
      <dl>
        {rows.map(([keys, word]) => (
          <div key={word}>
            <dt>
              <kbd>{keys}</kbd>
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
    </section>
  )
}
