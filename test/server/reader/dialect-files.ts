// One table, written in the ways of many programs.
import type { RawRow } from '../../../core/grid.ts'
import {
  entriesOf,
  fileOf,
  main,
  office,
  type Parts,
  partsOf,
  relationshipsXml,
  sheetXml,
  type Wish,
} from './workbook-maker.ts'
import { type MadeEntry, zipOf } from './zip-maker.ts'

const strings = ['<t>编号</t>', '<t>日期</t>', '<t>Q001</t>']
const rows =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
  '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>44044</v></c><c r="D2"><v>5</v></c></row>'
export const dialectWish: Wish = { rows, strings, formats: [14] }
export const dialectRows: readonly RawRow[] = [
  { number: 1, cells: ['编号', '日期'] },
  { number: 2, cells: ['Q001', { serial: 44044 }, null, 5] },
]

const replaced = (change: (name: string, text: string) => string, of: Wish = dialectWish): Parts =>
  Object.fromEntries(Object.entries(partsOf(of)).map(([name, text]) => [name, change(name, String(text))]))
const fileWith = (parts: Parts): Buffer => zipOf(entriesOf(parts))

const prefixed = (text: string): string =>
  text.replace(/<(\/?)(?!\?)(\w+)/g, '<$1x:$2').replace(`xmlns="${main}"`, `xmlns:x="${main}"`)
const strict = (text: string): string =>
  text
    .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
    .replaceAll(office, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
const inXl = (name: string): boolean => name.startsWith('xl/') && !name.endsWith('.rels')
const mapEntries = (change: (entry: MadeEntry) => MadeEntry): readonly MadeEntry[] =>
  entriesOf(partsOf(dialectWish)).map(change)

export const dialects: Readonly<Record<string, () => Buffer>> = {
  'a plain file': () => fileOf(dialectWish),
  'elements with a namespace prefix': () => fileWith(replaced((name, text) => (inXl(name) ? prefixed(text) : text))),
  'the strict namespaces': () => fileWith(replaced((_, text) => strict(text))),
  'cells and rows without references': () => {
    const bare = rows.replace(/ r="\w+"/g, '').replace('<c><v>5', '<c/><c><v>5')
    return fileOf({ ...dialectWish, rows: bare })
  },
  'absolute part names in relationships': () =>
    fileWith(
      replaced((name, text) =>
        name.endsWith('.rels')
          ? text.replace(/Target="(?!xl)/g, 'Target="/xl/').replace('Target="xl', 'Target="/xl')
          : text,
      ),
    ),
  'parts with other names, in other folders': () => {
    const parts = partsOf(dialectWish)
    return fileWith({
      '_rels/.rels': relationshipsXml([['a', 'officeDocument', '/book/index.xml']]),
      'book/index.xml': String(parts['xl/workbook.xml']),
      'book/_rels/index.xml.rels': relationshipsXml([
        ['rId1', 'worksheet', '../data/%E8%A1%A8 one.xml'],
        ['s', 'sharedStrings', './texts.xml'],
        ['t', 'styles', '../data/looks.xml'],
      ]),
      'book/texts.xml': parts['xl/sharedStrings.xml']!,
      'data/表 one.xml': parts['xl/worksheets/sheet1.xml']!,
      'data/looks.xml': parts['xl/styles.xml']!,
    })
  },
  'part names in upper case': () =>
    zipOf(mapEntries((entry) => ({ ...entry, name: String(entry.name).toUpperCase() }))),
  'a stored zip': () => zipOf(mapEntries((entry) => ({ ...entry, stored: true }))),
  'sizes in data descriptors': () => zipOf(mapEntries((entry) => ({ ...entry, described: true }))),
  'zip64 records': () =>
    zipOf(
      mapEntries((entry) => ({ ...entry, wide: true })),
      { wideEnd: true },
    ),
  'a zip comment and folder entries': () =>
    zipOf([{ name: 'xl/', data: '', stored: true }, ...entriesOf(partsOf(dialectWish))], {
      comment: 'PK\x05\x06 made by hand',
    }),
  'byte order marks': () => fileWith(replaced((_, text) => `\ufeff${text}`)),
  'pretty-printed XML': () =>
    fileWith(
      replaced((name, text) =>
        inXl(name) ? text.replace(/></g, '>\n    <').replace(/\n {4}<\/(?=t>|v>)/g, '</') : text,
      ),
    ),
  'single quotes, spaces around equals and at the end of tags': () =>
    fileWith(
      replaced((name, text) =>
        inXl(name) ? text.replace(/(\w)="([^"]*)"/g, "$1 = '$2'").replace(/(\w|')>/g, '$1 >') : text,
      ),
    ),
  'comments and processing instructions everywhere': () =>
    fileWith(
      replaced((name, text) => (inXl(name) ? text.replace(/><(?!\/[tv])/g, '><!-- <c r="Z9"> --><?x y?><') : text)),
    ),
  'attributes in another order, and unknown ones': () =>
    fileOf({
      ...dialectWish,
      rows: rows
        .replace(/<c r="(\w+)" (t|s)="(\w)"/g, '<c x:id="7" $2="$3" cm="1" r="$1"')
        .replace(/<row /g, '<row spans="1:4" x14ac:dyDescent="0.25" ht="15" '),
    }),
  'unknown elements and extensions': () =>
    fileOf({
      ...dialectWish,
      rows: rows
        .replaceAll('</c>', '<extLst><ext uri="{1}"><y:v xmlns:y="y">9</y:v></ext></extLst></c>')
        .replaceAll('</row>', '<extLst/></row>'),
    }),
  'no styles and inline strings, as small writers do': () => {
    const inline = rows.replace(
      / t="s"><v>(\d)<\/v>/g,
      (_, index) => ` t="inlineStr"><is>${strings[Number(index)]}</is>`,
    )
    const parts = partsOf({ rows: inline, formats: [14] })
    return fileWith({
      ...Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'xl/sharedStrings.xml')),
      'xl/_rels/workbook.xml.rels': relationshipsXml([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
      ]),
    })
  },
  'a sheet with everything around the rows, as WPS writes it': () =>
    fileOf({
      ...dialectWish,
      sheet: `${sheetXml(rows).replace('<sheetData>', '<sheetPr><tabColor rgb="FF00B050"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1"/></sheetView></sheetViews><cols><col min="1" max="16384" width="9"/></cols><sheetData>').replace('</worksheet>', '<sheetProtection sheet="1"/><autoFilter ref="A1:D2"/><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations><row r="1"/><legacyDrawing r:id="rId9"/></worksheet>')}\n`,
    }),
  'no relationship of the package': () =>
    fileWith(Object.fromEntries(Object.entries(partsOf(dialectWish)).filter(([name]) => name !== '_rels/.rels'))),
}
