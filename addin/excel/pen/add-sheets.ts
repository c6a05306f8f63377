// The sheets of a book added to the workbook that is open.
import type { Book, DefinedName } from '../../../templates/sheet.ts'
import { done, failed, type Outcome } from '../../host/outcome.ts'
import type { AddedSheet } from '../../host/sheet-host.ts'
import { trouble } from '../../host/trouble.ts'
import type { Context } from '../office.ts'
import type { Run } from '../run.ts'
import { closing, ruleSteps, sheetSteps } from './draw.ts'
import { drawSteps, type Step } from './steps.ts'

const same = (name: string): string => name.trim().toLowerCase()

export const nameStep = ({ workbook }: Context, { name, refersTo }: DefinedName, known: ReadonlySet<string>): Step => ({
  bytes: 500 + refersTo.length,
  queue: () => {
    const formula = `=${refersTo.replace(/^=/, '')}`
    if (known.has(same(name))) workbook.names.getItem(name).formula = formula
    else workbook.names.add(name, formula)
  },
})

/** Formulas may speak of any sheet and name of the book: empty sheets first, then names, then what stands on them. */
function* bookSteps(
  context: Context,
  book: Book,
  targets: readonly Excel.Worksheet[],
  known: ReadonlySet<string>,
  date1904: boolean,
): Generator<Step> {
  const manner = { date1904, results: false }
  for (const name of book.names) yield nameStep(context, name, known)
  for (const [n, sheet] of book.sheets.entries()) yield* sheetSteps(targets[n]!, sheet, manner)
  for (const [n, sheet] of book.sheets.entries()) yield* ruleSteps(targets[n]!, sheet)
  for (const [n, sheet] of book.sheets.entries()) yield closing(targets[n]!, sheet)
  yield { bytes: 300, queue: () => targets[book.active ?? 0]?.activate() }
}

/** A batch that failed is not rolled back: sheets that were added go again. */
const takeBack = (run: Run, names: readonly string[]): Promise<Outcome<void>> =>
  run(async ({ workbook }) => {
    for (const name of names) workbook.worksheets.getItemOrNullObject(name).delete()
    await workbook.context.sync()
    return done(undefined)
  })

export async function addSheets(run: Run, book: Book, date1904: boolean): Promise<Outcome<readonly AddedSheet[]>> {
  let begun = false
  const outcome = await run<readonly AddedSheet[]>(
    async (context) => {
      const { workbook } = context
      workbook.worksheets.load('items/name')
      workbook.names.load('items/name')
      workbook.protection.load('protected')
      await context.sync()
      if (workbook.protection.protected) return failed(trouble('book-locked'))
      const taken = new Set(workbook.worksheets.items.map(({ name }) => same(name)))
      const clash = book.sheets.filter(({ name }) => taken.has(same(name)))
      if (clash.length > 0) return failed(trouble('sheet-there', { sheet: clash.map(({ name }) => name).join(', ') }))
      const known = new Set(workbook.names.items.map(({ name }) => same(name)))
      begun = true
      context.runtime.enableEvents = false
      const targets = book.sheets.map(({ name }) => workbook.worksheets.add(name))
      for (const target of targets) target.load('id,name')
      await drawSteps(context, bookSteps(context, book, targets, known, date1904))
      return done(targets.map(({ id, name }) => ({ id, name })))
    },
    { command: true, quiet: true, once: true },
  )
  if (!outcome.done && begun)
    await takeBack(
      run,
      book.sheets.map(({ name }) => name),
    )
  return outcome
}
