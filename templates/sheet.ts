// A sheet is a value. The pens (server/pen for .xlsx files, later addin's for Excel) draw it; they add nothing of their own.

export type Value = string | number | boolean | null
/** A formula without the leading `=`, in en-US notation, and the result that a reader without a calculator shows. */
export type Formula = { readonly formula: string; readonly result: string | number | boolean }
/** A moment as ISO text (2026-05-08 or 2026-05-08T14:30); drawn as a real date of the 1900 system. */
export type Moment = { readonly date: string }
/** A jump within the workbook, `target` as in `'原始数据表'!B7`. */
export type Jump = { readonly text: string; readonly target: string }
export type Cell = Value | Formula | Moment | Jump

/** Named looks; what each one is stands in templates/looks.ts. */
export type Look = string

export type Column = {
  readonly width: number
  readonly look?: Look
  readonly hidden?: true
  /** Outline depth, 1 or 2; a column of depth n folds away under the next column of a smaller depth. */
  readonly level?: number
  /** Folded when the workbook opens. */
  readonly collapsed?: true
}

export type Row = {
  readonly cells: readonly Cell[]
  /** One look for the row, or one a cell; a column's look holds where neither speaks. */
  readonly look?: Look | readonly (Look | null)[]
  readonly height?: number
  readonly hidden?: true
}

/** A1 ranges without sheet name, such as `B5:B504`. */
export type Range = string

export type Validation = {
  readonly range: Range
  /** `list` takes a defined name or `"a,b"`; the others take one or two bounds. */
  readonly type: 'list' | 'whole' | 'decimal' | 'date' | 'textLength' | 'custom'
  readonly operator?: 'between' | 'greaterThanOrEqual' | 'lessThanOrEqual'
  readonly formulas: readonly (string | number)[]
  /** `stop` refuses what does not fit, `warn` asks, `none` only offers the list. */
  readonly strict: 'stop' | 'warn' | 'none'
  readonly title?: string
  readonly text?: string
}

/** A conditional format: `formula` is written for the range's first cell. */
export type Condition = { readonly range: Range; readonly formula: string; readonly look: Look }

export type Table = { readonly name: string; readonly range: Range }

export type Print = {
  readonly landscape: boolean
  /** Rows to repeat on each page, such as `1:4`. */
  readonly repeatRows?: string
  readonly area?: Range
  readonly fitWidth?: number
  /** Per cent of the natural size, for sheets that are not fitted. */
  readonly scale?: number
  /** Columns to repeat on each page, such as `L:M`. */
  readonly repeatColumns?: string
  /** Excel's row numbers, and zero-based columns, before which a page begins. */
  readonly rowBreaks?: readonly number[]
  readonly columnBreaks?: readonly number[]
  readonly header?: string
  readonly footer?: string
}

export type Sheet = {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly tab?: string
  /** Per cent on the screen. */
  readonly zoom?: number
  /** True: no grid lines on the screen, for sheets that are read and not filled in. */
  readonly plain?: true
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly merges?: readonly Range[]
  readonly freeze?: { readonly rows: number; readonly columns: number }
  readonly validations?: readonly Validation[]
  readonly conditions?: readonly Condition[]
  readonly tables?: readonly Table[]
  readonly filter?: Range
  /** Locked against slips, without a password; looks say which cells stay open. */
  readonly locked?: true
  readonly print?: Print
}

/** A name that the whole workbook knows, such as `list_modalities` for `'字典'!$A$3:$A$10`. */
export type DefinedName = { readonly name: string; readonly refersTo: string }

export type Book = {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
  /** Index of the sheet that is open at first. */
  readonly active?: number
}
