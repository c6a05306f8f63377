// Sheet data, row by row. exceljs keeps an object for each cell: 5,000 rows of 220 cells took it 9.7 s and 1.26 GB, this 2.8 s and 0.58 GB.
import { cellName } from '../../core/grid.ts'
import type { Cell, Column, Row, Sheet } from '../../templates/sheet.ts'
import { escapeText, storable, textContent } from '../package/xml.ts'
import { serialOf } from './moment.ts'
import type { Paint, Variant } from './palette.ts'
import type { Texts } from './texts.ts'

/** Text that a spreadsheet would take for a formula if somebody entered it again. */
const likeFormula = /^[=+\-@]/

export const textOf = (cell: Cell | undefined): string | null =>
  typeof cell === 'string' ? cell : typeof cell === 'object' && cell !== null && 'target' in cell ? cell.text : null

const isMoment = (cell: Cell | undefined) => typeof cell === 'object' && cell !== null && 'date' in cell

/** What the look has to add so that the value shows as what it is. */
export function variantOf(cell: Cell | undefined): Variant {
  const text = textOf(cell)
  if (text !== null) return likeFormula.test(text) ? 'quoted' : 'plain'
  if (!isMoment(cell)) return 'plain'
  return (cell as { date: string }).date.includes('T') ? 'moment' : 'date'
}

/** The look of a cell: the row's word, else the column's. Undefined: no cell needs to be drawn for the look's sake. */
export function lookOf(row: Row, columns: readonly Column[], column: number): { look: string | null; own: boolean } {
  const own = typeof row.look === 'string' ? row.look : row.look?.[column]
  return { look: own ?? columns[column]?.look ?? null, own: own !== undefined && own !== null }
}

export const widthOf = (row: Row, columns: readonly Column[]): number =>
  typeof row.look === 'string'
    ? Math.max(row.cells.length, columns.length)
    : Math.max(row.cells.length, row.look?.length ?? 0)

const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`no cell can hold ${value}`)
  return value
}

/** `t` attribute and content. */
function content(cell: Cell, texts: Texts): readonly [type: string, inner: string] {
  if (cell === null) return ['', '']
  if (typeof cell === 'string') return texts(cell)
  if (typeof cell === 'number') return ['', `<v>${finite(cell)}</v>`]
  if (typeof cell === 'boolean') return [' t="b"', `<v>${cell ? 1 : 0}</v>`]
  if ('target' in cell) return texts(cell.text)
  if ('date' in cell) return ['', `<v>${serialOf(cell.date)}</v>`]
  const formula = `<f>${escapeText(storable(cell.formula))}</f>`
  if (typeof cell.result === 'string') return [' t="str"', `${formula}<v>${textContent(cell.result)}</v>`]
  if (typeof cell.result === 'boolean') return [' t="b"', `${formula}<v>${cell.result ? 1 : 0}</v>`]
  return ['', `${formula}<v>${finite(cell.result)}</v>`]
}

const rowsAtOnce = 200

/** The `sheetData` element. */
export function sheetData({ rows, columns }: Sheet, paint: Paint, texts: Texts): Buffer {
  const pieces: Buffer[] = []
  let xml = '<sheetData>'
  for (const [index, row] of rows.entries()) {
    const number = index + 1
    let cells = ''
    for (let column = 0; column < widthOf(row, columns); column++) {
      const cell = row.cells[column] ?? null
      const { look, own } = lookOf(row, columns, column)
      if (cell === null && !own) continue
      const style = paint(look, variantOf(cell))
      const [type, inner] = content(cell, texts)
      const start = `<c r="${cellName(column, number)}"${style === 0 ? '' : ` s="${style}"`}${type}`
      cells += inner === '' ? `${start}/>` : `${start}>${inner}</c>`
    }
    const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
    const hidden = row.hidden ? ' hidden="1"' : ''
    if (cells !== '' || height !== '' || hidden !== '') xml += `<row r="${number}"${hidden}${height}>${cells}</row>`
    if (number % rowsAtOnce === 0) {
      pieces.push(Buffer.from(xml))
      xml = ''
    }
  }
  pieces.push(Buffer.from(`${xml}</sheetData>`))
  return Buffer.concat(pieces)
}
