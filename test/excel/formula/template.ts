// Formulas of one column are mostly the same but for their row. They share one tree, which is made once.
import type { Area } from '../model/area.ts'
import { type Book, sheetNamed } from '../model/book.ts'
import { nameIn, placeOfName } from '../model/names.ts'
import type { Place } from '../model/place.ts'
import type { Cell, Sheet } from '../model/sheet.ts'
import { type Node, parseFormula } from './parse.ts'
import { ownRow } from './tokens.ts'

export type Template = {
  readonly tree: Node
  readonly references: readonly Extract<Node, { kind: 'reference' }>[]
  readonly names: readonly string[]
  /** Its value may change by itself. */
  readonly volatile: boolean
}

const templates = new Map<string, Template>()
const rowPatterns = new Map<number, RegExp>()
const most = 20_000

const ofCells = new WeakMap<Cell, { readonly formula: string; readonly row: number; readonly template: Template }>()

/** The tree of a cell's formula; the cell stands in this (zero-based) row. Throws NotImplemented for what is not understood. */
export function templateOf(cell: Cell, row: number): Template {
  const formula = cell.formula ?? ''
  const before = ofCells.get(cell)
  if (before !== undefined && before.formula === formula && before.row === row) return before.template
  const template = shared(formula, row)
  ofCells.set(cell, { formula, row, template })
  return template
}

function shared(formula: string, row: number): Template {
  const key = withOwnRow(formula, row)
  const known = templates.get(key)
  if (known !== undefined) return known
  const made = template(safely(key, formula))
  if (templates.size >= most) templates.clear()
  templates.set(key, made)
  return made
}

/** A reference from the own row to another row, such as `A5:A9` in row 5, keeps its numbers. */
function safely(key: string, formula: string): Node {
  return new RegExp(`${ownRow}:|:\\$?[A-Za-z]{1,3}${ownRow}`).test(key) && mixed.test(key)
    ? parseFormula(formula)
    : parseFormula(key)
}
const mixed = new RegExp(`${ownRow}:\\$?[A-Za-z]{1,3}\\$?\\d|\\d:\\$?[A-Za-z]{1,3}${ownRow}`)

function withOwnRow(formula: string, row: number): string {
  let pattern = rowPatterns.get(row)
  if (pattern === undefined) {
    pattern = new RegExp(`(?<=[A-Za-z])${row + 1}(?![\\d(.])`, 'g')
    if (rowPatterns.size >= most) rowPatterns.clear()
    rowPatterns.set(row, pattern)
  }
  // Texts may hold what looks like an address; such a formula is taken as it is.
  return formula.includes('"') ? outsideTexts(formula, pattern) : formula.replace(pattern, ownRow)
}

const outsideTexts = (formula: string, pattern: RegExp): string =>
  formula
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(pattern, ownRow) : part))
    .join('"')

function template(tree: Node): Template {
  const references: Extract<Node, { kind: 'reference' }>[] = []
  const names: string[] = []
  let volatile = false
  const visit = (node: Node) => {
    if (node.kind === 'reference') references.push(node)
    else if (node.kind === 'name') names.push(node.name)
    else if (node.kind === 'call') {
      volatile ||= ['TODAY', 'NOW', 'ROW', 'COLUMN'].includes(node.name)
      node.given.forEach(visit)
    } else if (node.kind === 'unary') visit(node.of)
    else if (node.kind === 'binary') {
      visit(node.left)
      visit(node.right)
    } else if (node.kind === 'array') for (const row of node.rows) row.forEach(visit)
  }
  visit(tree)
  const seen = new Set<string>()
  const different = references.filter(({ sheet, area, own }) => {
    const key = JSON.stringify([sheet, area, own])
    return !seen.has(key) && seen.add(key)
  })
  return { tree, references: different, names: [...new Set(names)], volatile }
}

export type Standing = { readonly book: Book; readonly sheet: Sheet; readonly row: number; readonly column: number }

/** Where a reference of a template points for a formula that stands here; null: its sheet is gone. */
export function placeOfReference(
  { book, sheet, row }: Standing,
  reference: Extract<Node, { kind: 'reference' }>,
): Place | null {
  const owner = reference.sheet === null ? sheet : sheetNamed(book, reference.sheet)
  if (owner === undefined) return null
  const area: Area = reference.own ? { ...reference.area, row } : reference.area
  return { sheet: owner, area }
}

/** Where a name points; null: there is no such name, or it is no reference. */
export function placeOfNamed({ book, sheet }: Standing, name: string): Place | null {
  const found = nameIn(book, name, sheet) ?? nameIn(book, name, null)
  return found === undefined ? null : placeOfName(book, found)
}
