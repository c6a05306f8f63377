// How each kind of part of a step is taken back. A new kind is one entry.
import type { PaneWord } from '../../../templates/words/pane.ts'
import type { Outcome } from '../../host/outcome.ts'
import type { Undo } from '../../host/write-wish.ts'
import { reread, type Shadow } from '../book/shadow.ts'
import { type Desk, judgeSoon } from './desk.ts'
import { takeFigures } from './figures-part.ts'
import { openBook, readAll } from './open.ts'
import type { Part } from './steps.ts'

/** `ask`: not yet, but the part that it gives instead would go; the word says why. */
export type PutBack =
  | { readonly done: true; readonly part: Part }
  | Extract<Outcome<never>, { done: false }>
  | { readonly done: false; readonly ask: Part; readonly word: PaneWord }

type Kind = Part['kind']
type Putters = { readonly [Each in Kind]: (desk: Desk, part: Extract<Part, { kind: Each }>) => Promise<PutBack> }

const putters: Putters = {
  cells: async (desk, { undo }) => {
    const outcome = await desk.host.undo(undo)
    if (!outcome.done) return outcome
    await lookAgain(desk, undo)
    return { done: true, part: { kind: 'cells', undo: outcome.value.undo } }
  },
  guards: async (desk, { changes }) => {
    const outcome = await desk.host.changeGuards(changes)
    if (!outcome.done) return outcome
    desk.state.repairs.value = null
    return { done: true, part: { kind: 'guards', changes: outcome.value } }
  },
  added: async (desk, part) => {
    const { host, state } = desk
    const ask = { done: false, ask: { ...part, untouched: null }, word: 'undo.sheetsUsed' } as const
    if (part.untouched && !sameRows(part.untouched, state.shadow.value)) return ask
    const outcome = await host.removeSheets(part.sheets, part.untouched ? {} : { force: true })
    if (!outcome.done) return outcome.trouble.code === 'sheet-has-notes' ? ask : outcome
    await readAll(desk)
    return { done: true, part: { kind: 'removed', book: part.book } }
  },
  removed: async (desk, { book }) => {
    const { host, state } = desk
    const outcome = await host.addSheets(book())
    if (!outcome.done) return outcome
    await openBook(desk)
    const sheets = outcome.value.map(({ id }) => id)
    return { done: true, part: { kind: 'added', sheets, book, untouched: state.shadow.value } }
  },
  figures: async (desk, part) => {
    const outcome = await takeFigures(desk, part)
    if (outcome.done) return { done: true, part: outcome.value }
    const noted = outcome.trouble.code === 'sheet-has-notes'
    return noted ? { done: false, ask: { ...part, asked: true }, word: 'undo.figuresNoted' } : outcome
  },
}

export const putBack = <Each extends Kind>(desk: Desk, part: Extract<Part, { kind: Each }>): Promise<PutBack> =>
  (putters[part.kind] as Putters[Each])(desk, part)

async function lookAgain(desk: Desk, { sheet, cells }: Undo): Promise<void> {
  const { host, state } = desk
  const numbers = cells.map(({ row }) => row)
  const shadow = state.shadow.value!
  const { scores, population, actions } = shadow.found
  const layout = [scores, population, actions].find((each) => each && shadow.survey.sheets[each.sheet]?.id === sheet)
  // Headings say which column is which: with another one everything is read anew.
  if (layout && Math.min(...numbers) <= layout.headerRow) return void (await readAll(desk))
  const read = await reread(host, shadow, sheet, { from: Math.min(...numbers), to: Math.max(...numbers) })
  if (read.done) state.shadow.value = read.value.shadow
  judgeSoon(desk)
}

const rowsOf = ({ sheets }: Shadow): string =>
  JSON.stringify(sheets.map(({ rows }) => [...rows.values()].sort((a, b) => a.number - b.number)))

const sameRows = (before: Shadow, now: Shadow | null): boolean => now !== null && rowsOf(before) === rowsOf(now)
