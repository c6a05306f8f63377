// How much of a workbook we are willing to look at. Sizes are bytes; 100,000 rows of 163 styled columns must pass.

const MiB = 1 << 20

export type Limits = {
  /** The file as it came. */
  readonly file: number
  readonly entries: number
  /** One part, inflated. */
  readonly part: number
  /** All parts, inflated. */
  readonly inflated: number
  /** Inflated to packed size of one part, looked at when it is larger than `ratioFloor`. */
  readonly ratio: number
  readonly ratioFloor: number
  /** Parts that are read as a whole: content types, relationships, workbook, styles. */
  readonly small: number
  /** The table of shared strings, inflated. */
  readonly stringBytes: number
  readonly strings: number
  /** UTF-16 units in one text, Excel's own limit. */
  readonly text: number
  readonly sheets: number
  readonly styles: number
  /** Characters in one number format, Excel's own limit. */
  readonly format: number
  /** Rows that hold a value, in one sheet. */
  readonly rows: number
  /** Columns in which a value may stand. */
  readonly columns: number
  /** Cells of one sheet, empty ones too. */
  readonly cells: number
  /** The XML of one row. */
  readonly rowBytes: number
  /** What may be inflated of one sheet to find its first rows. */
  readonly surveyBytes: number
}

export const limits: Limits = {
  file: 96 * MiB,
  entries: 1000,
  part: 900 * MiB,
  inflated: 1024 * MiB,
  ratio: 200,
  ratioFloor: MiB,
  small: 8 * MiB,
  stringBytes: 256 * MiB,
  strings: 4_000_000,
  text: 32_767,
  sheets: 64,
  styles: 65_536,
  format: 255,
  rows: 100_200,
  columns: 256,
  cells: 20_000_000,
  rowBytes: 8 * MiB,
  surveyBytes: 64 * MiB,
}
