// Boxes of cells, counted from zero, and how Excel writes them.

export type Area = { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }

export const maxRows = 1_048_576
export const maxColumns = 16_384
export const wholeSheet: Area = { row: 0, column: 0, rows: maxRows, columns: maxColumns }

export const isWholeRows = (area: Area): boolean => area.columns === maxColumns
export const isWholeColumns = (area: Area): boolean => area.rows === maxRows
export const isUnbounded = (area: Area): boolean => isWholeRows(area) || isWholeColumns(area)
export const cellCount = (area: Area): number => area.rows * area.columns

export const isInside = (area: Area): boolean =>
  area.row >= 0 &&
  area.column >= 0 &&
  area.rows >= 1 &&
  area.columns >= 1 &&
  area.row + area.rows <= maxRows &&
  area.column + area.columns <= maxColumns

export const meets = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns

export const holds = (outer: Area, inner: Area): boolean => {
  const common = intersection(outer, inner)
  return common !== null && sameArea(common, inner)
}

export const sameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null
}

export function boundingArea(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row
  return { row, column, rows, columns: Math.max(a.column + a.columns, b.column + b.columns) - column }
}

/** 0 -> A, 26 -> AA. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

export const columnIndex = (name: string): number =>
  [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const between = (a: number, b: number): [first: number, count: number] => [Math.min(a, b), Math.abs(a - b) + 1]

/** Reads `B2`, `$A$1:C3`, `A:C`, `1:3`; null for anything else. */
export function parseArea(text: string): Area | null {
  const plain = text.replace(/\$/g, '').trim()
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(plain)
  if (cells !== null) {
    const [, left = '', top = '', right = left, bottom = top] = cells
    const [row, rows] = between(Number(top) - 1, Number(bottom) - 1)
    const [column, columns] = between(columnIndex(left), columnIndex(right))
    const area = { row, column, rows, columns }
    return isInside(area) ? area : null
  }
  const whole = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain)
  if (whole !== null) {
    const [column, columns] = between(columnIndex(whole[1]!), columnIndex(whole[2]!))
    return column + columns > maxColumns ? null : { row: 0, column, rows: maxRows, columns }
  }
  const lines = /^(\d{1,7}):(\d{1,7})$/.exec(plain)
  if (lines === null) return null
  const [row, rows] = between(Number(lines[1]) - 1, Number(lines[2]) - 1)
  return row < 0 || row + rows > maxRows ? null : { row, column: 0, rows, columns: maxColumns }
}

/** `A1`, `A1:B2`, `A:C`, `1:3`; with `$` before each part if `absolute`. */
export function areaText({ row, column, rows, columns }: Area, absolute = false): string {
  const mark = absolute ? '$' : ''
  const left = mark + columnName(column)
  const right = mark + columnName(column + columns - 1)
  const top = `${mark}${row + 1}`
  const bottom = `${mark}${row + rows}`
  if (rows === maxRows && columns < maxColumns) return `${left}:${right}`
  if (columns === maxColumns && rows < maxRows) return `${top}:${bottom}`
  return rows === 1 && columns === 1 ? left + top : `${left}${top}:${right}${bottom}`
}

/** A sheet's name as it stands in an address, quoted where it must be. */
export const quotedName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseArea(name) === null && !/^R\d*C\d*$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`

/** `'My sheet'!A1` -> its sheet's name and the rest; no sheet: null. */
export function splitAddress(text: string): { readonly sheet: string | null; readonly rest: string } {
  const found = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text)
  if (found === null) return { sheet: null, rest: text.replace(/^=/, '') }
  return { sheet: (found[1] ?? found[2]!).replaceAll("''", "'"), rest: found[3]! }
}
