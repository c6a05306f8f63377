// The workbook as tests see it: the model with ways to look into it, and files in and out.
import { loadBook } from '../file/load.ts'
import { type SaveOptions, saveBook } from '../file/save.ts'
import { parseArea } from './area.ts'
import { type Book, sheetNamed } from './book.ts'
import { cellValue } from './calculation.ts'
import { cellAt, type Sheet, styleAt } from './sheet.ts'
import type { Style } from './style.ts'
import { onWire } from './value.ts'

export type Workbook = Book & {
  /** Puts the workbook of an .xlsx file in the place of this one. */
  readonly load: (bytes: Uint8Array) => void
  /** The workbook as an .xlsx file; what came from a file and was not changed stays as it was. Throws for what it cannot keep. */
  readonly save: (options?: SaveOptions) => Uint8Array
  /** A sheet by its name. Throws RangeError if there is none. */
  readonly sheet: (name: string) => Sheet
  /** Values of an address such as `A1:C3`, as `range.values` gives them. */
  readonly values: (sheet: string, address: string) => readonly (readonly (string | number | boolean)[])[]
  /** The formula or the value of one cell. */
  readonly formula: (sheet: string, address: string) => string | number | boolean
  readonly style: (sheet: string, address: string) => Style
}

export function createWorkbook(book: Book): Workbook {
  const sheet = (name: string): Sheet => {
    const found = sheetNamed(book, name)
    if (found === undefined) throw new RangeError(`there is no sheet ${name}`)
    return found
  }
  const area = (address: string) => {
    const found = parseArea(address)
    if (found === null) throw new RangeError(`${address} is no address`)
    return found
  }
  return Object.assign(book, {
    load: (bytes: Uint8Array) => loadBook(book, bytes),
    save: (options: SaveOptions = {}) => saveBook(book, options),
    sheet,
    values: (name: string, address: string) => {
      const { row, column, rows, columns } = area(address)
      const owner = sheet(name)
      return Array.from({ length: rows }, (_, down) =>
        Array.from({ length: columns }, (_line, right) => onWire(cellValue(book, owner, row + down, column + right))),
      )
    },
    formula: (name: string, address: string) => {
      const { row, column } = area(address)
      const owner = sheet(name)
      return cellAt(owner, row, column)?.formula ?? onWire(cellValue(book, owner, row, column))
    },
    style: (name: string, address: string) => {
      const { row, column } = area(address)
      return styleAt(sheet(name), row, column)
    },
  })
}
