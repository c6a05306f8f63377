// What other programs get wrong, so that whatever else differs is ours.

export type Dialect = readonly [name: string, file: () => Buffer]
type Faults = Readonly<Record<string, string>>

/** The text _x000D_ must be written as _x005F_x000D_; these write the carriage return that it stands for. */
const unescaped: Faults = { 'escape-like': '"\\r"' }
const nothing = 'nothing'
/** The writer has no cells for errors. */
const withoutErrors: Faults = { 'not available': nothing, division: nothing }
/** The writer stores no results beside formulas. */
const withoutResults: Faults = {
  'result number': nothing,
  'result nought': nothing,
  'result text': nothing,
  'result empty': nothing,
  'result yes': nothing,
  'result no': nothing,
}

/** What stands in the file instead of what was asked for. */
export const writerFaults: Readonly<Record<string, Faults>> = {
  'exceljs document': unescaped,
  'exceljs stream, shared strings': unescaped,
  'exceljs stream, inline strings': unescaped,
  // It keeps fifteen digits.
  LibreOffice: { ...unescaped, sum: '0.3', 'sixteen digits': '1234567890123460' },
  'write-excel-file': { ...unescaped, ...withoutErrors, ...withoutResults },
  // Results are texts, an empty one becomes 0.
  'wasm-xlsxwriter': { ...withoutErrors, 'result empty': '0', 'result yes': '"true"', 'result no': '"false"' },
  'xlsx-populate': { ...unescaped, ...withoutErrors, ...withoutResults },
  // Dates before March 1900 lose a day.
  hucre: { ...unescaped, 'time of day': 'date -21600000', elapsed: 'date 43200000' },
}

const day = 86_400_000

/** How a witness tells a value of the table otherwise than it stands in the file, always or in the file of one writer. */
export const readerFaults: Readonly<Record<string, Readonly<Record<string, Faults>>>> = {
  SheetJS: {
    // The weekday aaaa is no date to it.
    always: { weekday: '46023' },
    // Inline texts are unescaped twice.
    'exceljs stream, inline strings': { markup: '"<a href=\\"x\\">&\'</a>"' },
  },
  hucre: {
    // Serials below 60 are a day too late, the weekday aaaa is no date, errors are texts.
    always: {
      weekday: '46023',
      'time of day': `date ${1.75 * day}`,
      elapsed: `date ${2.5 * day}`,
      'not available': '"#N/A"',
      division: '"#DIV/0!"',
    },
    hucre: { 'time of day': `date ${0.75 * day}`, elapsed: `date ${1.5 * day}` },
  },
}

/** What a witness makes of our fixtures: the cells that it finds, or its error. */
export const fixtureFaults: Readonly<Record<string, Readonly<Record<string, Faults | string>>>> = {
  SheetJS: {},
  hucre: {},
}
