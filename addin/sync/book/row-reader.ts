// Rows of the score sheet as they are synced: read by the same reader as a filing, so that both bring the same.
import type { Exam, ExamKey } from '../../../core/exam.ts'
import { type RawRow, shown } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { statedFields } from '../../../core/sync/fields.ts'
import type { Fields, FieldValue } from '../../../core/sync/protocol.ts'
import { createEntryReader } from '../../../templates/reading/entries.ts'
import type { SheetLayout } from '../../../templates/reading/layout.ts'
import { derivedId, recordIdIn } from '../../../templates/reading/record-ids.ts'
import { textOf } from '../../pane/scoring/item-text.ts'

export type ReadRow = {
  readonly record: string | null
  readonly fallback: string
  /** Without the token of an accession number that stands in the row: the number itself goes nowhere. */
  readonly fields: Fields
  readonly accession: string | null
  readonly unread: ReadonlySet<string>
}

/** A formula of the workbook says it after the code of the hospital; a filing may bring it, nobody types it. */
const worked: ReadonlySet<string> = new Set(['record_id', 'app_hospital_name'])

/** Fields of a sheet: stated columns that it has, and its items. */
export const fieldsIn = (rubric: Rubric, { columns }: SheetLayout): readonly string[] =>
  [...statedFields(rubric), ...rubric.itemById.keys()].filter((field) => !worked.has(field) && columns.has(field))

const unsafe = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu

/** As the centre stores it: ages above 89 years as 90, no control characters. */
function stored(exam: Exam, key: ExamKey): FieldValue {
  const value = exam[key]
  if (key === 'patient_age')
    return exam.patient_age !== null && exam.patient_age > 89 && exam.age_unit === 'Y' ? 90 : value
  return typeof value === 'string' ? value.replace(unsafe, '\ufffd') : value
}

/** Null: the row holds no entry. A row that did not change is not read again. */
export function createRowReader(rubric: Rubric, layout: SheetLayout): (raw: RawRow) => ReadRow | null {
  const read = createEntryReader(rubric, layout)
  const known = new WeakMap<RawRow, ReadRow | null>()
  const stated = fieldsIn(rubric, layout).filter((field) => !rubric.itemById.has(field)) as readonly ExamKey[]
  const idColumn = layout.columns.get('record_id')

  function rowOf(raw: RawRow): ReadRow | null {
    const { entry } = read.row(raw)
    if (!entry) return null
    const { exam, items } = entry
    const fields: Record<string, FieldValue> = {}
    for (const key of stated) {
      const value = stored(exam, key)
      if (value !== null && value !== '') fields[key] = value
    }
    rubric.items.forEach((item, place) => {
      const text = textOf(item, items[place]!)
      if (text !== '') fields[item.id] = text
    })
    const own = idColumn === undefined ? null : shown(raw.cells[idColumn])
    const record = typeof own === 'string' ? recordIdIn(own) : null
    const unread = new Set(entry.unread)
    if (unread.has('accession_no')) unread.add('accession_token')
    if (exam.accession_no !== null) delete fields.accession_token
    return {
      record,
      fallback: record === null ? exam.record_id! : derivedId([record, raw.number]),
      fields,
      accession: exam.accession_no,
      unread,
    }
  }

  return (raw) => {
    const before = known.get(raw)
    if (before !== undefined) return before
    const row = rowOf(raw)
    known.set(raw, row)
    return row
  }
}
