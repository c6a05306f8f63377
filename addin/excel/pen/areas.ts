// Which cells look alike: rectangles, so that each look is told to Excel in few calls.
import { looks } from '../../../templates/looks.ts'
import type { Column, Look, Row, Sheet } from '../../../templates/sheet.ts'

/** Zero-based. */
export type Area = {
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
}

/** The look of a cell, the row's word before the column's; `own` when the row speaks. */
export function lookAt(row: Row, columns: readonly Column[], column: number) {
  const own = typeof row.look === 'string' ? row.look : row.look?.[column]
  return { look: own ?? columns[column]?.look ?? null, own: own !== undefined && own !== null }
}

/** Columns that the sheet has something in or a look for. */
export function widthOf({ rows, columns }: Sheet): number {
  return rows.reduce(
    (most, { cells, look }) => Math.max(most, cells.length, typeof look === 'object' ? look.length : 0),
    columns.length,
  )
}

export type Shade = {
  readonly look: Look | null
  /** The row speaks, not the column. */
  readonly own: boolean
  /** Shown as such although the look does not say it. */
  readonly moment: 'date' | 'moment' | null
}

const showsDate = (look: Look | null): boolean => look !== null && /[ymdh]/i.test(looks[look]?.numberFormat ?? '')

function shadeAt(row: Row, columns: readonly Column[], column: number): Shade | null {
  const { look, own } = lookAt(row, columns, column)
  const cell = row.cells[column]
  const dated = typeof cell === 'object' && cell !== null && 'date' in cell && !showsDate(look)
  if (!own && !dated) return null
  return { look, own, moment: dated ? (cell.date.includes('T') ? 'moment' : 'date') : null }
}

/** The rectangles of each shade. */
export function shadesOf(
  sheet: Sheet,
): ReadonlyMap<string, { readonly shade: Shade; readonly areas: readonly Area[] }> {
  const width = widthOf(sheet)
  const found = new Map<string, { shade: Shade; areas: Area[] }>()
  const open = new Map<string, { areas: Area[]; place: number; below: number }>()
  for (const [row, drawn] of sheet.rows.entries()) {
    for (let from = 0; from < width; ) {
      const shade = shadeAt(drawn, sheet.columns, from)
      const key = keyOf(shade)
      let to = from + 1
      while (to < width && keyOf(shadeAt(drawn, sheet.columns, to)) === key) to++
      if (shade) {
        const of = found.get(key) ?? { shade, areas: [] }
        found.set(key, of)
        const spot = `${from} ${to} ${key}`
        const above = open.get(spot)
        if (above?.below === row) {
          const area = above.areas[above.place]!
          above.areas[above.place] = { ...area, height: area.height + 1 }
          above.below = row + 1
        } else {
          const place = of.areas.push({ row, column: from, height: 1, width: to - from }) - 1
          open.set(spot, { areas: of.areas, place, below: row + 1 })
        }
      }
      from = to
    }
  }
  return found
}

const keyOf = (shade: Shade | null): string => (shade ? `${shade.look ?? ''} ${shade.own} ${shade.moment ?? ''}` : '')

/** Runs of neighbouring columns with the same look. */
export function columnAreas(
  columns: readonly Column[],
): readonly { readonly look: Look; readonly from: number; readonly count: number }[] {
  const runs: { look: Look; from: number; count: number }[] = []
  for (const [column, { look }] of columns.entries()) {
    if (look === undefined) continue
    const last = runs.at(-1)
    if (last && last.look === look && last.from + last.count === column) last.count++
    else runs.push({ look, from: column, count: 1 })
  }
  return runs
}
