// Filed rows made by hand: everything is met unless a test says otherwise.
import { caseOf } from '../../../core/case.ts'
import { type Exam, emptyExam } from '../../../core/exam.ts'
import type { FiledEntry } from '../../../core/filed.ts'
import { canonicalEntry, itemEntry } from '../../../core/item-entry.ts'
import { score } from '../../../core/score.ts'
import { rubric } from '../../rubric/rubric.ts'

export type Row = {
  readonly site?: string
  readonly exam?: Partial<Exam>
  /** Item cells that are not √. */
  readonly cells?: Readonly<Record<string, string>>
}

const usual: Partial<Exam> = {
  qc_role: 'P',
  qc_scope: 'ALL',
  sampling_method: 'R',
  record_status: 'SUBMITTED',
  accession_token: 'aaaa',
  modality: 'CT',
  film_type: 'DRY',
  recon_required: 'Y',
  encounter_type: 'O',
  exam_start: Date.UTC(2026, 6, 10, 9) / 1000,
  qc_date: Date.UTC(2026, 7, 1) / 1000,
  qc_person_id: 'Q001',
  technician_id: 'T001',
  reporter_id: 'P001',
  reviewer_id: 'V001',
  request_physician_id: 'R001',
  request_hospital: 'S01',
}

const rows = { made: 0 }

export function filed({ site = 'S01', exam = {}, cells = {} }: Row = {}): FiledEntry {
  const number = ++rows.made + 4
  const whole = { ...emptyExam(rubric), record_id: `row-${String(number).padStart(6, '0')}`, ...usual, ...exam } as Exam
  // Cells of links that the row does not judge stay blank, as rule VR-41 wants it.
  const inScope = (link: string) => whole.qc_scope === 'ALL' || whole.qc_scope?.split(';').includes(link)
  const items = rubric.items.map((item) =>
    itemEntry(item, canonicalEntry(inScope(item.link) ? (cells[item.id] ?? '√') : '')),
  )
  const entry = { row: number, exam: whole, items, unread: new Set<string>() }
  return { site, entry, score: score(rubric, caseOf(rubric, entry)) }
}

/** As many exams of the same kind. */
export const many = (count: number, row: (n: number) => Row): FiledEntry[] =>
  Array.from({ length: count }, (_, n) => {
    const given = row(n)
    return filed({ ...given, exam: { accession_token: `exam-${String(n).padStart(4, '0')}`, ...given.exam } })
  })
