import { useState } from 'preact/hooks'
import { caption } from '../../../core/words.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { needsScorer } from '../session/score.ts'
import { keepScorer } from '../session/scorer.ts'
import { language, t } from '../speech.ts'
import { StaffCodes, staffList } from './staff-codes.tsx'
import { useDesk } from './use-desk.ts'

/** Who scores. Filled into rows that do not say it; kept in the workbook. */
export function ScorerForm({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk()
  const { scorer, shadow } = desk.state
  const { rubric } = shadow.value!
  const known = scorer.value ?? { id: '', title: '', role: 'P', scope: 'ALL' }
  const [given, setGiven] = useState(known)
  const choices = (list: string) =>
    (rubric.codelists[list] ?? []).map((code) => (
      <option key={code.code} value={code.code}>
        {code.code} {caption(code, language.value)}
      </option>
    ))
  return (
    <details class="scorer" open={needsScorer(desk)}>
      <summary>{scorer.value ? t('scorer.is', { id: scorer.value.id }) : t('scorer.ask')}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          onDone()
          void keepScorer(desk, given)
        }}
      >
        <StaffCodes />
        <Field label={t('scorer.id')} hint={t('scorer.idHint')}>
          <input
            type="text"
            required
            list={staffList}
            autocomplete="off"
            spellcheck={false}
            value={given.id}
            onInput={(event) => setGiven({ ...given, id: event.currentTarget.value })}
          />
        </Field>
        <Field label={t('scorer.title')}>
          <select
            required
            value={given.title}
            onChange={(event) => setGiven({ ...given, title: event.currentTarget.value })}
          >
            <option value="">{t('scorer.choose')}</option>
            {choices('titles')}
          </select>
        </Field>
        <Field label={t('scorer.role')}>
          <select value={given.role} onChange={(event) => setGiven({ ...given, role: event.currentTarget.value })}>
            {choices('qc_roles')}
          </select>
        </Field>
        <div class="buttons">
          <Button submit>{t('scorer.keep')}</Button>
        </div>
      </form>
    </details>
  )
}
