import { useState } from 'preact/hooks'
import { caption } from '../../../core/words.ts'
import type { Draft, DraftView } from '../scoring/draft.ts'
import { personOf } from '../scoring/same.ts'
import { choosePerson } from '../session/press.ts'
import { language, t } from '../speech.ts'
import type { Post } from '../staff/person.ts'
import { StaffBox } from './staff-box.tsx'
import { useDesk } from './use-desk.ts'
import { useWant } from './use-want.ts'

type Given = { readonly draft: Draft; readonly view: DraftView; readonly onDone: () => void }

const shown = [
  'qc_person_id',
  'request_physician_id',
  'technician_id',
  'reporter_id',
  'reviewer_id',
] as const satisfies readonly Post[]

/** Who is scored, and by whom, in this row. */
export function PeopleFields({ draft, view, onDone }: Given) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const [unfolded, setUnfolded] = useState(false)
  const open = unfolded || desk.state.want.value === 'people'
  const answers = personOf[rubric.items[draft.place]!.responsible]
  useWant('people', () => {
    setUnfolded(true)
    document.getElementById(`person-${answers}`)?.focus()
  })
  return (
    <details class="people" open={open} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>{t('people.title')}</summary>
      {open ? (
        <div class="stack">
          <p class="hint">{t('people.hint')}</p>
          {shown.map((post) => (
            <StaffBox
              key={`${draft.entry.row} ${post}`}
              id={`person-${post}`}
              label={caption(rubric.columnByKey.get(post)!, language.value)}
              post={post}
              value={view.entry.exam[post] ?? ''}
              onChoose={(code, person) => {
                choosePerson(desk, post, code, person)
                onDone()
              }}
              onLeave={onDone}
            />
          ))}
          <p class="hint">{t('people.lead')}</p>
        </div>
      ) : null}
    </details>
  )
}
