// Works out a formula's tree.
import { cellCount, intersection, wholeSheet } from '../model/area.ts'
import type { Place } from '../model/place.ts'
import { usedArea } from '../model/sheet.ts'
import { isCellError } from '../model/value.ts'
import { notImplemented } from '../wire/host-error.ts'
import { functions } from './functions.ts'
import type { Node } from './parse.ts'
import { placeOfNamed, placeOfReference, type Standing } from './template.ts'
import {
  asNumber,
  asText,
  asTruth,
  compare,
  failure,
  isBlock,
  type Scalar,
  settled,
  together,
  type Value,
} from './values.ts'

export type Work = Standing & {
  /** The value of a cell, worked out if need be. */
  readonly cell: (place: Place['sheet'], row: number, column: number) => Scalar
}

/** Throws NotImplemented for a function or a name that is not known. */
export function evaluate(node: Node, work: Work): Value {
  switch (node.kind) {
    case 'constant':
      return node.value
    case 'array':
      return node.rows.map((row) => row.map((one) => settled(evaluate(one, work)) as Scalar))
    case 'reference': {
      const place = placeOfReference(work, node)
      return place === null ? failure('#REF!') : referred(place, work)
    }
    case 'name': {
      const place = placeOfNamed(work, node.name)
      if (place === null) throw notImplemented(`the name ${node.name} in a formula`)
      return referred(place, work)
    }
    case 'unary':
      return together([evaluate(node.of, work)], (value) => signed(node.sign, value))
    case 'binary':
      return together([evaluate(node.left, work), evaluate(node.right, work)], operations[node.sign]!)
    default:
      return call(node, work)
  }
}

const signed = (sign: string, value: Scalar): Scalar => {
  if (sign === '+') return value
  const number = asNumber(value)
  return typeof number === 'number' ? -number : number
}

/** Whole rows and columns end where the sheet's content ends. */
function referred(place: Place, work: Work): Value {
  const { sheet, area } = place
  return {
    place,
    block: () => {
      const used = cellCount(area) > 100_000 ? usedArea(sheet, true, wholeSheet) : null
      const { row, column, rows, columns } = (used === null ? area : intersection(area, used)) ?? {
        ...area,
        rows: 1,
        columns: 1,
      }
      return Array.from({ length: rows }, (_, down) =>
        Array.from({ length: columns }, (_line, right) => work.cell(sheet, row + down, column + right)),
      )
    },
  }
}

function call({ name, given }: Extract<Node, { kind: 'call' }>, work: Work): Value {
  const value = (index: number): Value => {
    const node = given[index]
    return node === undefined ? null : evaluate(node, work)
  }
  if (name === 'IF') return choice(value, given.length)
  if (name === 'IFERROR' || name === 'IFNA') {
    const first = settled(value(0))
    const bad = (one: Scalar) => isCellError(one) && (name === 'IFERROR' || one.error === '#N/A')
    if (isBlock(first)) return together([first, value(1)], (one, other) => (bad(one) ? other : one))
    return bad(first) ? value(1) : first
  }
  const found = functions[name]
  if (found === undefined) throw notImplemented(`the worksheet function ${name}`)
  return found(
    given.map((node) => evaluate(node, work)),
    work,
  )
}

function choice(value: (index: number) => Value, count: number): Value {
  const condition = settled(value(0))
  const otherwise = (): Value => (count > 2 ? value(2) : false)
  if (isBlock(condition))
    return together([condition, value(1), otherwise()], (one, yes, no) => {
      const truth = asTruth(one)
      return isCellError(truth) ? truth : truth ? yes : no
    })
  const truth = asTruth(condition)
  return isCellError(truth) ? truth : truth ? value(1) : otherwise()
}

type Operation = (...each: Scalar[]) => Scalar

const arithmetic =
  (work: (a: number, b: number) => Scalar): Operation =>
  (left = null, right = null) => {
    const a = asNumber(left)
    if (typeof a !== 'number') return a
    const b = asNumber(right)
    return typeof b === 'number' ? work(a, b) : b
  }

const comparison =
  (fits: (order: number) => boolean): Operation =>
  (left = null, right = null) => {
    const order = compare(left, right)
    return typeof order === 'number' ? fits(order) : order
  }

const operations: Readonly<Record<string, Operation>> = {
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => (b === 0 ? failure('#DIV/0!') : a / b)),
  '^': arithmetic((a, b) => {
    const result = a ** b
    return Number.isFinite(result) ? result : failure('#NUM!')
  }),
  '&': (left = null, right = null) => {
    const a = asText(left)
    if (typeof a !== 'string') return a
    const b = asText(right)
    return typeof b === 'string' ? a + b : b
  },
  '=': comparison((order) => order === 0),
  '<>': comparison((order) => order !== 0),
  '<': comparison((order) => order < 0),
  '>': comparison((order) => order > 0),
  '<=': comparison((order) => order <= 0),
  '>=': comparison((order) => order >= 0),
}
