import { useRef, useState } from 'preact/hooks'
import { caption } from '../../../core/words.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import type { Scorer } from '../scoring/commit.ts'
import { needsScorer } from '../session/score.ts'
import { keepScorer } from '../session/scorer.ts'
import { language, t } from '../speech.ts'
import { StaffBox } from './staff-box.tsx'
import { useDesk } from './use-desk.ts'

/** Who scores. Filled into rows that do not say it; kept in the workbook. */
export function ScorerForm({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk()
  const { scorer, shadow } = desk.state
  const { rubric } = shadow.value!
  const known = scorer.value ?? { id: '', title: '', role: 'P', scope: 'ALL' }
  const [given, setGiven] = useState(known)
  // What is chosen on leaving the field must be there for the same press that saves.
  const now = useRef(given)
  const choose = (change: Partial<Scorer>) => {
    now.current = { ...now.current, ...change }
    setGiven(now.current)
  }
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
          const field = event.currentTarget.querySelector('input')!
          const typed = field.value.normalize('NFKC').trim()
          // Leaving it takes what was typed; what means nobody does not bring back who was there before.
          field.blur()
          if (now.current.id === '' || !typed.startsWith(now.current.id)) return field.focus()
          event.currentTarget.closest('details')!.open = false
          onDone()
          void keepScorer(desk, now.current)
        }}
      >
        <StaffBox
          label={t('scorer.id')}
          hint={t('scorer.idHint')}
          required
          post="qc_person_id"
          value={given.id}
          onChoose={(id, person) => {
            const known = rubric.codesOf.get('titles')?.has(person?.title ?? '')
            choose({ id, ...(known ? { title: person!.title } : {}) })
          }}
          onLeave={onDone}
        />
        <Field label={t('scorer.title')}>
          <select required value={given.title} onChange={(event) => choose({ title: event.currentTarget.value })}>
            <option value="">{t('scorer.choose')}</option>
            {choices('titles')}
          </select>
        </Field>
        <Field label={t('scorer.role')}>
          <select value={given.role} onChange={(event) => choose({ role: event.currentTarget.value })}>
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
