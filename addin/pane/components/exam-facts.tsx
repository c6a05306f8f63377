import { isForDiscussion } from '../../../core/discussion.ts'
import type { ExamKey } from '../../../core/exam.ts'
import { caption } from '../../../core/words.ts'
import type { Draft } from '../scoring/draft.ts'
import { language, t } from '../speech.ts'
import { LeaseNote } from '../sync/components/lease-note.tsx'
import { RowMark } from '../sync/components/row-mark.tsx'
import { useDesk } from './use-desk.ts'

const keys: readonly ExamKey[] = ['modality', 'body_part', 'laterality', 'exam_item']

/** Which exam this is: row, number, and the fields that one looks for in the PACS. They stay in this workbook. */
export function ExamFacts({ draft }: { draft: Draft }) {
  const { state } = useDesk()
  const { rubric } = state.shadow.value!
  const { exam, row } = draft.entry
  const rows = state.judgement.value?.rows ?? []
  const at = rows.findIndex(({ entry }) => entry.row === row) + 1
  const value = (key: ExamKey): string => {
    const held = exam[key]
    if (held === null) return ''
    const code = rubric.codesOf.get(rubric.columnByKey.get(key)?.codelist ?? '')?.get(String(held))
    return code ? caption(code, language.value) : String(held)
  }
  return (
    <div class="exam">
      <h2 aria-live="polite">
        {t('exam.title', { row, at, of: rows.length })}{' '}
        {isForDiscussion(draft.remarks ?? exam.remarks) ? <span class="flag">{t('flag.here')}</span> : null}
      </h2>
      <p>
        <RowMark record={exam.record_id} /> {exam.accession_no ? <b class="code">{exam.accession_no} </b> : null}
        {keys
          .map(value)
          .filter((text) => text !== '')
          .join(' · ')}
      </p>
      <p class="hint">
        {exam.reporter_id ? t('exam.reporter', { id: exam.reporter_id }) : ''}
        {exam.reviewer_id ? ` ${t('exam.reviewer', { id: exam.reviewer_id })}` : ''}
        {exam.technician_id ? ` ${t('exam.technician', { id: exam.technician_id })}` : ''}
      </p>
      <LeaseNote record={exam.record_id} />
    </div>
  )
}
