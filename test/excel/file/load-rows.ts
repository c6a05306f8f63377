// The rows and cells of a sheet part, read by one pass over its text.

import { areaText, columnIndex, parseArea } from '../model/area.ts'
import { type Cell, emptyCell, rowAt, type Sheet } from '../model/sheet.ts'
import { plainStyle, type Style } from '../model/style.ts'
import type { CellValue } from '../model/value.ts'
import { notImplemented } from '../wire/host-error.ts'
import { movedFormula } from './moved-formula.ts'
import { attributesOf, isOn, unescaped } from './xml.ts'

export type Lookups = {
  readonly strings: readonly string[]
  readonly styles: readonly Style[]
  /** Remembers which shared text a cell came with, so that rich text survives. */
  readonly shared: WeakMap<Cell, number>
}

const part = /<row\b([^>]*?)\/?>|<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g
const reference = /\br="([A-Z]{1,3})(\d+)"/
const styleIndex = /\bs="(\d+)"/
const typeName = /\bt="(\w+)"/
const valueText = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/
const formulaText = /<f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/f>)/
const inlineTexts = /<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g

type SharedFormula = { readonly formula: string; readonly row: number; readonly column: number }

/** `text` is what stands between the tags of `sheetData`. */
export function loadRows(sheet: Sheet, text: string, lookups: Lookups): void {
  const formulas = new Map<string, SharedFormula>()
  let row = -1
  let column = -1
  for (const [, rowTag, cellTag, body = ''] of text.matchAll(part)) {
    if (cellTag === undefined) {
      row = loadRow(sheet, rowTag ?? '', row + 1, lookups)
      column = -1
      continue
    }
    const place = reference.exec(cellTag)
    column = place === null ? column + 1 : columnIndex(place[1]!)
    if (place !== null) row = Number(place[2]) - 1
    if (/\s[cv]m="/.test(cellTag)) throw notImplemented(`loading a cell with metadata in ${sheet.name}`)
    const style = lookups.styles[Number(styleIndex.exec(cellTag)?.[1] ?? 0)] ?? plainStyle
    const type = typeName.exec(cellTag)?.[1] ?? 'n'
    const formula = formulaOf(sheet, body, row, column, formulas)
    const cell: Cell = { ...emptyCell(style), formula }
    const written = valueText.exec(body)?.[1]
    if (type === 's' && written !== undefined) lookups.shared.set(cell, Number(written))
    cell.value = valueIn(type, written, body, lookups.strings)
    // A formula without a stored value was never worked out.
    cell.stale = formula !== null && written === undefined && type !== 'str'
    rowAt(sheet, row).cells[column] = cell
  }
}

function loadRow(sheet: Sheet, tag: string, next: number, { styles }: Lookups): number {
  const { r, ht, hidden, outlineLevel, s, customFormat } = attributesOf(tag)
  const index = r === undefined ? next : Number(r) - 1
  const row = rowAt(sheet, index)
  row.height = ht === undefined ? null : Number(ht)
  row.hidden = isOn(hidden)
  row.level = Number(outlineLevel ?? 0)
  row.style = isOn(customFormat) ? (styles[Number(s ?? 0)] ?? null) : null
  return index
}

function valueIn(type: string, written: string | undefined, body: string, strings: readonly string[]): CellValue {
  if (type === 'inlineStr') return [...body.matchAll(inlineTexts)].map(([, text]) => unescaped(text ?? '')).join('')
  if (type === 'str') return unescaped(written ?? '')
  if (written === undefined) return null
  if (type === 's') return strings[Number(written)] ?? ''
  if (type === 'b') return written === '1'
  if (type === 'e') return { error: unescaped(written) }
  if (type === 'd') throw notImplemented('loading a cell with an ISO date')
  return Number(written)
}

function formulaOf(
  sheet: Sheet,
  body: string,
  row: number,
  column: number,
  shared: Map<string, SharedFormula>,
): string | null {
  const found = formulaText.exec(body)
  if (found === null) return null
  const { t, si, ref } = attributesOf(found[1] ?? '')
  const formula = unescaped(found[2] ?? '')
  if (t === 'shared' && si !== undefined) {
    if (formula !== '') shared.set(si, { formula, row, column })
    const first = shared.get(si)
    if (first === undefined) throw new Error(`the shared formula ${si} of ${sheet.name} is missing`)
    return `=${movedFormula(first.formula, row - first.row, column - first.column)}`
  }
  if (t === 'array' || t === 'dataTable') {
    const area = parseArea(ref ?? '')
    throw notImplemented(`loading the ${t} formula in ${sheet.name}!${area === null ? '' : areaText(area)}`)
  }
  return `=${formula}`
}
