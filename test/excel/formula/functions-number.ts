import { type CellError, isCellError } from '../model/value.ts'
import type { WorksheetFunction } from './functions.ts'
import { lifted, ofNumbers } from './lift.ts'
import { asBlock, asNumber, type Block, failure, isReferred, type Scalar, type Value } from './values.ts'

/** Numbers of all arguments; texts and truth values count only where they are written into the formula. */
function numbersIn(given: readonly Value[]): readonly number[] | CellError {
  const all: number[] = []
  for (const value of given) {
    const direct = !isReferred(value) && !Array.isArray(value)
    for (const one of asBlock(value).flat()) {
      if (isCellError(one)) return one
      if (typeof one === 'number') all.push(one)
      else if (direct && one !== null) {
        const number = asNumber(one)
        if (isCellError(number)) return number
        all.push(number)
      }
    }
  }
  return all
}

const total =
  (work: (all: readonly number[]) => Scalar): WorksheetFunction =>
  (given) => {
    const all = numbersIn(given)
    return isCellError(all) ? all : work(all)
  }

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)

/** Away from zero at the half, on the decimal digits that are shown. */
function rounded(value: number, digits: number, round: (value: number) => number): number {
  const factor = 10 ** Math.trunc(digits)
  return (Math.sign(value) * round(Number((Math.abs(value) * factor).toPrecision(15)))) / factor
}

function sumProduct(given: readonly Value[]): Scalar {
  const blocks = given.map(asBlock)
  const [first] = blocks
  if (first === undefined) return failure('#VALUE!')
  const shaped = blocks.every((block) => block.length === first.length && block[0]!.length === first[0]!.length)
  if (!shaped) return failure('#VALUE!')
  let result = 0
  for (const [row, line] of first.entries())
    for (const column of line.keys()) {
      let product = 1
      for (const block of blocks) {
        const value = block[row]![column]!
        if (isCellError(value)) return value
        product *= typeof value === 'number' ? value : 0
      }
      result += product
    }
  return result
}

function matrixProduct(left: Block, right: Block): Value {
  if (left[0]!.length !== right.length) return failure('#VALUE!')
  if ([...left.flat(), ...right.flat()].some((value) => typeof value !== 'number')) return failure('#VALUE!')
  return left.map((line) =>
    right[0]!.map((_, column) => sum(line.map((value, index) => Number(value) * Number(right[index]![column])))),
  )
}

export const numberFunctions: Readonly<Record<string, WorksheetFunction>> = {
  SUM: total(sum),
  PRODUCT: total((all) => all.reduce((a, b) => a * b, all.length === 0 ? 0 : 1)),
  MIN: total((all) => (all.length === 0 ? 0 : Math.min(...all))),
  MAX: total((all) => (all.length === 0 ? 0 : Math.max(...all))),
  AVERAGE: total((all) => (all.length === 0 ? failure('#DIV/0!') : sum(all) / all.length)),
  COUNT: (given) => given.flatMap((value) => asBlock(value).flat()).filter((one) => typeof one === 'number').length,
  COUNTA: (given) => given.flatMap((value) => asBlock(value).flat()).filter((one) => one !== null).length,
  COUNTBLANK: (given) =>
    given.flatMap((value) => asBlock(value).flat()).filter((one) => one === null || one === '').length,
  SUMPRODUCT: sumProduct,
  MMULT: ([left = null, right = null]) => matrixProduct(asBlock(left), asBlock(right)),
  ABS: ofNumbers((value) => Math.abs(value)),
  INT: ofNumbers((value) => Math.floor(value)),
  SIGN: ofNumbers((value) => Math.sign(value)),
  SQRT: ofNumbers((value) => (value < 0 ? failure('#NUM!') : Math.sqrt(value))),
  POWER: ofNumbers((base = 0, exponent = 0) => base ** exponent),
  MOD: ofNumbers((value = 0, by = 0) => (by === 0 ? failure('#DIV/0!') : value - by * Math.floor(value / by))),
  ROUND: ofNumbers((value = 0, digits = 0) => rounded(value, digits, Math.round)),
  ROUNDUP: ofNumbers((value = 0, digits = 0) => rounded(value, digits, Math.ceil)),
  ROUNDDOWN: ofNumbers((value = 0, digits = 0) => rounded(value, digits, Math.floor)),
  TRUNC: ofNumbers((value = 0, digits = 0) => rounded(value, digits, Math.floor)),
  N: lifted((value = null) => {
    if (isCellError(value)) return value
    return typeof value === 'string' ? 0 : asNumber(value)
  }),
}
