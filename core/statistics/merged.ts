// Rows of one exam become one case: a technician scores the image links, a physician the report links, an arbiter some.
import { type Case, linkNAOf, overridesIn, scopeOf } from '../case.ts'
import type { Entry, Exam, ExamKey } from '../exam.ts'
import type { FiledEntry } from '../filed.ts'
import type { ItemEntry } from '../item-entry.ts'
import type { Rubric } from '../rubric.ts'
import { score } from '../score.ts'
import type { CountedExam } from './counted.ts'

const blank: ItemEntry = { kind: 'blank' }

export type Merged = {
  readonly exam: CountedExam
  /** Rows that speak for at least one link. */
  readonly spoken: number
  /** First readers' rows that the arbiter replaced in all their links. */
  readonly arbitrated: number
}

/** Merges the rows of one exam (arbiter and first reader, at least one; all of one site and token). */
export function mergedExam(rubric: Rubric, given: readonly FiledEntry[]): Merged {
  const rows = [...given].sort((a, b) => order(a.entry, b.entry))
  const rowOf: Record<string, Entry> = {}
  for (const { id } of rubric.links) {
    const row = rows.find(({ entry }) => scopeOf(entry.exam.qc_scope)?.has(id) ?? true)
    if (row) rowOf[id] = row.entry
  }
  const speaking = new Set(Object.values(rowOf))
  const silent = rows.filter(({ entry }) => !speaking.has(entry))
  const exam = filledUp(rows.map(({ entry }) => entry.exam))
  const merged = mergedCase(rubric, exam, rowOf)
  return {
    exam: {
      site: rows[0]!.site,
      token: exam.accession_token!,
      month: new Date(exam.exam_start! * 1000).toISOString().slice(0, 7),
      exam,
      rowOf,
      rows,
      merged,
      score: score(rubric, merged),
    },
    spoken: speaking.size,
    arbitrated: silent.filter(({ entry }) => entry.exam.qc_role === 'P' && rows[0]!.entry.exam.qc_role === 'J').length,
  }
}

/** The case that the speaking rows make together; a link without a row is out of scope. */
function mergedCase(rubric: Rubric, exam: Exam, rowOf: Readonly<Record<string, Entry>>): Case {
  const linkNA: Record<string, string> = {}
  const override: Record<string, string> = {}
  for (const [link, { exam: fields }] of Object.entries(rowOf)) {
    const reason = linkNAOf(rubric, fields)[link]
    if (reason !== undefined) linkNA[link] = reason
    for (const [item, role] of Object.entries(overridesIn(fields.role_override ?? '')))
      if (rubric.itemById.get(item)?.link === link) override[item] = role
  }
  const spoken = Object.keys(rowOf)
  return {
    modality: exam.modality,
    scope: spoken.length === rubric.links.length ? null : new Set(spoken),
    linkNA,
    items: rubric.items.map(({ link }, place) => rowOf[link]?.items[place] ?? blank),
    override: Object.keys(override).length > 0 ? override : null,
    reviewed: exam.reviewer_id !== null || exam.solo_signoff === 'Y',
  }
}

/** Arbiter before first reader; then who scored first. The ids decide last, so that no order of filing can. */
function order(a: Entry, b: Entry): number {
  const rank = ({ exam }: Entry) => (exam.qc_role === 'J' ? 0 : 1)
  const text = ({ exam, row }: Entry) => `${exam.record_id ?? ''}|${String(row).padStart(8, '0')}`
  return (
    rank(a) - rank(b) ||
    (a.exam.qc_date ?? 0) - (b.exam.qc_date ?? 0) ||
    (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)
  )
}

/** The first exam's fields, empty ones taken from the next that has them. */
function filledUp([first, ...others]: readonly Exam[]): Exam {
  if (others.length === 0) return first!
  const exam = { ...first! } as Record<ExamKey, string | number | null>
  for (const other of others)
    for (const key of Object.keys(other) as ExamKey[]) if (exam[key] === null) exam[key] = other[key]
  return exam as Exam
}
