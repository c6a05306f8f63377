// A row that was put together from fields, as it is kept.
import { caseOf } from '../../../core/case.ts'
import type { Entry, Exam } from '../../../core/exam.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { score } from '../../../core/score.ts'
import type { Fields } from '../../../core/sync/protocol.ts'
import { clean } from '../door.ts'
import { entryText, itemReaders } from '../item-texts.ts'
import { partsOf, type StoredRow, storedRow } from '../stored-row.ts'

const forms = new WeakMap<Rubric, ReadonlyMap<string, (text: string) => string>>()

/** By item: the one text in which a cell that says the same is kept. */
export function itemForms(rubric: Rubric): ReadonlyMap<string, (text: string) => string> {
  const known = forms.get(rubric)
  if (known) return known
  const read = itemReaders(rubric)
  const made = new Map(
    rubric.items.map((item, n) => [
      item.id,
      (text: string) => (text === '√' ? text : entryText(item, read[n]!(clean(text)))),
    ]),
  )
  forms.set(rubric, made)
  return made
}

type From = {
  readonly site: string
  readonly recordId: string
  readonly fields: Fields
  readonly before: StoredRow | null
}

/** Scored anew. Totals that a workbook calculated from other values are not kept. */
export function rowOf(rubric: Rubric, { site, recordId, fields, before }: From): StoredRow {
  const { stated, empty } = partsOf(rubric)
  const exam: { -readonly [key in keyof Exam]: unknown } = { ...empty, record_id: recordId }
  for (const key of stated) {
    const value = fields[key]
    if (value !== undefined) exam[key] = value
  }
  const read = itemReaders(rubric)
  const entry: Entry = {
    row: before?.row ?? 0,
    exam: exam as Exam,
    items: rubric.items.map(({ id }, n) => read[n]!((fields[id] ?? '') as string)),
    unread: none,
  }
  const { row_version } = (before ? JSON.parse(before.rest) : {}) as Partial<Exam>
  const rest = JSON.stringify({ ...(row_version ? { row_version } : {}), rubric_version: rubric.version })
  return storedRow(rubric, { entry, score: score(rubric, caseOf(rubric, entry)) }, { site, recordId, rest })
}

const none: ReadonlySet<string> = new Set()
