// The port between the pane and whatever holds the workbook: Excel (addin/excel) or a grid in the browser. Values only, no Office.
import type { BookSurvey, RawRow } from '../../core/grid.ts'
import type { Language } from '../../core/words.ts'
import type { Figure } from '../../templates/figures/figure.ts'
import type { Book, Sheet } from '../../templates/sheet.ts'
import type { GuardChange, GuardWish, LostGuard } from './guard.ts'
import type { MarkedCell } from './mark.ts'
import type { Outcome } from './outcome.ts'
import type { RowsWish } from './rows-wish.ts'
import type { Undo, WriteWish, Written } from './write-wish.ts'

/** The host's own id of a sheet: stays when the sheet is renamed or moved, as long as the workbook is open. */
export type SheetId = string

export type HostSheet = {
  readonly id: SheetId
  /** Excel's number of the last row that holds something; 0 for an empty sheet. */
  readonly lastRow: number
  /** Number of columns up to the last that holds something. */
  readonly columns: number
  readonly protection: Protection
}

export type Protection = 'open' | 'protected'

/** `book.sheets` and `sheets` are in the same order, the workbook's. `book` is what `recognise` and `openJudgement` take. */
export type Survey = { readonly book: BookSurvey; readonly sheets: readonly HostSheet[] }

export type Opened = {
  readonly survey: Survey
  /** Nothing can be written: opened read-only, or a client without editing. */
  readonly readOnly: boolean
  /** The workbook id of our XML part; null when the workbook is not ours, or nothing could be added yet. */
  readonly mark: string | null
  /** All that `writeSetting` has kept in this workbook, by key. */
  readonly settings: ReadonlyMap<string, string>
}

/** Where the person is. `range` is what is selected, A1 style; `row` and `column` are of the active cell, `column` zero-based. */
export type Place = {
  readonly sheet: SheetId
  readonly range: string
  readonly row: number
  readonly column: number
}

/**
 * Something happened. Only where: what stands there now is read again by whoever cares. `remote` is a co-author, `own`
 * is a write through this port, `local` the person (typing, paste, fill, sort, undo). A `cells` without range
 * concerns the whole sheet.
 */
export type Notice =
  | { readonly kind: 'selection'; readonly sheet: SheetId; readonly range: string }
  | {
      readonly kind: 'cells'
      readonly sheet: SheetId
      readonly range: string | null
      readonly source: 'local' | 'remote' | 'own'
    }
  | { readonly kind: 'sheets' }
  | { readonly kind: 'active'; readonly sheet: SheetId }

/** One of our sheets put into the workbook. */
export type AddedSheet = { readonly id: SheetId; readonly name: string }

/** A sheet of figures to be written again in place. */
export type RefreshedSheet = {
  /** Stays the same through renaming and refreshes, `[a-z_]+`; a sheet of that key is added when there is none. */
  readonly key: string
  readonly sheet: Sheet
  /** Excel's number of the first row of lines; the lines go to the end of the sheet. Rows above are fixed. */
  readonly firstLine: number
  /** How many leading columns name a line: notes beside it follow that name when the order changes. */
  readonly nameColumns: number
  /** Keys of the figures that it is there for: it is not added while people have taken all of them out. */
  readonly carries?: readonly string[]
}

/** Native charts and PivotTables that go with sheets of figures. */
export type FigureWish = {
  readonly figures: readonly Figure[]
  /** Also those that people have taken out. */
  readonly restore?: boolean
  /** Takes them out instead. */
  readonly remove?: true
}

export type Refreshed = AddedSheet & {
  readonly key: string
  /** Notes whose line is gone: they stand below the lines now, with the name of their line. */
  readonly orphans: number
  /** What stood there before, to be written back: contents, greyed. Null: the sheet was added now. */
  readonly before: RefreshedSheet | null
}

export type WrittenFigures = {
  /** Without those that were not added because their figures were taken out. */
  readonly sheets: readonly Refreshed[]
  /** Keys. What stands is left as people have moved, resized, renamed and dressed it; PivotTables are reckoned anew. */
  readonly figures: {
    readonly added: readonly string[]
    readonly kept: readonly string[]
    readonly takenOut: readonly string[]
  }
}

export type Theme = {
  /** `#RRGGBB` of the application's own surfaces; null where the host does not tell. */
  readonly background: string | null
  readonly text: string | null
  readonly dark: boolean
}

/** What this host can do beyond the floor. */
export type Abilities = {
  readonly platform: 'windows' | 'mac' | 'web' | 'other'
  /** Notices tell who caused a change even within one window (ExcelApi 1.14). */
  readonly changeTrigger: boolean
  readonly protectionNotice: boolean
  /** Native PivotTables and charts (ExcelApi 1.8). */
  readonly pivotTables: boolean
  readonly shortcuts: boolean
  readonly contextualTabs: boolean
  readonly customFunctions: boolean
}

export type Stop = () => Promise<void>

/**
 * A person's commands (`write`, `undo`, `addSheets`, `removeSheets`, `refresh`, `goTo`, `mark`) wait until a cell that is being edited is
 * left, where the host can wait; reads come back with `cell-being-edited` instead. A lost session and a busy Excel are tried
 * again before anything is reported. Each function says how many round trips (syncs) it costs.
 */
