// What of a row is kept, and what SQL asks of it: everything here follows from the row's fields.
import { type Exam, type ExamKey, emptyExam } from '../../core/exam.ts'
import type { Rubric } from '../../core/rubric.ts'
import { statedFields } from '../../core/sync/fields.ts'
import type { Fields, FieldValue } from '../../core/sync/protocol.ts'
import type { Scored } from '../../templates/judge.ts'
import { sha256 } from '../sha256.ts'
import { itemsText } from './item-texts.ts'
import { linksOf } from './links.ts'
import type { versions } from './schema.ts'

type Version = typeof versions.$inferSelect

/** A version without its place in the log. */
export type StoredRow = Pick<
  Version,
  | 'site'
  | 'recordId'
  | 'row'
  | 'rubric'
  | 'month'
  | 'hash'
  | 'status'
  | 'role'
  | 'sampling'
  | 'modality'
  | 'score'
  | 'grade'
  | 'vetoes'
  | 'facts'
  | 'rest'
  | 'items'
  | 'unread'
  | 'links'
>

type Place = { readonly site: string; readonly recordId: string; readonly rest: string }

/** @param exam as it is to be kept: cleaned, with the token in the accession number's place */
export function storedRow(rubric: Rubric, { entry, score }: Scored, { site, recordId, rest }: Place): StoredRow {
  const { exam } = entry
  const facts = picked(exam, partsOf(rubric).stated)
  const items = itemsText(rubric, entry.items)
  const { links, vetoes } = linksOf(rubric, score)
  const { composite } = score
  return {
    site,
    recordId,
    row: entry.row,
    rubric: rubric.hash,
    month: monthOf(exam.exam_start),
    hash: contentHashOf(rubric.version, facts, items),
    status: exam.record_status,
    role: exam.qc_role,
    sampling: exam.sampling_method,
    modality: exam.modality,
    score: composite.status === 'SCORED' ? Math.round(composite.effective * 10) : null,
    grade: composite.status === 'SCORED' ? composite.grade : null,
    vetoes,
    facts,
    rest,
    items,
    unread: entry.unread.size > 0 ? JSON.stringify([...entry.unread]) : null,
    links,
  }
}

/** Of what people stated: what tells one version of a row from another. */
export const contentHashOf = (rubricVersion: string, facts: string, items: string): string =>
  sha256(`${rubricVersion}\n${facts}\n${items}`)

type Parts = {
  readonly stated: readonly ExamKey[]
  readonly beside: readonly ExamKey[]
  readonly empty: Exam
  /** Every item √: JSON without its braces. */
  readonly met: string
}
const parts = new WeakMap<Rubric, Parts>()

/** Keys that a row is compared by, and those kept beside them; in order, so that equal rows are equal texts, whoever wrote them. */
export function partsOf(rubric: Rubric): Parts {
  const known = parts.get(rubric)
  if (known) return known
  const kept = rubric.columns
    .filter(({ key, type }) => type !== 'entry' && key !== 'accession_no' && key !== 'record_id')
    .map(({ key }) => key as ExamKey)
    .sort()
  const comparing = statedFields(rubric)
  const made = {
    stated: kept.filter((key) => comparing.has(key)),
    beside: kept.filter((key) => !comparing.has(key)),
    empty: emptyExam(rubric),
    met: rubric.items.map(({ id }) => `"${id}":"√"`).join(),
  }
  parts.set(rubric, made)
  return made
}

/** JSON of the fields that are not empty. */
export function picked(exam: Exam, keys: readonly ExamKey[]): string {
  let text = ''
  for (const key of keys) {
    const value = exam[key]
    // Numbers of cells are finite, and keys of columns need no escapes.
    if (value !== null) text += `,"${key}":${typeof value === 'number' ? value : quoted(value)}`
  }
  return `{${text.slice(1)}}`
}

const special = /["\\\p{Cc}\p{Cs}]/u

/** JSON of a text; most texts of a cell need nothing but the quotes. */
const quoted = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`)

/** Month of a stamp, such as 2026-05; empty when there is none. */
export const monthOf = (stamp: number | null): string =>
  stamp === null ? '' : new Date(stamp * 1000).toISOString().slice(0, 7)

/** The fields of a version, without what is empty: as they travel. */
export function fieldsOf(rubric: Rubric, { facts, items }: Pick<Version, 'facts' | 'items'>): Fields {
  const { met } = partsOf(rubric)
  // Parsed in one go, rows have one shape, and copying them costs a fifth.
  const fields = JSON.parse(facts === '{}' ? `{${met}}` : `${facts.slice(0, -1)},${met}}`) as Record<string, FieldValue>
  if (items === '{}') return fields
  const kept = JSON.parse(items) as Record<string, string>
  for (const { id, link } of rubric.items) {
    const text = kept[id] ?? kept[link]
    if (text === '') delete fields[id]
    else if (text !== undefined) fields[id] = text
  }
  return fields
}
