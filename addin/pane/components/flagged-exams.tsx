import { isForDiscussion } from '../../../core/discussion.ts'
import { scoreRow } from '../session/score.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** The exams that are marked for discussion, as they stand in the sheet. */
export function FlaggedExams({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk()
  const rows = desk.state.judgement.value?.rows ?? []
  const flagged = rows.flatMap(({ entry }) => (isForDiscussion(entry.exam.remarks) ? [entry.row] : []))
  if (flagged.length === 0) return null
  return (
    <details class="flagged">
      <summary>{t('flag.list', { n: flagged.length })}</summary>
      <ul>
        {flagged.map((row) => (
          <li key={row}>
            <button
              type="button"
              class="action"
              onClick={() => {
                scoreRow(desk, row)
                onDone()
              }}
            >
              {t('flag.row', { row })}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
