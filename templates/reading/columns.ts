// The columns of a score sheet as they are read: where each one is, who fills it, and how its cells are read.
import type { Column, Rubric } from '../../core/rubric.ts'
import type { Held } from './fields.ts'
import { createFieldReader, type FieldReader } from './fields.ts'
import { createItemCellReader, type ItemReading } from './item-cells.ts'
import type { SheetLayout } from './layout.ts'

/**
 * `input` is typed by people; `prepared` stands in rows that nobody has touched; `computed` holds formulas.
 * A row in which no input cell holds anything is no entry.
 */
type Filled = 'input' | 'prepared' | 'computed'

type Place = { readonly key: string; readonly column: number; readonly name: string; readonly filled: Filled }
export type FieldColumn = Place & {
  readonly read: FieldReader
  /** Holds ids, which lose leading zeros as numbers. */
  readonly id: boolean
}
export type ItemColumn = Place & { readonly read: (cell: Held) => ItemReading; readonly index: number }

const preparedKeys: ReadonlySet<string> = new Set([
  'record_id',
  'batch_no',
  'app_hospital_code',
  'case_seq',
  'record_status',
  'sync_status',
  'row_version',
  'last_sync_at',
])

const filledBy = ({ key, group, required }: Column): Filled =>
  preparedKeys.has(key)
    ? 'prepared'
    : group === 'total' || required === 'auto' || key === 'app_hospital_name'
      ? 'computed'
      : 'input'

const idPattern = /_id$|^accession_no$/

/** What stands above a column of the sheet, for findings that speak of it. */
export const nameAbove = ({ heads }: SheetLayout, column: number, key: string): string =>
  heads.get(column)?.at(-1) ?? key

export function columnsOf(rubric: Rubric, layout: SheetLayout) {
  const fields: FieldColumn[] = []
  const items: ItemColumn[] = []
  for (const column of rubric.columns) {
    const { key, type, codelist, required } = column
    const at = layout.columns.get(key)
    if (at === undefined) continue
    const place = { key, column: at, name: nameAbove(layout, at, key), filled: filledBy(column) }
    const index = rubric.items.findIndex(({ id }) => id === key)
    if (type === 'entry') {
      if (index >= 0) items.push({ ...place, index, read: createItemCellReader(rubric.items[index]!) })
      continue
    }
    const codes = codelist === null ? undefined : rubric.codesOf.get(codelist)
    const read = createFieldReader(rubric, {
      key,
      type: type === 'uuid' ? 'string' : type,
      list: codes && { name: codelist!, codes },
      optional: required !== 'yes',
      date1904: layout.date1904,
    })
    fields.push({ ...place, read, id: idPattern.test(key) && key !== 'record_id' })
  }
  return { fields, items }
}