export type SheetHost = {
  readonly language: Language
  readonly abilities: Abilities
  /** 0 syncs. */
  readonly theme: () => Theme

  /**
   * Looks at the workbook for the first time: 2 syncs, and 1 more when our XML part has to be added, which happens once in
   * the life of a workbook of ours.
   */
  readonly open: () => Promise<Outcome<Opened>>
  /** Looks at it again: 1 sync while the sheets are those known from last time, else 2. */
  readonly survey: () => Promise<Outcome<Survey>>
  /**
   * Hands out the rows of the wished sheets, in order, with dates as serials of the 1900 system and formulas flagged. One sync
   * for each chunk of at most about 4 MB, small sheets sharing one; one more when a cell holds what its column's
   * first rows did not let expect (a number where text stood, a formula where values did).
   */
  readonly read: (
    wishes: readonly RowsWish[],
    take: (wish: number, batch: readonly RawRow[]) => void,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (rows: number, of: number) => void },
  ) => Promise<Outcome<void>>

  /** All cells of one action, and what stood there before: 1 sync. `unlock` costs 1 more, to see the protection first. */
  readonly write: (wish: WriteWish) => Promise<Outcome<Written>>
  /**
   * Puts back what stood there before a write: 2 syncs, the first to see that nobody has changed the cells since. With
   * `force` what others wrote is overwritten: 1 sync.
   */
  readonly undo: (undo: Undo, options?: { readonly force?: true }) => Promise<Outcome<Written>>

  /** 1 sync. Null: no cell is selected (a chart, for instance). */
  readonly selection: () => Promise<Outcome<Place | null>>
  /** 1 sync to begin, 1 to stop. Listeners are called one at a time, never within a call to the host. */
  readonly watch: (listener: (notice: Notice) => void) => Promise<Outcome<Stop>>
  /** Shows the cell to the person, a hidden sheet of ours (not a very hidden one) being shown first: 1 sync. */
  readonly goTo: (sheet: SheetId, range: string) => Promise<Outcome<void>>

  /**
   * Paints the cells of a sheet, in the place of all marks that were there: 2 syncs. Nothing of the cells themselves is
   * touched; `[]` takes all marks away. At most `mostMarks` are painted.
   */
  readonly mark: (sheet: SheetId, cells: readonly MarkedCell[]) => Promise<Outcome<void>>

  /** Adds the sheets and names of a book behind those that are there: 2 syncs, more only for more than about 1 MB. */
  readonly addSheets: (book: Book) => Promise<Outcome<readonly AddedSheet[]>>
  /**
   * Takes sheets of ours out again, and the names that speak of them alone: 2 syncs, 3 with PivotTables. Where people have left comments, or cells
   * beside or below figures, nothing goes: the trouble `sheet-has-notes` names the sheets; `force` takes them all the same.
   * A sheet that is gone already is passed over.
   */
  readonly removeSheets: (sheets: readonly SheetId[], options?: { readonly force?: true }) => Promise<Outcome<void>>
  /**
   * Writes sheets of figures again in place: what people wrote beside and below them, their columns, widths and heights stay,
   * and charts and PivotTables are left as people have made them. At most 4 syncs, more only for more than about 4 MB.
   */
  readonly refresh: (sheets: readonly RefreshedSheet[], wish?: FigureWish) => Promise<Outcome<WrittenFigures>>

  /** State of this pane kept in the workbook, as JSON; null when there is none. Not for secrets. 1 sync. */
  readonly readSetting: (key: string) => Promise<Outcome<string | null>>
  /** 1 sync; null forgets it. */
  readonly writeSetting: (key: string, value: string | null) => Promise<Outcome<void>>

  /** What was kept last with this workbook by `writeKept`; null when there is nothing, or nothing whole. Not for secrets. 1 sync. */
  readonly readKept: () => Promise<Outcome<string | null>>
  /** More than a setting holds, up to 3.6 MB of base64; whole or not at all. 1 sync (2 before the first reading). */
  readonly writeKept: (text: string) => Promise<Outcome<void>>

  /**
   * What was retained in this browser, in whatever workbook; null when there is none, or no storage. For what saves a
   * person some clicks: nothing may lean on it. 0 syncs.
   */
  readonly recall: (key: string) => string | null
  /** 0 syncs. Where there is no storage nothing happens. */
  readonly retain: (key: string, value: string) => void

  /**
   * What our sheets have lost of their drop-downs, bounds, conditional formats, frozen panes and lock: 1 sync; where a
   * validation differs from row to row one more for each halving of the rows, 14 at most for 5,000.
   */
  readonly inspect: (wishes: readonly GuardWish[]) => Promise<Outcome<readonly LostGuard[]>>
  /** Changes guards: 2 syncs. Gives the changes that undo these. A lock with a password is the trouble `password-needed`. */
  readonly changeGuards: (changes: readonly GuardChange[]) => Promise<Outcome<readonly GuardChange[]>>

  /** Lifts the protection of a sheet: 1 sync. A wrong or missing password is the trouble `password-needed`. */
  readonly unprotect: (sheet: SheetId, password?: string) => Promise<Outcome<void>>
  /** Protects a sheet as our sheets are, without a password: 2 syncs. */
  readonly protect: (sheet: SheetId) => Promise<Outcome<void>>
}
