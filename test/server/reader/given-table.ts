// The mixed values that every writer is asked to write: one a row, its name in column A, the value in column C.

export type Given =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly format?: string }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'date'; readonly serial: number; readonly format: string }
  | { readonly kind: 'error'; readonly error: '#N/A' | '#DIV/0!' }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: string | number | boolean }
  | { readonly kind: 'blank' }

const text = (words: string): Given => ({ kind: 'text', text: words })
const number = (value: number, format?: string): Given =>
  format === undefined ? { kind: 'number', number: value } : { kind: 'number', number: value, format }
const date = (serial: number, format: string): Given => ({ kind: 'date', serial, format })
const formula = (words: string, result: string | number | boolean): Given => ({
  kind: 'formula',
  formula: words,
  result,
})

export const givenTable: Readonly<Record<string, Given>> = {
  word: text('abc'),
  chinese: text('甲状腺超声，疑难病例（会诊）'),
  emoji: text('😀𠮷é'),
  markup: text('<a href="x">&amp;\'</a>'),
  spaces: text('  a  b  '),
  'line break': text('第一行\n第二行'),
  tabulator: text('a\tb'),
  'escape-like': text('_x000D_'),
  'number-like': text('007'),
  'date-like': text('2020.5.8'),
  'formula-like': text('=1+1'),
  'full width': text('１２Ａ　'),
  'long text': text('长'.repeat(32_767)),
  nought: number(0),
  integer: number(42),
  fraction: number(0.1),
  sum: number(0.30000000000000004),
  negative: number(-12.5),
  large: number(1e20),
  tiny: number(1.5e-9),
  'sixteen digits': number(1234567890123456),
  percent: number(0.25, '0.00%'),
  amount: number(1234.5, '"¥"#,##0.00'),
  'unit with letters': number(3.5, '0.0"mSv/d"'),
  yes: { kind: 'boolean', boolean: true },
  no: { kind: 'boolean', boolean: false },
  day: date(46023, 'yyyy-mm-dd'),
  moment: date(46023.625, 'yyyy/m/d h:mm'),
  'chinese day': date(46023, 'yyyy"年"m"月"d"日"'),
  'time of day': date(0.75, 'h:mm:ss'),
  elapsed: date(1.5, '[h]:mm'),
  weekday: date(46023, '[$-804]aaaa'),
  gap: { kind: 'blank' },
  'not available': { kind: 'error', error: '#N/A' },
  division: { kind: 'error', error: '#DIV/0!' },
  'result number': formula('1.5*2', 3),
  'result nought': formula('1-1', 0),
  'result text': formula('"优"&"良"', '优良'),
  'result empty': formula('IF(1=1,"","x")', ''),
  'result yes': formula('1=1', true),
  'result no': formula('1=2', false),
}

export const givenRows = Object.entries(givenTable).map(([name, given], index) => ({ name, given, row: index + 1 }))
