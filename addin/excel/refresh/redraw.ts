// Figures written again where they stand. Around them nothing is touched but what has to give way.
import type { Language, Texts } from '../../../core/words.ts'
import type { Sheet } from '../../../templates/sheet.ts'
import type { RefreshedSheet } from '../../host/sheet-host.ts'
import { entered } from '../content.ts'
import { widthOf } from '../pen/areas.ts'
import { cellSteps } from '../pen/cells.ts'
import { addTable, widthStep } from '../pen/frame.ts'
import { formatSteps, lookSteps } from '../pen/looks.ts'
import type { Step } from '../pen/steps.ts'
import { relocked, unlocked } from '../protection.ts'
import { bytesOf } from '../traits.ts'
import type { Box } from './box.ts'
import type { Arranged, Note } from './notes.ts'
import { fitTable, tableRange } from './tables.ts'

const gone: Texts = { 'zh-CN': '（本期无此行）', 'en-US': '(not in this period)' }

export type Redraw = {
  readonly box: Box
  readonly wanted: RefreshedSheet
  /** Null: nothing stands beside the lines. */
  readonly notes: Arranged | null
  readonly language: Language
  readonly date1904: boolean
  /** Figures as results: the sheet does not stand where its formulas think. */
  readonly results: boolean
}

/** Rows and columns that the box takes from now on: it never becomes smaller, so that nothing below or beside moves up. */
export function sizeOf({ box, wanted, notes }: Redraw): { readonly height: number; readonly width: number } {
  const { sheet } = wanted
  return {
    height: Math.max(box.height, sheet.rows.length + (notes?.orphans.length ?? 0)),
    width: Math.max(box.width, widthOf(sheet)),
  }
}

export function* redrawSteps(target: Excel.Worksheet, redraw: Redraw): Generator<Step> {
  const { box, wanted, notes, date1904, results } = redraw
  const { sheet } = wanted
  const size = sizeOf(redraw)
  const manner = { date1904, results }
  const at = { row: box.row, column: box.column }
  yield { bytes: 2000, queue: () => makeRoom(target, box, size, sheet) }
  // The looks of a sheet are drawn from its first cell; a box that was moved keeps those that it has.
  const inPlace = box.row === 0 && box.column === 0
  if (inPlace) yield* formatSteps(target, withoutColumnLooks(sheet))
  yield* cellSteps(target, sheet, size.width, at, manner)
  if (inPlace) yield* lookSteps(target, withoutColumnLooks(sheet))
  if (inPlace && size.width > box.width) yield widthStep(target, sheet.columns, box.width)
  for (const table of sheet.tables ?? []) {
    const range = tableRange(table, box, size.width - box.width)
    if (range !== null) yield { bytes: 800, queue: () => fitTable(target, table, range) }
    else if (inPlace && !box.tables.has(table.name)) yield { bytes: 500, queue: () => addTable(target, table) }
  }
  if (notes) yield* noteSteps(target, redraw, notes, size.width)
  yield { bytes: 500, queue: () => relocked(target, box.lock) }
}

/** Looks of whole columns would reach into notes below the box. */
const withoutColumnLooks = (sheet: Sheet): Sheet => ({
  ...sheet,
  columns: sheet.columns.map(({ look: _, ...column }) => column),
})

function makeRoom(target: Excel.Worksheet, box: Box, size: ReturnType<typeof sizeOf>, sheet: Sheet): void {
  unlocked(target, box.lock)
  if (size.width > box.width)
    target
      .getRangeByIndexes(0, box.column + box.width, 1, size.width - box.width)
      .getEntireColumn()
      .insert('Right')
  if (size.height > box.height)
    target
      .getRangeByIndexes(box.row + box.height, 0, size.height - box.height, 1)
      .getEntireRow()
      .insert('Down')
  const merged = sheet.merges ?? []
  const all = target.getRangeByIndexes(box.row, box.column, size.height, size.width)
  if (merged.length > 0) all.unmerge()
  const surplus = size.height - sheet.rows.length
  if (surplus > 0) target.getRangeByIndexes(box.row + sheet.rows.length, box.column, surplus, size.width).clear('All')
  for (const range of merged) if (box.row === 0 && box.column === 0) target.getRange(range).merge(false)
}

/** Notes in their new order, and lines that are gone below with their names. */
function* noteSteps(
  target: Excel.Worksheet,
  { box, wanted, language }: Redraw,
  { lines, orphans, moved }: Arranged,
  width: number,
): Generator<Step> {
  if (!moved) return
  const column = box.column + width
  const first = box.row + wanted.firstLine - 1
  const old = box.height - (wanted.firstLine - 1)
  const all: (Note | null)[] = [...lines, ...orphans]
  while (all.length < old) all.push(null)
  const cells = all.map((note) => note?.cells.slice(0, box.beside) ?? Array.from({ length: box.beside }, () => ''))
  const formats = all.map(
    (note) => note?.formats.slice(0, box.beside) ?? Array.from({ length: box.beside }, () => 'General'),
  )
  yield {
    bytes: [...cells, ...formats].flat().reduce<number>((sum, cell) => sum + bytesOf(cell), 0),
    queue: () => {
      const range = target.getRangeByIndexes(first, column, all.length, box.beside)
      range.numberFormat = formats.map((row) => [...row])
      range.formulasR1C1 = cells.map((row) => [...row])
    },
  }
  for (const [n, { name }] of orphans.entries())
    yield {
      bytes: 500,
      queue: () => {
        const parts = [...name.split('\u001f'), gone[language]]
        const row = target.getRangeByIndexes(first + lines.length + n, box.column, 1, parts.length)
        row.formulas = [parts.map((part) => entered(part, null, false))]
      },
    }
}
