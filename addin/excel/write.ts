// Cells of one action: what stood there is read and what is wished is written in the same round trip.
import { cellName } from '../../core/grid.ts'
import { addressOf, gridOf, type Rectangle, rectanglesOf } from '../host/blocks.ts'
import { done, failed, type Outcome } from '../host/outcome.ts'
import type { SheetId } from '../host/sheet-host.ts'
import { trouble } from '../host/trouble.ts'
import type { Stood, Undo, WriteCell, WriteWish, Written } from '../host/write-wish.ts'
import { contentOf, entered, formatOf, restored } from './content.ts'
import type { Context } from './office.ts'
import { type Lock, lockOf, relocked, unlocked } from './protection.ts'
import { quietly, type Run } from './run.ts'

type Content = string | number | boolean
/** A cell with what goes into it; a null format leaves the cell's own. */
type Put = { readonly row: number; readonly column: number; readonly content: Content; readonly format: string | null }

/** Queues a block; gives what stood there, after the sync. */
function putBlock(
  sheet: Excel.Worksheet,
  { row, column, height, width, cells }: Rectangle<Put>,
): () => readonly Stood[] {
  const at = () => sheet.getRangeByIndexes(row - 1, column, height, width)
  const before = at()
  before.load('formulas,values,numberFormat')
  const block = at()
  if (cells.some(({ format }) => format !== null)) block.numberFormat = gridOf(formats(cells), width)
  block.formulas = gridOf(
    cells.map(({ content }) => content),
    width,
  )
  const after = at()
  after.load('values')
  return () =>
    cells.map(({ row, column }, n): Stood => {
      const [r, c] = [Math.floor(n / width), n % width]
      const content: Content = before.formulas[r]![c]
      const formula = typeof content === 'string' && content.startsWith('=') && content !== before.values[r]![c]
      return {
        row,
        column,
        before: { content, formula, numberFormat: before.numberFormat[r]![c] },
        after: after.values[r]![c],
      }
    })
}

// A null in a block leaves a cell's format; the library's types do not know it.
const formats = (cells: readonly Put[]): string[] => cells.map(({ format }) => format as string)

/** Without `unlock` the sheet is taken as it is. */
async function put(
  context: Context,
  sheetId: string,
  cells: readonly Put[],
  unlock: WriteWish['unlock'],
): Promise<Outcome<Written>> {
  const lock: Lock | null = unlock ? await lockOf(context, sheetId, unlock.password) : null
  const sheet = context.workbook.worksheets.getItem(sheetId)
  const stood: (() => readonly Stood[])[] = []
  quietly(context, () => {
    if (lock) unlocked(sheet, lock)
    for (const block of rectanglesOf(cells)) stood.push(putBlock(sheet, block))
    if (lock) relocked(sheet, lock)
  })
  await context.sync()
  const undo = { sheet: sheetId, cells: stood.flatMap((tell) => tell()) }
  return done({ undo: unlock ? { ...undo, unlock } : undo })
}

const putOf = (cell: WriteCell, date1904: boolean): Put => {
  const { row, column, value } = cell
  const format = formatOf(cell)
  const formula = typeof value === 'object' && value !== null && 'formula' in value
  return { row, column, content: entered(contentOf(value, date1904), format, formula), format }
}

export const write = (run: Run, { sheet, cells, unlock }: WriteWish, date1904: boolean): Promise<Outcome<Written>> =>
  run(
    (context) =>
      put(
        context,
        sheet,
        cells.map((cell) => putOf(cell, date1904)),
        unlock,
      ),
    { command: true, quiet: true, sheet },
  )

/** Cells that no longer show what was written. */
async function changedSince(context: Context, sheet: SheetId, cells: readonly Stood[]): Promise<readonly string[]> {
  const worksheet = context.workbook.worksheets.getItem(sheet)
  const blocks = rectanglesOf(cells).map((block) => {
    const range = worksheet.getRange(addressOf(block))
    range.load('values')
    return { block, range }
  })
  await context.sync()
  return blocks.flatMap(({ block, range }) =>
    block.cells
      .filter(({ after }, n) => range.values[Math.floor(n / block.width)]![n % block.width] !== after)
      .map(({ row, column }) => cellName(column, row)),
  )
}

const mostNamed = 8

export const undo = (run: Run, { sheet, cells, unlock }: Undo, force: boolean): Promise<Outcome<Written>> =>
  run(
    async (context) => {
      const changed = force ? [] : await changedSince(context, sheet, cells)
      if (changed.length > 0)
        return failed(
          trouble('changed-meanwhile', {
            cells: `${changed.slice(0, mostNamed).join(', ')}${changed.length > mostNamed ? '…' : ''}`,
          }),
        )
      return put(
        context,
        sheet,
        cells.map(({ row, column, before }) => ({
          row,
          column,
          content: restored(before),
          format: before.numberFormat,
        })),
        unlock,
      )
    },
    { command: true, quiet: true, sheet },
  )
