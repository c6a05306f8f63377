// Sets cells in the bytes of a worksheet part. Rows and cells that are not meant are copied as they are.
import { cellName, columnOf } from '../../core/grid.ts'
import { notPatchable } from '../package/not-patchable.ts'
import type { Section } from '../package/sections.ts'
import { attributes, textContent, textElement } from '../package/xml.ts'
import { attributesOf, childrenOf, type Element, elementOf, startTag } from './elements.ts'

export type CellEdit = {
  /** Left out, what the cell holds stays. A cell with a formula keeps it and gets the value as its result. */
  readonly value?: string | number | null
  /** From the style that the cell has, or would have by its row or column, to the style that it gets. */
  readonly restyle?: (style: number) => number
}

/** By Excel's row number and zero-based column. */
export type Edits = ReadonlyMap<number, ReadonlyMap<number, CellEdit>>

/** What a cell has that is not there: the style of its column. */
export type ColumnStyles = (column: number) => number

/** Attributes that the value brings along or takes away. */
const valued: readonly string[] = ['r', 's', 't', 'cm', 'vm']

type Known = { readonly style: number; readonly others: string; readonly formula: string; readonly rest: string }

function written(ref: string, { style, others, formula, rest }: Known, value: string | number | null): string {
  const text = typeof value === 'string'
  const type = !text ? undefined : formula === '' ? 'inlineStr' : 'str'
  const content =
    value === null
      ? ''
      : !text
        ? `<v>${value}</v>`
        : formula === ''
          ? `<is>${textElement(value)}</is>`
          : `<v>${textContent(value)}</v>`
  const start = `<c${attributes({ r: ref, s: style || undefined, t: type })}${others}`
  const inner = formula + content + rest
  return inner === '' ? `${start}/>` : `${start}>${inner}</c>`
}

const rawAttributes = (tag: string, without: readonly string[]): string =>
  [...tag.matchAll(/\s([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)]
    .filter(([, name = '']) => !without.includes(name))
    .map(([all]) => all)
    .join('')

function editedCell(b: Buffer, cell: Element, ref: string, edit: CellEdit, part: string): string {
  const tag = startTag(b, cell)
  const before = Number(attributesOf(tag, part).get('s') ?? 0)
  const style = edit.restyle ? edit.restyle(before) : before
  if (edit.value === undefined) {
    const start = `<c${attributes({ r: ref, s: style || undefined })}${rawAttributes(tag, ['r', 's'])}`
    return cell.to === cell.open ? `${start}/>` : `${start}>${b.toString('utf8', cell.open, cell.close)}</c>`
  }
  let formula = ''
  let rest = ''
  for (const { name, from, to } of childrenOf(b, cell, part))
    if (name === 'f') formula = b.toString('utf8', from, to)
    else if (name !== 'v' && name !== 'is') rest += b.toString('utf8', from, to)
  const without = formula === '' ? valued : valued.filter((name) => name !== 'cm')
  return written(ref, { style, others: rawAttributes(tag, without), formula, rest }, edit.value)
}

function newCell(ref: string, { value = null, restyle }: CellEdit, base: number): string {
  return written(ref, { style: restyle ? restyle(base) : base, others: '', formula: '', rest: '' }, value)
}

/** Edits in order, to be taken from the front. */
function queueOf<T>(edits: ReadonlyMap<number, T>) {
  const sorted = [...edits].sort((a, b) => a[0] - b[0])
  let at = 0
  return {
    first: () => sorted[at]?.[0] ?? Number.POSITIVE_INFINITY,
    take: () => sorted[at++]!,
  }
}

const referenceOf = (reference: string | undefined, part: string): readonly [column: number, row: number] | null => {
  if (reference === undefined) return null
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? notPatchable(part)
  return [columnOf(letters), Number(row)]
}

const hasFormula = (b: Buffer, cell: Element, part: string): boolean =>
  [...childrenOf(b, cell, part)].some(({ name }) => name === 'f')

/** One row with its cells edited; `base` gives the style of a cell that is not there. */
function editedRow(
  b: Buffer,
  row: Element,
  number: number,
  edits: ReadonlyMap<number, CellEdit>,
  styles: ColumnStyles,
  part: string,
): string {
  const tag = startTag(b, row)
  const known = attributesOf(tag, part)
  const own =
    known.get('customFormat') === '1' || known.get('customFormat') === 'true' ? Number(known.get('s') ?? 0) : null
  const todo = queueOf(edits)
  // What a formula of the row showed may no longer be so; no result says "work it out", a wrong one would be believed.
  const stale = [...edits.values()].some(({ value }) => value !== undefined)
  let cells = ''
  let added = false
  const addBefore = (column: number) => {
    while (todo.first() < column) {
      const [at, edit] = todo.take()
      cells += newCell(cellName(at, number), edit, own ?? styles(at))
      added = true
    }
  }
  let column = -1
  for (const child of childrenOf(b, row, part)) {
    if (child.name !== 'c') {
      addBefore(Number.POSITIVE_INFINITY)
      cells += b.toString('utf8', child.from, child.to)
      continue
    }
    const [at, named] = referenceOf(attributesOf(startTag(b, child), part).get('r'), part) ?? [column + 1, number]
    if (at <= column || named !== number) notPatchable(part)
    column = at
    addBefore(column)
    const meant = edits.get(column)
    if (meant) todo.take()
    const edit = meant ?? (stale && hasFormula(b, child, part) ? { value: null } : undefined)
    cells += edit
      ? editedCell(b, child, cellName(column, number), edit, part)
      : b.toString('utf8', child.from, child.to)
  }
  addBefore(Number.POSITIVE_INFINITY)
  return `<row${attributes({ r: number })}${rawAttributes(tag, added ? ['r', 'spans'] : ['r'])}>${cells}</row>`
}

/** The `sheetData` element, which stands in the part as `section` says, with its cells edited. */
export function editCells(b: Buffer, section: Section, edits: Edits, styles: ColumnStyles, part: string): Buffer {
  const data = elementOf(b, section)
  const todo = queueOf(edits)
  const out: Buffer[] = []
  const put = (text: string) => out.push(Buffer.from(text))
  const addBefore = (row: number) => {
    while (todo.first() < row) {
      const [number, cells] = todo.take()
      const each = [...cells]
        .sort((a, b) => a[0] - b[0])
        .map(([column, edit]) => newCell(cellName(column, number), edit, styles(column)))
      put(`<row r="${number}">${each.join('')}</row>`)
    }
  }
  if (data.to === data.open) put('<sheetData>')
  let copied = data.to === data.open ? data.to : data.from
  let number = 0
  for (const row of childrenOf(b, data, part)) {
    if (row.name !== 'row') continue
    if (todo.first() === Number.POSITIVE_INFINITY) break
    const named = Number(attributesOf(startTag(b, row), part).get('r') ?? number + 1)
    if (!(named > number)) notPatchable(part)
    number = named
    if (todo.first() > number) continue
    out.push(b.subarray(copied, row.from))
    copied = row.from
    addBefore(number)
    const cells = edits.get(number)
    if (!cells) continue
    todo.take()
    put(editedRow(b, row, number, cells, styles, part))
    copied = row.to
  }
  out.push(b.subarray(copied, data.close))
  addBefore(Number.POSITIVE_INFINITY)
  put('</sheetData>')
  return Buffer.concat(out)
}
