// What a cell can hold, and how Excel names it.

export type CellError = { readonly error: string }
export type CellValue = string | number | boolean | CellError | null

export const errorTexts = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!']

export const isCellError = (value: unknown): value is CellError =>
  typeof value === 'object' && value !== null && 'error' in value

/** As `values` gives it: an empty cell is an empty text, an error its name. */
export const onWire = (value: CellValue): string | number | boolean =>
  value === null ? '' : isCellError(value) ? value.error : value

/** As `valueTypes` gives it. */
export function valueType(value: CellValue): string {
  if (value === null) return 'Empty'
  if (isCellError(value)) return 'Error'
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof value as 'string' | 'number' | 'boolean']
}
