// One cell, as many writers put it, and what a person sees in it.
import type { RawCell } from '../../../core/grid.ts'
import { fileOf, type Wish } from './workbook-maker.ts'

const fileWith = (cell: string, wish: Wish = {}): Buffer => fileOf({ rows: `<row r="1">${cell}</row>`, ...wish })

const number = (text: string, style = 0): string => `<c r="A1" s="${style}"><v>${text}</v></c>`
const typed = (type: string, text: string, style = 0): string => `<c r="A1" s="${style}" t="${type}"><v>${text}</v></c>`
const formula = (type: string, value: string): string => `<c r="A1"${type}><f>B1+1</f>${value}</c>`
const shared = (string: string): [string, Wish] => [typed('s', '0'), { strings: [string] }]
const inline = (content: string): string => `<c r="A1" t="inlineStr"><is>${content}</is></c>`
const dateIn = (format: number | string, serial = '44044.5'): [string, Wish] => [
  number(serial, 1),
  { formats: [format] },
]

type Case = readonly [cell: string, wish: Wish | undefined, expected: RawCell | undefined]
const plain = (cell: string, expected: RawCell | undefined): Case => [cell, undefined, expected]
const made = ([cell, wish]: [string, Wish], expected: RawCell | undefined): Case => [cell, wish, expected]

const noon = { serial: 44044.5 }

