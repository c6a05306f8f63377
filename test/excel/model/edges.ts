// Borders: an edge of an area belongs to the cells along it.
import { type Area, isWholeColumns } from './area.ts'
import type { Book } from './book.ts'
import { cellsIn, columnAt, madeCell, type Sheet, styleAt } from './sheet.ts'
import { type Edge, type EdgeName, eachLookOnce, plainStyle } from './style.ts'
import { uniform } from './uniform.ts'

export const edgeSides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const
export type EdgeSide = (typeof edgeSides)[number]

type Part = { readonly area: Area; readonly edge: EdgeName }

function partsOf(area: Area, side: EdgeSide): readonly Part[] {
  const { row, column, rows, columns } = area
  switch (side) {
    case 'EdgeTop':
      return [{ area: { ...area, rows: 1 }, edge: side }]
    case 'EdgeBottom':
      return [{ area: { ...area, row: row + rows - 1, rows: 1 }, edge: side }]
    case 'EdgeLeft':
      return [{ area: { ...area, columns: 1 }, edge: side }]
    case 'EdgeRight':
      return [{ area: { ...area, column: column + columns - 1, columns: 1 }, edge: side }]
    case 'InsideVertical':
      return [
        { area: { ...area, columns: columns - 1 }, edge: 'EdgeRight' },
        { area: { ...area, column: column + 1, columns: columns - 1 }, edge: 'EdgeLeft' },
      ]
    case 'InsideHorizontal':
      return [
        { area: { ...area, rows: rows - 1 }, edge: 'EdgeBottom' },
        { area: { ...area, row: row + 1, rows: rows - 1 }, edge: 'EdgeTop' },
      ]
    default:
      return [{ area, edge: side }]
  }
}

function* cellsOf(part: Part): Generator<readonly [row: number, column: number]> {
  const { row, column, rows, columns } = part.area
  for (let down = 0; down < rows; down++)
    for (let right = 0; right < columns; right++) yield [row + down, column + right]
}

/** The edge that all cells along a side have in common; null: none, or they differ. */
export function edgeOf(sheet: Sheet, area: Area, side: EdgeSide): Edge | null {
  if (isWholeColumns(area)) return edgeOf(sheet, { ...area, rows: 1 }, side)
  const found = partsOf(area, side).flatMap((part) =>
    [...cellsOf(part)].map(([row, column]) => JSON.stringify(styleAt(sheet, row, column).edges[part.edge] ?? null)),
  )
  const common = uniform(found)
  return common === null ? null : (JSON.parse(common) as Edge | null)
}

/** Changes an edge; a style of None takes it away. Whole columns keep it for cells that do not exist yet. */
export function setEdge(book: Book, sheet: Sheet, area: Area, side: EdgeSide, change: Partial<Edge>): void {
  for (const part of partsOf(area, side)) {
    const changed = eachLookOnce((style) => {
      const { [part.edge]: before, ...others } = style.edges
      const edge = { style: 'Continuous', color: '#000000', weight: 'Thin', ...before, ...change }
      return book.styles.changed(style, { edges: edge.style === 'None' ? others : { ...others, [part.edge]: edge } })
    })
    if (!isWholeColumns(area)) {
      for (const [row, column] of cellsOf(part)) {
        const cell = madeCell(sheet, row, column)
        cell.style = changed(cell.style)
      }
      continue
    }
    for (const [cell] of cellsIn(sheet, part.area)) cell.style = changed(cell.style)
    if (part.area.rows === 1) continue
    for (let column = part.area.column; column < part.area.column + part.area.columns; column++) {
      const line = columnAt(sheet, column)
      line.style = changed(line.style ?? plainStyle)
    }
  }
}
