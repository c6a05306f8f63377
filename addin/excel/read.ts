// Rows of sheets in few large answers: contents of columns as they are, formats only where numbers stand, the rest asked again where needed.
import type { RawRow } from '../../core/grid.ts'
import { done, failed, type Outcome } from '../host/outcome.ts'
import type { RowsWish } from '../host/rows-wish.ts'
import { remedyOf, trouble } from '../host/trouble.ts'
import { rowsOf } from './decode.ts'
import { oddColumns } from './odd.ts'
import type { Context } from './office.ts'
import { answerBytes, rowBytes, type Stretch, stripsOf, takePortion } from './portions.ts'
import type { Run } from './run.ts'
import { answerOf, type Loaded, loadStretch, repaired, weightOf } from './stretch.ts'
import type { KnownSheet } from './survey.ts'

type Take = (wish: number, batch: readonly RawRow[]) => void
type Options = { readonly signal?: AbortSignal; readonly onProgress?: (rows: number, of: number) => void }

/** Answers of less are not worth trying: a single cell may hold 32 kB. */
const leastBytes = 100_000

/** How far a reading has come: it goes on from here when Excel was busy or the answer too large. */
type Progress = {
  left: readonly Stretch[]
  /** Read, but some columns have to be asked again. */
  held: readonly Loaded[]
  /** Sheets whose last row has been looked up. */
  measured: boolean
  /** Estimated bytes of an answer, at most. */
  most: number
  /** What was too large once is not tried again. */
  ceiling: number
  given: number
}

export type Reading = { readonly known: (wish: number) => KnownSheet; readonly date1904: boolean }

export async function readRows(
  run: Run,
  wishes: readonly RowsWish[],
  { known, date1904 }: Reading,
  take: Take,
  { signal, onProgress }: Options = {},
): Promise<Outcome<void>> {
  const odd = wishes.map(() => new Set<number>())
  const progress: Progress = {
    left: wishes.flatMap(({ from, to }, wish) => {
      const { firstRow, lastRow } = known(wish)
      const stretch = { wish, from: from ?? firstRow, to: to ?? lastRow }
      return stretch.to < stretch.from ? [] : [stretch]
    }),
    held: [],
    measured: false,
    most: answerBytes.estimated,
    ceiling: Number.POSITIVE_INFINITY,
    given: 0,
  }
  const total = () => progress.given + rowsIn(progress.left) + rowsIn(progress.held.map(({ stretch }) => stretch))
  const strips = (wish: number) => stripsOf(wishes[wish]!, known(wish), odd[wish]!)
  const bytesPerRow = (wish: number) => rowBytes(strips(wish), known(wish))
  const deliver = (loaded: Loaded): void => {
    const { stretch } = loaded
    take(stretch.wish, rowsOf(answerOf(loaded), date1904))
    progress.given += stretch.to - stretch.from + 1
  }

  async function step(context: Context): Promise<void> {
    const { taken, left } = takePortion(progress.left, bytesPerRow, progress.most)
    const loading = taken.map((stretch) =>
      loadStretch(context, wishes[stretch.wish]!.sheet, stretch, strips(stretch.wish), false),
    )
    const again = progress.held.map(({ stretch, odd, hidden }) => {
      const columns = odd.map((column) => ({ column, count: 1, ask: 'both', formats: true }) as const)
      return loadStretch(context, wishes[stretch.wish]!.sheet, stretch, columns, hidden)
    })
    const reach = progress.measured
      ? []
      : wishes.map(({ sheet, to }) => (to === undefined ? used(context, sheet) : null))
    await context.sync()

    const held = progress.held.map((loaded, n) => repaired(loaded, again[n]!()))
    const fresh = loading.map((loaded) => withOdd(loaded(), odd))
    const weighed = fresh.reduce((sum, loaded) => sum + weightOf(loaded), 0)
    const estimated = taken.reduce((sum, { wish, from, to }) => sum + (to - from + 1) * bytesPerRow(wish), 0)
    // A small answer tells nothing about a large one.
    if (weighed > leastBytes) progress.most = Math.min(progress.ceiling, (answerBytes.weighed * estimated) / weighed)
    progress.left = progress.measured ? left : [...left, ...grown(reach, taken, left)].sort(inOrder)
    progress.measured = true
    progress.held = []
    for (const loaded of held) deliver(loaded)
    const waiting = fresh.findIndex(({ odd, hidden }) => odd.length > 0 || hidden)
    for (const loaded of waiting < 0 ? fresh : fresh.slice(0, waiting)) deliver(loaded)
    progress.held = waiting < 0 ? [] : fresh.slice(waiting)
    onProgress?.(progress.given, total())
  }

  for (;;) {
    const outcome = await run<void>(async (context) => {
      while (progress.left.length > 0 || progress.held.length > 0) {
        if (signal?.aborted) return failed(trouble('stopped'))
        await step(context)
      }
      return done(undefined)
    })
    if (outcome.done || remedyOf(outcome.trouble) !== 'smaller' || progress.most <= leastBytes) return outcome
    progress.most /= 2
    progress.ceiling = progress.most
  }
}

const rowsIn = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, to }) => sum + to - from + 1, 0)

const inOrder = (one: Stretch, other: Stretch): number => one.wish - other.wish || one.from - other.from

function withOdd(loaded: Loaded, odd: readonly Set<number>[]): Loaded {
  const columns = oddColumns(loaded.blocks)
  for (const column of columns) odd[loaded.stretch.wish]!.add(column)
  return { ...loaded, odd: columns }
}

function used(context: Context, sheet: string): Excel.Range {
  const range = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true)
  range.load('rowIndex,rowCount')
  return range
}

/** Rows that came to be below those that were known. */
function grown(
  reach: readonly (Excel.Range | null)[],
  taken: readonly Stretch[],
  left: readonly Stretch[],
): readonly Stretch[] {
  return reach.flatMap((range, wish) => {
    if (!range || range.isNullObject) return []
    const known = Math.max(0, ...[...taken, ...left].filter((stretch) => stretch.wish === wish).map(({ to }) => to))
    const last = range.rowIndex + range.rowCount
    return last > known ? [{ wish, from: known + 1, to: last }] : []
  })
}
