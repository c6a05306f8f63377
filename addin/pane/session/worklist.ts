// A workbook that is not ours: our sheets are added to it, empty or filled from a list that it holds.
import type { Rubric } from '../../../core/rubric.ts'
import { templateVersion } from '../../../templates/identity.ts'
import { type FilledRow, scoreBook } from '../../../templates/scores/book.ts'
import type { Book } from '../../../templates/sheet.ts'
import { sheetKindOf } from '../../../templates/sheet-names.ts'
import { layoutOf } from '../worklist/layouts.ts'
import { takeRows } from '../worklist/rows.ts'
import { type Desk, refuse, tell } from './desk.ts'
import { keepLayout } from './layouts.ts'
import { type ListWish, lookAtList } from './list.ts'
import { openBook } from './open.ts'
import { keepStep } from './steps.ts'

export type AddWish = { readonly site: string; readonly batch: string }
/** Rows of a blank score sheet. */
const usualRows = 60

function bookMaker(desk: Desk, rubric: Rubric, wish: AddWish, list: readonly FilledRow[] | null): () => Book {
  const { host, newId } = desk
  const site = rubric.sites.find(({ code }) => code === wish.site) ?? null
  const count = Math.max(list?.length ?? 0, list ? 0 : usualRows)
  const ids = Array.from({ length: count }, newId)
  const identity = {
    workbookId: newId(),
    rubric: rubric.id,
    rubricVersion: rubric.version,
    rubricHash: rubric.hash,
    templateVersion,
    site: site?.code ?? '',
    batch: wish.batch,
    language: host.language,
    kind: 'scores',
  } as const
  const filled = (list ?? []).map(
    (row, n): FilledRow => ({
      ...row,
      record_id: ids[n]!,
      batch_no: wish.batch || null,
      rubric_version: rubric.version,
      app_hospital_code: site?.code ?? null,
      case_seq: n + 1,
    }),
  )
  const there = desk.state.shadow.value?.survey.book.sheets.some(isStaff) ?? false
  return () => {
    const book = scoreBook(rubric, { identity, site, rows: count, ids, language: host.language, filled })
    // A list of names that the workbook brings along stays the one.
    return there ? { ...book, sheets: book.sheets.filter((sheet) => !isStaff(sheet)) } : book
  }
}

const isStaff = ({ name }: { readonly name: string }): boolean => sheetKindOf(name) === 'staff'

/** Adds the sheets, empty or filled from a list, and opens the workbook as ours. Undone in one step. */
export async function addOurSheets(desk: Desk, wish: AddWish, list: ListWish | null): Promise<void> {
  const { host, rubrics, state } = desk
  if (state.readOnly.value) return tell(desk, { level: 'error', word: 'open.readOnly' })
  const looked = list ? await lookAtList(desk, list) : null
  if (looked && !looked.done) return refuse(desk, looked.trouble)
  const taken = looked && takeRows(looked.value, list?.left)
  if (taken?.rows.length === 0) return tell(desk, { level: 'warning', word: 'worklist.empty' })
  const book = bookMaker(desk, [...rubrics.values()].at(-1)!, wish, taken?.rows ?? null)
  const outcome = await host.addSheets(book())
  if (!outcome.done) return refuse(desk, outcome.trouble)
  if (list) await keepLayout(desk, layoutOf(list.guess, wish.site))
  const n = taken?.rows.length ?? 0
  tell(desk, { level: 'good', word: 'worklist.added', values: { n, left: (taken?.all ?? 0) - n } })
  await openBook(desk)
  const sheets = outcome.value.map(({ id }) => id)
  keepStep(desk, { parts: [{ kind: 'added', sheets, book, untouched: state.shadow.value }], row: null })
}