const cells: Readonly<Record<string, Case>> = {
  'a whole number': plain(number('42'), 42),
  'a negative fraction': plain(number('-0.125'), -0.125),
  'a number without a leading digit': plain(number('.5'), 0.5),
  'a plus sign': plain(number('+3'), 3),
  'minus nought as nought': plain(number('-0'), 0),
  'an exponent': plain(number('1.5E-3'), 0.0015),
  'sixteen digits to the last bit': plain(number('0.30000000000000004'), 0.30000000000000004),
  'seventeen digits, large': plain(number('12345678901234568'), 12345678901234568),
  'fifteen digits with decimals': plain(number('12345678.9012345'), 12345678.9012345),
  'the largest double': plain(number('1.7976931348623157E308'), 1.7976931348623157e308),
  'a number with white space around it': plain('<c r="A1"><v> 7\n</v></c>', 7),
  'a number of the type n': plain(typed('n', '7'), 7),
  'what is no number as text': plain(number('0x1F'), '0x1F'),
  'NaN as text': plain(number('NaN'), 'NaN'),
  'an overflow as text': plain(number('1E999'), '1E999'),
  'a number in CDATA': plain('<c r="A1"><v><![CDATA[12]]></v></c>', 12),
  'a number behind a comment': plain('<c r="A1"><!-- <v>1</v> --><v>2</v></c>', 2),
  'a number with a character reference': plain(number('&#49;2'), 12),
  'an empty value as no cell': plain('<c r="A1"><v></v></c>', undefined),
  'a closed value as no cell': plain('<c r="A1"><v/></c>', undefined),
  'a styled blank as no cell': plain('<c r="A1" s="1"/>', undefined),
  'text under a percent format as a number': made(dateIn('0.0%', '0.25'), 0.25),

  'a date of format 14': made(dateIn(14), noon),
  'a date and time of format 22': made(dateIn(22), noon),
  'a time of format 45': made(dateIn(45, '0.25'), { serial: 0.25 }),
  'yyyy年m月d日, format 31': made(dateIn(31), noon),
  'every Chinese format from 27 to 36': made(dateIn(27), noon),
  'format 50 of Chinese Excel': made(dateIn(50), noon),
  'format 57 of Chinese Excel': made(dateIn(57), noon),
  'format 58 of Chinese Excel': made(dateIn(58), noon),
  'a number of format 59': made(dateIn(59, '7'), 7),
  'a number of format 49': made(dateIn(49, '7'), 7),
  'yyyy"年"m"月"d"日"': made(dateIn('yyyy"年"m"月"d"日";@'), noon),
  '[$-804]yyyy年m月d日 dddd': made(dateIn('[$-804]yyyy年m月d日 dddd;@'), noon),
  '上午/下午h"时"mm"分"': made(dateIn('上午/下午h"时"mm"分"'), noon),
  'weekday aaaa': made(dateIn('[$-804]aaaa;@'), noon),
  'elapsed hours': made(dateIn('[h]:mm:ss', '1.5'), { serial: 1.5 }),
  '[DBNum1][$-804]yyyy"年"m"月"': made(dateIn('[DBNum1][$-804]yyyy"年"m"月"'), noon),
  'a literal d as a number': made(dateIn('0\\d', '7'), 7),
  'quoted day as a number': made(dateIn('0"day"', '7'), 7),
  'a coloured number': made(dateIn('[Red]0.00;[Blue]-0.00', '7'), 7),
  'G/通用格式 as a number': made(dateIn('G/通用格式', '7'), 7),
  'General with a unit as a number': made(dateIn('General"mSv"', '7'), 7),
  'a currency as a number': made(dateIn('_ ¥* #,##0.00_ ', '7'), 7),
  'the serial 0': made(dateIn(14, '0'), { serial: 0 }),
  'the serial 60': made(dateIn(14, '60'), { serial: 60 }),
  'the serial 61': made(dateIn(14, '61'), { serial: 61 }),
  'a fraction of a second': made(dateIn(22, '44044.123456789'), { serial: 44044.123456789 }),
  'a negative serial': made(dateIn(14, '-1'), { serial: -1 }),
  'text under a date format': [typed('str', '2020.5.8', 1), { formats: [14] }, '2020.5.8'],
  '1904: a day is shifted': [number('42582', 1), { formats: [14], properties: 'date1904="1"' }, { serial: 44044 }],
  '1904: a time of day stays': [number('0.25', 1), { formats: [14], properties: 'date1904="true"' }, { serial: 0.25 }],
  '1904: a number stays': [number('42582'), { properties: 'date1904="1"' }, 42582],
  'a strict date': plain(typed('d', '2020-08-01'), { serial: 44044 }),
  'a strict date and time': plain(typed('d', '2020-08-01T12:00:00'), noon),
  'a strict time': plain(typed('d', '06:00:00'), { serial: 0.25 }),
  'a strict date of 1904 unshifted': [typed('d', '2020-08-01'), { properties: 'date1904="1"' }, { serial: 44044 }],
  'a strict date that is none': plain(typed('d', '2020-02-30'), '2020-02-30'),

  'an error': plain(typed('e', '#N/A'), { error: '#N/A' }),
  'a division by nought': plain(typed('e', '#DIV/0!'), { error: '#DIV/0!' }),
  'the error of a formula': plain(formula(' t="e"', '<v>#REF!</v>'), { formula: true, value: { error: '#REF!' } }),
  true: plain(typed('b', '1'), true),
  false: plain(typed('b', '0'), false),
  'a strict boolean': plain(typed('b', 'true'), true),
  'the boolean of a formula': plain(formula(' t="b"', '<v>0</v>'), { formula: true, value: false }),

  'the result 0': plain(formula('', '<v>0</v>'), { formula: true, value: 0 }),
  'the result 12.5': plain(formula('', '<v>12.5</v>'), { formula: true, value: 12.5 }),
  'the result ""': plain(formula(' t="str"', '<v></v>'), { formula: true, value: '' }),
  'the result "", closed': plain(formula(' t="str"', '<v/>'), { formula: true, value: '' }),
  'a text as a result': plain(formula(' t="str"', '<v>优 &amp; 良</v>'), { formula: true, value: '优 & 良' }),
  'no result': plain(formula('', ''), { formula: true, value: null }),
  'a follower of a shared formula': plain('<c r="A1"><f t="shared" si="0"/><v>5</v></c>', { formula: true, value: 5 }),
  'an array formula': plain('<c r="A1"><f t="array" ref="A1">SUM(B1:B2)</f><v>5</v></c>', { formula: true, value: 5 }),
  'a formula with a comparison': plain('<c r="A1"><f>IF(B1&lt;2,"a>b",1)</f><v>1</v></c>', { formula: true, value: 1 }),
  'a formula in CDATA': plain('<c r="A1"><f><![CDATA[B1<2]]></f><v>1</v></c>', { formula: true, value: 1 }),
  'the result behind a date format': [
    '<c r="A1" s="1"><f>TODAY()</f><v>44044.5</v></c>',
    { formats: [14] },
    { formula: true, value: noon },
  ],

  'a shared text': made(shared('<t>甲状腺</t>'), '甲状腺'),
  'kept white space': made(shared('<t xml:space="preserve">  a \n b  </t>'), '  a \n b  '),
  'an empty shared text': made(shared('<t/>'), ''),
  'a shared entry without content': [typed('s', '0'), { parts: { 'xl/sharedStrings.xml': sst('<si/>') } }, ''],
  'rich text': made(shared('<r><t>甲</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 乙</t></r>'), '甲 乙'),
  'text without its phonetic guide': made(
    shared('<t>放射</t><rPh sb="0" eb="2"><t>ホウシャ</t></rPh><phoneticPr fontId="1"/>'),
    '放射',
  ),
  'text with an emoji and a rare character': made(shared('<t>😀𠮷</t>'), '😀𠮷'),
  'the five entities': made(shared('<t>&lt;&gt;&amp;&quot;&apos;</t>'), '<>&"\''),
  'character references': made(shared('<t>&#x7532;&#20057;&#x1F600;</t>'), '甲乙😀'),
  'CDATA with signs': made(shared('<t>a<![CDATA[<b>&amp;]]>c</t>'), 'a<b>&amp;c'),
  'an escaped carriage return': made(shared('<t>a_x000D_b</t>'), 'a\rb'),
  'an escaped underscore': made(shared('<t>_x005F_x000D_</t>'), '_x000D_'),
  'what only looks like an escape': made(shared('<t>_x00G0_ _X0041_</t>'), '_x00G0_ _X0041_'),
  'line ends as XML reads them': made(shared('<t>a\r\nb\rc</t>'), 'a\nb\nc'),
  'a carriage return by reference': made(shared('<t>a&#13;b</t>'), 'a\rb'),
  'a long text': made(shared(`<t>${'长'.repeat(32_767)}</t>`), '长'.repeat(32_767)),
  'an inline text': plain(inline('<t>甲</t>'), '甲'),
  'an inline rich text': plain(inline('<r><t>甲</t></r><r><t>乙</t></r>'), '甲乙'),
  'an empty inline text': plain(inline(''), ''),
  'an inline text without its guide': plain(inline('<t>甲</t><rPh sb="0" eb="1"><t>k</t></rPh>'), '甲'),
  'a text of the type str': plain(typed('str', 'a&amp;b'), 'a&b'),
  'text that looks like a formula': made(shared('<t>=1+1</t>'), '=1+1'),
  'text that looks like a number': made(shared('<t>007</t>'), '007'),
}

function sst(content: string): string {
  return `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${content}</sst>`
}

/** Workbooks with the one cell A1; undefined is a cell that holds nothing. */
export const valueCases: Readonly<
  Record<string, { readonly file: () => Buffer; readonly expected: RawCell | undefined }>
> = Object.fromEntries(
  Object.entries(cells).map(([name, [cell, wish, expected]]) => [name, { file: () => fileWith(cell, wish), expected }]),
)
