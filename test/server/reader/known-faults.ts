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
  hucre: unescaped,
  'SheetJS, shared strings': unescaped,
  'SheetJS, inline strings': unescaped,
}

const unescapedTwice: Faults = { markup: '"<a href=\\"x\\">&\'</a>"' }

/** How a witness tells a value of the table otherwise than it stands in the file, always or in the file of one writer. */
export const readerFaults: Readonly<Record<string, Readonly<Record<string, Faults>>>> = {
  SheetJS: {
    // The weekday aaaa is no date to it.
    always: { weekday: '46023' },
    // Inline texts are unescaped twice.
    'exceljs stream, inline strings': unescapedTwice,
    'SheetJS, inline strings': unescapedTwice,
  },
  hucre: {
    // The weekday aaaa is no date to it, errors are texts.
    always: { weekday: '46023', 'not available': '"#N/A"', division: '"#DIV/0!"' },
  },
}

const a1 = (told: string): Faults => ({ '0!A1': told })
/** A workbook of 1904 counts from there; a time of day alone has no date all the same. */
const timeOf1904 = { '1904: a time of day stays': a1(`date ${1462.25 * 86_400_000}`) }
const noWeekday = { 'weekday aaaa': a1('44044.5') }

/** What a witness makes of our fixtures: the cells that it finds, or its error. */
export const fixtureFaults: Readonly<Record<string, Readonly<Record<string, Faults | string>>>> = {
  SheetJS: {
    ...timeOf1904,
    ...noWeekday,
    // JavaScript's idea of a number, or none.
    'what is no number as text': a1('0'),
    'NaN as text': a1('null'),
    'an overflow as text': a1('null'),
    // There is no 29 February 1900 in a JavaScript date, and milliseconds are cut, not rounded.
    'the serial 60': a1('60'),
    'a fraction of a second': a1('date 3805412266666'),
    'a strict date that is none': a1('date 3792182400000'),
    // XML is searched by pattern: what stands in comments counts, other quotes and spaces do not.
    'a number behind a comment': a1('1'),
    'comments and processing instructions everywhere': { '0!Z9': '5' },
    'single quotes, spaces around equals and at the end of tags': {},
    'a shared entry without content': {},
    'character references': a1('"甲乙\uf600"'),
    'line ends as XML reads them': a1('"a\\nb\\rc"'),
    'what only looks like an escape': a1('"_x00G0_ A"'),
    // Files that it does not open.
    'a zip comment and folder entries': 'Unsupported ZIP Compression method NaN',
    'parts with other names, in other folders': 'Unsupported ZIP file',
    'zip64 records': 'Bad compressed size: 0 != 242',
  },
  hucre: {
    ...timeOf1904,
    ...noWeekday,
    '上午/下午h"时"mm"分"': a1('44044.5'),
    'what is no number as text': a1('31'),
    'an overflow as text': a1('null'),
    'the serial 60': a1(`date ${59 * 86_400_000}`),
    // Errors and the dates of strict files are texts.
    'an error': a1('"#N/A"'),
    'a division by nought': a1('"#DIV/0!"'),
    'the error of a formula': a1('"#REF!"'),
    'a strict date': a1('"2020-08-01"'),
    'a strict date and time': a1('"2020-08-01T12:00:00"'),
    'a strict date of 1904 unshifted': a1('"2020-08-01"'),
    'a strict time': a1('"06:00:00"'),
    'an inline text without its guide': a1('"甲k"'),
    'line ends as XML reads them': a1('"a\\r\\nb\\rc"'),
    // Any element called v is a value.
    'unknown elements and extensions': { '0!B2': 'date 38054793600000', '0!D2': '59' },
    // Files that it does not open.
    'no relationship of the package': 'Invalid XLSX: missing _rels/.rels',
    'part names in upper case': 'Invalid XLSX: missing [Content_Types].xml',
    'parts with other names, in other folders': 'Invalid XLSX: missing [Content_Types].xml',
  },
}
