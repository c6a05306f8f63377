// The workbook in Excel as the pane sees it. Make one when Office is ready; it holds nothing of the workbook but ids and sizes.
import { done, failed, type Outcome } from '../host/outcome.ts'
import type { RowsWish } from '../host/rows-wish.ts'
import type { SheetHost, Survey } from '../host/sheet-host.ts'
import { trouble } from '../host/trouble.ts'
import { abilitiesOf, displayLanguage, themeOf } from './abilities.ts'
import { recall, retain } from './browser-memory.ts'
import { changeGuards } from './guards/change.ts'
import { inspect } from './guards/inspect.ts'
import { open } from './identity-part.ts'
import { createKeptParts } from './kept-parts.ts'
import { mark } from './marks.ts'
import { createNotices } from './notices.ts'
import { addSheets } from './pen/add-sheets.ts'
import { protect, unprotect } from './protection.ts'
import { readRows } from './read.ts'
import { refresh } from './refresh/refresh.ts'
import { removeSheets } from './remove-sheets.ts'
import { createRun, type Pause } from './run.ts'
import { goTo, selection } from './selection.ts'
import { readSetting, writeSetting } from './settings.ts'
import { type KnownSheet, look, type Seen } from './survey.ts'
import { undo, write } from './write.ts'

const wait: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** @param pause waits before a busy Excel is asked again */
export function createExcelHost(pause: Pause = wait): SheetHost {
  const abilities = abilitiesOf()
  const language = displayLanguage()
  const known = new Map<string, KnownSheet>()
  const run = createRun(pause, (sheet) => known.get(sheet)?.name ?? '')
  const notices = createNotices(run, abilities)
  const kept = createKeptParts(run)
  const memory = { date1904: false, readOnly: false }

  const remember = ({ survey, known: sheets }: Seen): Survey => {
    known.clear()
    for (const sheet of sheets) known.set(sheet.id, sheet)
    memory.date1904 = survey.book.date1904
    return survey
  }
  const survey = async (): Promise<Outcome<Survey>> => {
    const outcome = await run(async (context) => done(await look(context, [...known.keys()])))
    return outcome.done ? done(remember(outcome.value)) : outcome
  }
  /** Tells of a write of ours to whoever watches. */
  const told = async <Value>(sheet: string, work: Promise<Outcome<Value>>): Promise<Outcome<Value>> => {
    const outcome = await work
    if (outcome.done) notices.own(sheet, null)
    return outcome
  }
  /** Excel refuses a write into a read-only workbook in many words; ours say why. */
  const writable = async <Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> =>
    memory.readOnly ? failed(trouble('read-only')) : work()
  const unknown: KnownSheet = { id: '', name: '', hidden: false, firstRow: 1, lastRow: 0, columns: 0, traits: [] }

  return {
    language,
    abilities,
    theme: themeOf,
    open: async () => {
      const outcome = await open(run, [...known.keys()])
      if (!outcome.done) return outcome
      remember(outcome.value.seen)
      memory.readOnly = outcome.value.opened.readOnly
      return done(outcome.value.opened)
    },
    survey,
    read: async (wishes: readonly RowsWish[], take, options) => {
      if (wishes.some(({ sheet }) => !known.has(sheet))) {
        const outcome = await survey()
        if (!outcome.done) return outcome
      }
      const reading = {
        known: (wish: number) => known.get(wishes[wish]!.sheet) ?? unknown,
        date1904: memory.date1904,
      }
      return readRows(run, wishes, reading, take, options)
    },
    write: (wish) => writable(() => told(wish.sheet, write(run, wish, memory.date1904))),
    undo: (given, { force } = {}) => writable(() => told(given.sheet, undo(run, given, force ?? false))),
    selection: () => selection(run),
    watch: notices.watch,
    goTo: (sheet, range) => goTo(run, sheet, range, known.get(sheet)?.hidden ?? false),
    mark: (sheet, cells) => writable(() => mark(run, sheet, cells)),
    addSheets: (book) => writable(() => addSheets(run, book, memory.date1904)),
    removeSheets: (sheets, { force } = {}) => writable(() => removeSheets(run, sheets, force ?? false)),
    refresh: (sheets, wish) => writable(() => refresh(run, sheets, wish, language, memory.date1904)),
    readSetting: (key) => readSetting(run, key),
    writeSetting: (key, value) => writable(() => writeSetting(run, key, value)),
    readKept: kept.read,
    writeKept: (text) => writable(() => kept.write(text)),
    recall,
    retain,
    inspect: (wishes) => inspect(run, wishes),
    changeGuards: (changes) => writable(() => changeGuards(run, changes)),
    unprotect: (sheet, password) => writable(() => unprotect(run, sheet, password)),
    protect: (sheet) => writable(() => protect(run, sheet)),
  }
}
