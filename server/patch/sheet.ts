// One sheet of somebody's workbook: its cells edited, everything else kept.
import { cellName, columnOf } from '../../core/grid.ts'
import { notPatchable } from '../package/not-patchable.ts'
import { type Outline, outlineOf, sheetOrder, withSections } from '../package/sections.ts'
import { type ColumnStyles, type Edits, editCells } from './cells.ts'
import { attributesOf, childrenOf, elementOf, startTag } from './elements.ts'
import type { Patch } from './package.ts'

/** The style that each column gives to cells that are not there. */
function columnStyles(b: Buffer, outline: Outline, part: string): ColumnStyles {
  const cols = outline.sections.find(({ name }) => name === 'cols')
  if (!cols) return () => 0
  const runs = [...childrenOf(b, elementOf(b, cols), part)].map((col) => {
    const known = attributesOf(startTag(b, col), part)
    const [from, to, style] = ['min', 'max', 'style'].map((name) => Number(known.get(name) ?? 0))
    return { from: from! - 1, to: to! - 1, style: style! }
  })
  return (column) => runs.find(({ from, to }) => from <= column && column <= to)?.style ?? 0
}

/** The `dimension` element widened by the edits; null when it already holds them all. */
function dimension(b: Buffer, outline: Outline, edits: Edits, part: string): string | null {
  const section = outline.sections.find(({ name }) => name === 'dimension')
  const ref = section && attributesOf(startTag(b, elementOf(b, section)), part).get('ref')
  const found = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(ref ?? '')
  if (!found) return null
  const [, left = '', top = '', right = left, bottom = top] = found
  const columns = [columnOf(left), columnOf(right)]
  const rows = [Number(top), Number(bottom)]
  for (const [row, cells] of edits) {
    rows.push(row)
    columns.push(...cells.keys())
  }
  const [first, last] = [Math.min, Math.max].map((pick) =>
    cellName(
      columns.reduce((a, c) => pick(a, c)),
      rows.reduce((a, c) => pick(a, c)),
    ),
  )
  const wider = first === last ? first : `${first}:${last}`
  return wider === ref ? null : `<dimension ref="${wider}"/>`
}

/** @throws Problem `workbook-not-patchable` for a part whose build we cannot be sure of */
export function editSheet(patch: Patch, part: string, edits: Edits): void {
  if (edits.size === 0) return
  const b = patch.bytes(part)
  const outline = outlineOf(b, 'worksheet', part)
  const data = outline.sections.find(({ name }) => name === 'sheetData') ?? notPatchable(part)
  const changes = new Map<string, Buffer | string>([
    ['sheetData', editCells(b, data, edits, columnStyles(b, outline, part), part)],
  ])
  const wider = dimension(b, outline, edits, part)
  if (wider) changes.set('dimension', wider)
  patch.set(part, withSections(b, outline, sheetOrder, changes))
}
