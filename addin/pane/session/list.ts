// The list of a workbook that is not ours, before anything is made of it.
import { cellName, type RawRow } from '../../../core/grid.ts'
import { done, type Outcome } from '../../host/outcome.ts'
import type { ListGuess } from '../worklist/guess.ts'
import { type ListRow, type Odd, type OddKind, readList } from '../worklist/rows.ts'
import { type Desk, refuse } from './desk.ts'

export type ListWish = {
  readonly index: number
  readonly guess: ListGuess
  /** Kinds of odd rows that are left out; without it the usual ones. */
  readonly left?: ReadonlySet<OddKind>
}

/** The rows of a list with what is odd about them. Columns of patients are not read. 1 sync for each 4 MB or so. */
export async function lookAtList(
  { host, state }: Desk,
  { index, guess }: ListWish,
): Promise<Outcome<readonly ListRow[]>> {
  const { survey, rubric } = state.shadow.value!
  const controller = new AbortController()
  const raws: RawRow[] = []
  const columns = new Set(guess.columns.flatMap(({ column, key }) => (key === null ? [] : column)))
  const read = await host.read([{ sheet: survey.sheets[index]!.id, columns }], (_, batch) => raws.push(...batch), {
    signal: controller.signal,
    onProgress: (rows, of) => {
      state.busy.value = rows < of ? { rows, of, stop: () => controller.abort() } : null
    },
  })
  state.busy.value = null
  return read.done ? done(readList(rubric, guess, raws, survey.book.date1904)) : read
}

/** Shows the cell of something odd. */
export async function goToOdd(desk: Desk, index: number, { row, column }: Odd): Promise<void> {
  const { survey } = desk.state.shadow.value!
  const outcome = await desk.host.goTo(survey.sheets[index]!.id, cellName(column, row))
  if (!outcome.done) refuse(desk, outcome.trouble)
}
