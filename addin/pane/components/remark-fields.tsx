import { withoutMark } from '../../../core/discussion.ts'
import { type Draft, type DraftView, vetoesIn } from '../scoring/draft.ts'
import { scorerOf } from '../session/commit.ts'
import { choosePerson } from '../session/press.ts'
import { write } from '../session/score.ts'
import { t } from '../speech.ts'
import { StaffBox } from './staff-box.tsx'
import { useDesk } from './use-desk.ts'
import { useWant } from './use-want.ts'

type Given = { readonly draft: Draft; readonly view: DraftView; readonly onDone: () => void }

/** Remark, and with a veto the second person. Escape goes back to the list. */
export function RemarkFields({ draft, view, onDone }: Given) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const vetoes = vetoesIn(rubric, view)
  const grave = vetoes.length > 0 || view.entry.items.some((each) => each.kind === 'deducted' && each.major)
  useWant('remark', () => document.getElementById('remark')?.focus())
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    onDone()
  }
  return (
    <div class="stack remarks">
      <div class="field">
        <label for="remark">{t('score.remark')}</label>
        <textarea
          id="remark"
          rows={2}
          value={draft.remarks ?? draft.entry.exam.remarks ?? ''}
          aria-describedby="remark-hint"
          onInput={(event) => write(desk, 'remarks', event.currentTarget.value)}
          onKeyDown={leave}
        />
        <p class={`hint ${grave && withoutMark(view.entry.exam.remarks) === null ? 'wanted' : ''}`} id="remark-hint">
          {grave ? t('score.remarkWanted') : t('score.remarkHint')}
        </p>
      </div>
      {vetoes.length > 0 ? (
        <StaffBox
          key={draft.entry.row}
          label={t('score.second')}
          hint={t('score.secondHint', { codes: vetoes.join(' ') })}
          post="arbiter_id"
          value={view.entry.exam.arbiter_id ?? ''}
          not={scorerOf(desk, view)}
          onChoose={(code, person) => {
            choosePerson(desk, 'arbiter_id', code, person)
            if (person) onDone()
          }}
          onLeave={onDone}
        />
      ) : null}
    </div>
  )
}
