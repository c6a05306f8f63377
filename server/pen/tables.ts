// Tables: a part of their own, whose columns are called what the header cells say.
import { columnOf } from '../../core/grid.ts'
import type { Cell, Sheet, Table } from '../../templates/sheet.ts'
import { mainNamespace } from '../package/names.ts'
import { attributes, escapeAttribute, xmlHead } from '../package/xml.ts'
import { textOf } from './rows.ts'

/** Zero-based column and Excel's row number of a range's first cell, and its last column. */
function corner(range: string) {
  const [, letters = '', row = '', last = letters] = /^([A-Z]+)(\d+):([A-Z]+)\d+$/.exec(range) ?? []
  return { column: columnOf(letters), row: Number(row), last: columnOf(last) }
}

const headerText = (cell: Cell | undefined, table: Table): string => {
  const text = textOf(cell)
  if (!text) throw new RangeError(`table ${table.name}: a header cell holds no text`)
  return text
}

/** Line ends in a column name are written as SpreadsheetML's escape. */
const columnName = (text: string): string =>
  escapeAttribute(text.replace(/\r\n?/g, '\n')).replaceAll('&#10;', '_x000a_')

/** The part of a table; `id` counts through the workbook. */
export function tableXml(table: Table, sheet: Sheet, id: number): string {
  const { column, row, last } = corner(table.range)
  const names = sheet.rows[row - 1]?.cells.slice(column, last + 1).map((cell) => headerText(cell, table)) ?? []
  const columns = names.map((name, n) => `<tableColumn id="${n + 1}" name="${columnName(name)}"/>`).join('')
  const start = attributes({ id, name: table.name, displayName: table.name, ref: table.range, totalsRowShown: 0 })
  return `${xmlHead}<table xmlns="${mainNamespace}"${start}><autoFilter ref="${table.range}"/><tableColumns count="${names.length}">${columns}</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`
}
