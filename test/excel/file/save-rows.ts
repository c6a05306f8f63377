// The rows of a sheet as text.
import { columnName } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import { cellValue } from '../model/calculation.ts'
import type { Cell, Sheet } from '../model/sheet.ts'
import { type CellValue, isCellError } from '../model/value.ts'
import { isHostError } from '../wire/host-error.ts'
import type { StringWriter } from './save-strings.ts'
import type { StyleWriter } from './save-styles.ts'
import { escapedText } from './xml.ts'

export type RowsText = {
  readonly text: string
  /** A formula had no value that could be trusted: Excel must work out everything when it opens the file. */
  readonly unknown: boolean
}

export function rowsText(book: Book, sheet: Sheet, styles: StyleWriter, strings: StringWriter): RowsText {
  let unknown = false
  const valueIn = (cell: Cell, row: number, column: number): CellValue | undefined => {
    if (cell.formula === null) return cell.value
    try {
      return cellValue(book, sheet, row, column)
    } catch (error) {
      if (!isHostError(error)) throw error
      unknown = true
      return undefined
    }
  }
  const lines: string[] = []
  for (const [index, row] of sheet.rows.entries()) {
    if (row === undefined) continue
    const cells: string[] = []
    row.cells.forEach((cell, column) => {
      if (cell === undefined) return
      cells.push(cellText(cell, columnName(column) + (index + 1), valueIn(cell, index, column), styles, strings))
    })
    const attributes = [
      ...(row.style === null ? [] : [` s="${styles.index(row.style)}" customFormat="1"`]),
      ...(row.height === null ? [] : [` ht="${row.height}" customHeight="1"`]),
      ...(row.hidden ? [' hidden="1"'] : []),
      ...(row.level > 0 ? [` outlineLevel="${row.level}"`] : []),
    ]
    if (cells.length > 0 || attributes.length > 0)
      lines.push(`<row r="${index + 1}"${attributes.join('')}>${cells.join('')}</row>`)
  }
  return { text: lines.join(''), unknown }
}

function cellText(
  cell: Cell,
  place: string,
  value: CellValue | undefined,
  styles: StyleWriter,
  strings: StringWriter,
): string {
  const style = styles.index(cell.style)
  const head = `<c r="${place}"${style === 0 ? '' : ` s="${style}"`}`
  const formula = cell.formula === null ? '' : `<f>${escapedText(cell.formula.slice(1))}</f>`
  if (value === undefined || value === null) return formula === '' ? `${head}/>` : `${head}>${formula}</c>`
  if (isCellError(value)) return `${head} t="e">${formula}<v>${escapedText(value.error)}</v></c>`
  if (typeof value === 'boolean') return `${head} t="b">${formula}<v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') return `${head}>${formula}<v>${value}</v></c>`
  if (formula !== '') return `${head} t="str">${formula}<v>${escapedText(value)}</v></c>`
  return `${head} t="s"><v>${strings.index(cell, value)}</v></c>`
}
