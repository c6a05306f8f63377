// Filed rows put together to exams: the arbiter's row for a link, else the first reader's.
import { type Fields, type Filed, type Link, linkOf, rubricJson } from './filed-rows.ts'

export type Exam = {
  readonly site: string
  readonly month: string
  readonly fields: Fields
  /** Fields of the row that judged a link. */
  readonly rowOf: Record<string, Fields>
  readonly links: Record<string, Link | null>
  readonly composite: { raw: number; grade: string } | null
}

export type Recounted = {
  readonly exams: readonly Exam[]
  readonly left: Readonly<Record<'void' | 'training' | 'targeted' | 'second', number>>
}

/** Month of an Excel serial. */
export const monthOf = (serial: number): string =>
  new Date(Math.round((serial - 25569) * 86_400_000)).toISOString().slice(0, 7)

export function examsOf(rows: readonly Filed[]): Recounted {
  const left = { void: 0, training: 0, targeted: 0, second: 0 }
  const byExam: Record<string, Filed[]> = {}
  for (const row of rows) {
    const { record_status: status, qc_role: role, sampling_method: sampling, accession_no: exam } = row.fields
    if (status === 'VOID') left.void++
    else if (role === 'T') left.training++
    else if (sampling === 'G') left.targeted++
    else if (role === 'D') left.second++
    else {
      const key = `${row.site} ${exam}`
      byExam[key] ??= []
      byExam[key].push(row)
    }
  }
  return { exams: Object.values(byExam).map(examOf), left }
}

function examOf(rows: Filed[]): Exam {
  const speakers = [
    ...rows.filter((row) => row.fields.qc_role === 'J'),
    ...rows.filter((row) => row.fields.qc_role === 'P'),
  ]
  const rowOf: Record<string, Fields> = {}
  const links: Record<string, Link | null> = {}
  for (const { id } of rubricJson.links) {
    const row = speakers.find(
      ({ fields }) => fields.qc_scope === 'ALL' || String(fields.qc_scope).split(';').includes(id),
    )
    if (row === undefined) continue
    rowOf[id] = row.fields
    links[id] = linkOf(row.fields, id)
  }
  const { site, fields } = speakers[0]!
  return { site, month: monthOf(Number(fields.exam_start)), fields, rowOf, links, composite: compositeOf(links) }
}

/** Weighted mean of the scored links; at most one step above the worst grade; a veto of the whole case caps it. */
function compositeOf(links: Record<string, Link | null>): { raw: number; grade: string } | null {
  let [weights, sum] = [0, 0]
  let worst = 'A'
  let caseVeto = false
  for (const { id, weight } of rubricJson.links) {
    const link = links[id]
    if (link === undefined) return null
    if (link === null) continue
    weights += weight
    sum += weight * Math.round(10 * link.effective)
    if (link.grade > worst) worst = link.grade
    caseVeto ||= link.judged.some(({ veto, item }) => veto && item.veto!.scope === 'case')
  }
  if (weights === 0) return null
  const raw = Math.floor((2 * sum + weights) / (2 * weights)) / 10
  const score = caseVeto ? Math.min(raw, 59) : raw
  const grade = score >= 90 ? 'A' : score >= 75 ? 'B' : score >= 60 ? 'C' : 'D'
  const best = worst === 'D' ? 'C' : worst === 'C' ? 'B' : 'A'
  return { raw, grade: [grade, best].sort()[1]! }
}
