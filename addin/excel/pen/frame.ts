// What is around the cells: widths, heights, outline, frozen panes, merged cells, tables, filter, tab.
import { columnLetters } from '../../../core/grid.ts'
import type { Column, Sheet, Table } from '../../../templates/sheet.ts'
import type { Step } from './steps.ts'

/** A column's width in characters as points: 7 pixels a character, 96 pixels to 72 points. */
export const pointsOf = (characters: number): number => Math.round(characters * 7) * 0.75

type Run = { readonly from: number; readonly to: number }

/** Runs of neighbouring columns that say the same. */
function runs(
  columns: readonly Column[],
  say: (column: Column) => string | null,
): readonly (Run & { readonly said: string })[] {
  const found: { from: number; to: number; said: string }[] = []
  for (const [index, column] of columns.entries()) {
    const said = say(column)
    const last = found.at(-1)
    if (said === null) continue
    if (last && last.said === said && last.to === index - 1) last.to = index
    else found.push({ from: index, to: index, said })
  }
  return found
}

const columnsAt = (target: Excel.Worksheet, { from, to }: Run): Excel.Range =>
  target.getRange(`${columnLetters(from)}:${columnLetters(to)}`)

export const widthStep = (target: Excel.Worksheet, columns: readonly Column[], first = 0): Step => ({
  bytes: 400 * columns.length,
  queue: () => {
    for (const run of runs(columns, ({ width }) => String(width)))
      if (run.to >= first)
        columnsAt(target, { from: Math.max(run.from, first), to: run.to }).format.columnWidth = pointsOf(
          Number(run.said),
        )
  },
})

/** Outer groups first; what opens folded is folded when all groups are there. */
export const outlineStep = (target: Excel.Worksheet, columns: readonly Column[]): Step => ({
  bytes: 400 * columns.length,
  queue: () => {
    const deepest = columns.reduce((most, { level }) => Math.max(most, level ?? 0), 0)
    for (let depth = 1; depth <= deepest; depth++)
      for (const run of runs(columns, ({ level }) => ((level ?? 0) >= depth ? 'in' : null)))
        columnsAt(target, run).group('ByColumns')
    for (const run of runs(columns, ({ hidden, collapsed }) => (hidden || collapsed ? 'hidden' : null)))
      columnsAt(target, run).columnHidden = true
  },
})

const otherHeights = ({ rows }: Sheet): number =>
  rows.filter(({ height, hidden }, n) => height !== rows[n - 1]?.height || hidden !== rows[n - 1]?.hidden).length

export const heightStep = (target: Excel.Worksheet, sheet: Sheet): Step => ({
  bytes: 800 * (1 + otherHeights(sheet)),
  queue: () => {
    const { rows } = sheet
    for (let from = 0; from < rows.length; ) {
      const { height, hidden } = rows[from]!
      let to = from
      while (rows[to + 1]?.height === height && rows[to + 1]?.hidden === hidden && to + 1 < rows.length) to++
      if (height !== undefined) target.getRange(`${from + 1}:${to + 1}`).format.rowHeight = height
      if (hidden) target.getRange(`${from + 1}:${to + 1}`).rowHidden = true
      from = to + 1
    }
  },
})

export function addTable(target: Excel.Worksheet, { name, range }: Table): void {
  const table = target.tables.add(range, true)
  table.name = name
  // Looks are the sheet's own.
  table.style = 'TableStyleLight1'
  table.showBandedRows = false
}

export function* frameSteps(target: Excel.Worksheet, sheet: Sheet): Generator<Step> {
  const { merges = [], tables = [], filter, freeze, tab, plain, columns } = sheet
  yield widthStep(target, columns)
  yield heightStep(target, sheet)
  yield {
    bytes: 300 * (merges.length + tables.length + 6),
    queue: () => {
      for (const range of merges) target.getRange(range).merge(false)
      for (const table of tables) addTable(target, table)
      if (filter) target.autoFilter.apply(target.getRange(filter))
      if (freeze && freeze.rows > 0 && freeze.columns > 0)
        target.freezePanes.freezeAt(target.getRangeByIndexes(0, 0, freeze.rows, freeze.columns))
      else if (freeze && freeze.rows > 0) target.freezePanes.freezeRows(freeze.rows)
      else if (freeze && freeze.columns > 0) target.freezePanes.freezeColumns(freeze.columns)
      if (tab !== undefined) target.tabColor = `#${tab.replace('#', '')}`
      if (plain) target.showGridlines = false
    },
  }
  yield outlineStep(target, columns)
}
