// A workbook that is not ours: our sheets are added to it, empty or filled from a list that it holds.
import type { RawRow } from '../../../core/grid.ts'
import { templateVersion } from '../../../templates/identity.ts'
import { type FilledRow, scoreBook } from '../../../templates/scores/book.ts'
import type { ListGuess } from '../worklist/guess.ts'
import { rowsOf } from '../worklist/rows.ts'
import { type Desk, refuse, tell } from './desk.ts'
import { openBook } from './open.ts'

export type AddWish = { readonly site: string; readonly batch: string }
export type ListWish = { readonly index: number; readonly guess: ListGuess }

/** Rows of a blank score sheet. */
const usualRows = 60

/** Adds the sheets, empty or filled from a list, and opens the workbook as ours. */
export async function addOurSheets(desk: Desk, wish: AddWish, list: ListWish | null): Promise<void> {
  const { host, rubrics, state, newId } = desk
  if (state.readOnly.value) return tell(desk, { level: 'error', word: 'open.readOnly' })
  const rubric = [...rubrics.values()].at(-1)!
  const site = rubric.sites.find(({ code }) => code === wish.site) ?? null
  let filled: readonly FilledRow[] = []
  let unread = 0
  let doubles = 0
  if (list) {
    const { survey } = state.shadow.value!
    const raws: RawRow[] = []
    const columns = new Set(list.guess.columns.flatMap(({ column, key }) => (key === null ? [] : column)))
    const read = await host.read([{ sheet: survey.sheets[list.index]!.id, columns }], (_, batch) => raws.push(...batch))
    if (!read.done) return refuse(desk, read.trouble)
    const taken = rowsOf(rubric, list.guess, raws, survey.book.date1904)
    unread = taken.unread
    doubles = taken.doubles
    if (taken.rows.length === 0) return tell(desk, { level: 'warning', word: 'worklist.empty' })
    filled = taken.rows.map(
      (row, n): FilledRow => ({
        ...row,
        record_id: newId(),
        batch_no: wish.batch || null,
        rubric_version: rubric.version,
        app_hospital_code: site?.code ?? null,
        case_seq: n + 1,
      }),
    )
  }
  const rows = Math.max(filled.length, list ? 0 : usualRows)
  const book = scoreBook(rubric, {
    identity: {
      workbookId: newId(),
      rubric: rubric.id,
      rubricVersion: rubric.version,
      rubricHash: rubric.hash,
      templateVersion,
      site: site?.code ?? '',
      batch: wish.batch,
      language: host.language,
      kind: 'scores',
    },
    site,
    rows,
    ids: Array.from({ length: rows }, newId),
    language: host.language,
    filled,
  })
  const outcome = await host.addSheets(book)
  if (!outcome.done) return refuse(desk, outcome.trouble)
  tell(desk, { level: 'good', word: 'worklist.added', values: { n: filled.length, unread, doubles } })
  await openBook(desk)
}
