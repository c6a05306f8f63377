// Makes the mends that a machine may make, in the person's own workbook.
import type { Fix } from '../../core/finding.ts'
import { columnOf } from '../../core/grid.ts'
import { notPatchable } from '../package/not-patchable.ts'
import { serialOfIso } from '../reader/iso-date.ts'
import type { CellEdit } from './cells.ts'
import { openPatch, type Patch } from './package.ts'
import { editSheet } from './sheet.ts'
import type { Styles } from './styles.ts'
import { recalculate, stylesOf } from './workbook-part.ts'

const daysFrom1904To1900 = 1462
const general = 0

function editFor(value: Fix['value'], styles: Styles, date1904: boolean): CellEdit {
  if (value === null || typeof value === 'string') return { value }
  if (typeof value === 'number')
    return { value, restyle: (style) => (styles.showsDate(style) ? styles.derive(style, { format: general }) : style) }
  const serial = serialOfIso(value.date)
  if (serial === undefined) throw new RangeError(`no moment: ${value.date}`)
  const own = date1904 ? serial - daysFrom1904To1900 : serial
  if (own < 0) return { value: value.date }
  const format = value.date.includes('T') ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd'
  return { value: own, restyle: (style) => (styles.showsDate(style) ? style : styles.derive(style, { format })) }
}

const placeOf = (cell: string): readonly [row: number, column: number] => {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell) ?? notPatchable(cell)
  return [Number(row), columnOf(letters)]
}

const partOf = ({ workbook }: Patch, sheet: string): string =>
  workbook.sheets.find(({ name }) => name === sheet)?.entry.name ?? notPatchable(sheet)

/**
 * The same workbook with the cells set as the fixes say; of two fixes of one cell the later one holds. Text is written as
 * text, dates in the workbook's own date system; a cell keeps its style, and a formula stays and gets the value as result.
 * Other formulas of a row that was changed lose their stored results: they are worked out when the workbook is opened.
 * Every part that no fix touches keeps its bytes.
 * @throws Problem `workbook-not-patchable`, and what `refusalOf` recognises for a file that is no workbook
 */
export function mend(bytes: Uint8Array, fixes: readonly Fix[]): Uint8Array {
  if (fixes.length === 0) return bytes
  const patch = openPatch(bytes)
  const { styles, putBack } = stylesOf(patch)
  const sheets = new Map<string, Map<number, Map<number, CellEdit>>>()
  for (const { sheet, cell, value } of fixes) {
    const part = partOf(patch, sheet)
    const [row, column] = placeOf(cell)
    const rows = sheets.get(part) ?? new Map<number, Map<number, CellEdit>>()
    const cells = rows.get(row) ?? new Map<number, CellEdit>()
    sheets.set(part, rows.set(row, cells.set(column, editFor(value, styles, patch.workbook.date1904))))
  }
  for (const [part, edits] of sheets) editSheet(patch, part, edits)
  putBack()
  recalculate(patch)
  return patch.save()
}
