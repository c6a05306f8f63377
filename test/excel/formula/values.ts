// Values within a formula: one, or a block of them.
import type { Place } from '../model/place.ts'
import { type CellError, type CellValue, isCellError } from '../model/value.ts'

export type Scalar = CellValue
export type Block = readonly (readonly Scalar[])[]
/** A reference stays one until its cells are wanted: COUNTBLANK and ROWS ask for it as such. */
export type Referred = { readonly place: Place; readonly block: () => Block }
export type Value = Scalar | Block | Referred

export const isBlock = (value: Value): value is Block => Array.isArray(value)
export const isReferred = (value: Value): value is Referred =>
  typeof value === 'object' && value !== null && 'place' in value

export const failure = (error: string): CellError => ({ error })

/** A block, or a single value; a single cell is its value. */
export function settled(value: Value): Scalar | Block {
  const found = isReferred(value) ? value.block() : value
  if (!isBlock(found)) return found
  return found.length === 1 && found[0]!.length === 1 ? found[0]![0]! : found
}

export const asBlock = (value: Value): Block => {
  const found = settled(value)
  return isBlock(found) ? found : [[found]]
}

/** Texts that are numbers count as such; errors pass on. */
export function asNumber(value: Scalar): number | CellError {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null) return 0
  if (isCellError(value)) return value
  const text = value.trim()
  return text === '' || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?$/i.test(text)
    ? failure('#VALUE!')
    : text.endsWith('%')
      ? Number(text.slice(0, -1)) / 100
      : Number(text)
}

export function asText(value: Scalar): string | CellError {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return isCellError(value) ? value : numberText(value)
}

/** As the format General writes it, with 15 digits. */
export const numberText = (value: number): string => {
  const text = String(Number(value.toPrecision(15)))
  return text.replace(/e([+-])(\d)$/, 'E$10$2').replace('e', 'E')
}

export function asTruth(value: Scalar): boolean | CellError {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  if (value === null) return false
  if (isCellError(value)) return value
  const word = value.toUpperCase()
  return word === 'TRUE' ? true : word === 'FALSE' ? false : failure('#VALUE!')
}

/** Lays blocks over each other; one row or column stretches, what does not reach is #N/A. */
export function together(values: readonly Value[], work: (...each: Scalar[]) => Scalar): Scalar | Block {
  const settledValues = values.map(settled)
  if (!settledValues.some(isBlock)) return work(...(settledValues as Scalar[]))
  const blocks = settledValues.map((value) => (isBlock(value) ? value : [[value]]))
  const rows = Math.max(...blocks.map((block) => block.length))
  const columns = Math.max(...blocks.map((block) => block[0]!.length))
  const pick = (block: Block, row: number, column: number): Scalar => {
    const line = block.length === 1 ? block[0] : block[row]
    const value = line === undefined ? undefined : line.length === 1 ? line[0] : line[column]
    return value === undefined ? failure('#N/A') : value
  }
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_line, column) => work(...blocks.map((block) => pick(block, row, column)))),
  )
}

const rank = (value: Scalar): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2)

/** Less than, equal to, greater than 0; numbers before texts before truth values, texts without case. */
export function compare(a: Scalar, b: Scalar): number | CellError {
  if (isCellError(a)) return a
  if (isCellError(b)) return b
  const left = a ?? emptyLike(b)
  const right = b ?? emptyLike(a)
  if (rank(left) !== rank(right)) return rank(left) - rank(right)
  if (typeof left === 'string') {
    const [first, second] = [left.toLowerCase(), String(right).toLowerCase()]
    return first < second ? -1 : first > second ? 1 : 0
  }
  return Number(left) - Number(right)
}

const emptyLike = (other: Scalar): Scalar => (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0)
