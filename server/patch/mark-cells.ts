// Marks the found cells of the score sheet, and takes marks off that an earlier check has left.
import type { Level, SaidFinding } from '../../core/finding.ts'
import { cellName, columnOf } from '../../core/grid.ts'
import { outlineOf } from '../package/sections.ts'
import type { CellEdit } from './cells.ts'
import { attributesOf, childrenOf, elementOf, startTag } from './elements.ts'
import { isMarked, marks } from './marks.ts'
import type { Patch } from './package.ts'
import type { Styles } from './styles.ts'

type Place = readonly [column: number, row: number]
type Edits = Map<number, Map<number, CellEdit>>

const weight: Readonly<Record<Level, number>> = { notice: 0, warning: 1, error: 2 }

function placeOf(cell: string | undefined): Place | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell ?? '') ?? []
  return letters === undefined ? null : [columnOf(letters), Number(row)]
}

/** The gravest level of each cell that was found in the sheet; rules on trial only hint. */
function levels(said: readonly SaidFinding[], sheet: string): ReadonlyMap<string, Level> {
  const found = new Map<string, Level>()
  for (const { sheet: where, cell, level, dryRun } of said) {
    if (where !== sheet || !placeOf(cell)) continue
    const own = dryRun ? 'notice' : level
    const known = found.get(cell)
    if (known === undefined || weight[own] > weight[known]) found.set(cell, own)
  }
  return found
}

const edit = (edits: Edits, [column, row]: Place, change: CellEdit): void => {
  const cells = edits.get(row) ?? new Map<number, CellEdit>()
  edits.set(row, cells.set(column, change))
}

/** A marked cell, and a style of its column that is not marked; null when the whole column is. */
type Marked = { readonly place: Place; readonly style: number; readonly like: number | null }

/** Cells that an earlier check has marked, each with the style of the nearest one above, else below, that is not. */
function markedBefore(patch: Patch, part: string, styles: Styles, firstRow: number): readonly Marked[] {
  const marked = new Set(Array.from({ length: styles.count() }, (_, n) => n).filter((n) => isMarked(styles, n)))
  if (marked.size === 0) return []
  const b = patch.bytes(part)
  const data = outlineOf(b, 'worksheet', part).sections.find(({ name }) => name === 'sheetData')
  if (!data) return []
  const found: Marked[] = []
  const nearest = new Map<number, number>()
  const firstOf = new Map<number, number>()
  for (const row of childrenOf(b, elementOf(b, data), part))
    for (const cell of childrenOf(b, row, part)) {
      const known = attributesOf(startTag(b, cell), part)
      const place = placeOf(known.get('r'))
      if (!place || place[1] < firstRow) continue
      const [column] = place
      const style = Number(known.get('s') ?? 0)
      if (marked.has(style)) found.push({ place, style, like: nearest.get(column) ?? null })
      else {
        nearest.set(column, style)
        if (!firstOf.has(column)) firstOf.set(column, style)
      }
    }
  return found.map((each) => ({ ...each, like: each.like ?? firstOf.get(each.place[0]) ?? null }))
}

/** For a column of which nobody knows what it looked like. */
const unmarked = {
  fill: '<fill><patternFill patternType="none"/></fill>',
  border: '<border><left/><right/><top/><bottom/><diagonal/></border>',
}

/** What has to be changed in the score sheet so that exactly the found cells are marked. */
export function markEdits(
  patch: Patch,
  part: string,
  { sheet, firstRow }: { readonly sheet: string; readonly firstRow: number },
  said: readonly SaidFinding[],
  styles: Styles,
): Edits {
  const edits: Edits = new Map()
  const found = levels(said, sheet)
  for (const { place, style, like } of markedBefore(patch, part, styles, firstRow)) {
    if (found.has(cellName(...place))) continue
    const shape = like === null ? unmarked : styles.shape(like)
    edit(edits, place, { restyle: () => styles.derive(style, shape) })
  }
  for (const [cell, level] of found)
    edit(edits, placeOf(cell)!, { restyle: (style) => styles.derive(style, marks[level]) })
  return edits
}
