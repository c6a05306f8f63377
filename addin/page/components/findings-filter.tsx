import { useId } from 'preact/hooks'
import type { Level, SaidFinding } from '../../../core/finding.ts'
import type { Word } from '../../../templates/words/page.ts'
import { Field } from '../../kit/field.tsx'
import { type By, shownLevel } from '../findings/arrange.ts'
import { number, t } from '../speech.ts'

type Given = {
  readonly findings: readonly SaidFinding[]
  readonly by: By
  readonly setBy: (by: By) => void
  readonly levels: ReadonlySet<Level>
  readonly setLevels: (levels: ReadonlySet<Level>) => void
  readonly text: string
  readonly setText: (text: string) => void
}

export const levelWords = {
  error: 'level.error',
  warning: 'level.warning',
  notice: 'level.notice',
} as const satisfies Record<Level, Word>
const byWords = { rule: 'findings.byRule', place: 'findings.byPlace' } as const satisfies Record<By, Word>

/** Level, text and grouping. */
export function FindingsFilter({ findings, by, setBy, levels, setLevels, text, setText }: Given) {
  const name = useId()
  const toggle = (level: Level) => {
    const next = new Set(levels)
    if (!next.delete(level)) next.add(level)
    setLevels(next)
  }
  return (
    <div class="filter">
      <fieldset>
        <legend>{t('findings.level')}</legend>
        {(['error', 'warning', 'notice'] as const).map((level) => (
          <label key={level} class="choice">
            <input type="checkbox" checked={levels.has(level)} onChange={() => toggle(level)} />
            {t(levelWords[level])} {number(findings.filter((each) => shownLevel(each) === level).length)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('findings.by')}</legend>
        {(['rule', 'place'] as const).map((each) => (
          <label key={each} class="choice">
            <input type="radio" name={name} checked={by === each} onChange={() => setBy(each)} />
            {t(byWords[each])}
          </label>
        ))}
      </fieldset>
      <Field label={t('findings.text')}>
        <input
          type="search"
          placeholder={t('findings.textHint')}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
    </div>
  )
}
