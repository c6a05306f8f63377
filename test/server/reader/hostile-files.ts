// Files made to harm their reader, each with the code of the refusal, or `read` where there is nothing to fear.
import { randomBytes } from 'node:crypto'
import { constants, deflateRawSync } from 'node:zlib'
import type { RefusalCode } from '../../../server/reader/refusal.ts'
import {
  entriesOf,
  escaped,
  fileOf,
  main,
  office,
  partsOf,
  relationshipsXml,
  sheetXml,
  stylesXml,
  type Wish,
} from './workbook-maker.ts'
import { type MadeEntry, zipOf } from './zip-maker.ts'

export type Hostile = readonly [code: RefusalCode | 'read', make: () => Buffer]

const MiB = 1 << 20
const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
const sheetPart = 'xl/worksheets/sheet1.xml'

/** What deflates to `count` times the same bytes, without ever holding them. */
function repeated(unit: string | Buffer, count: number, start = '', end = '') {
  const bytes = Buffer.from(unit)
  const flushed = (part: Buffer): Buffer => deflateRawSync(part, { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([
    flushed(Buffer.from(start)),
    ...Array.from<Buffer>({ length: count }).fill(flushed(bytes)),
    deflateRawSync(Buffer.from(end)),
  ])
  return { data: '', packed, size: start.length + bytes.length * count + end.length }
}
const spaces = Buffer.alloc(MiB, ' ')
const bomb = (mib: number, name = sheetPart): MadeEntry => ({
  name,
  ...repeated(spaces, mib, sheetXml('').slice(0, -24), sheetXml('').slice(-24)),
})

const withEntries = (entries: readonly MadeEntry[], wish: Wish = { rows }): Buffer => fileOf(wish, { entries })
const withPart = (name: string, data: string | Uint8Array, wish: Wish = { rows }): Buffer =>
  fileOf({ ...wish, parts: { [name]: data } })
/** With another content type for the workbook, or for one more part. */
const withType = (type: string, part?: string): Buffer => {
  const declared = String(partsOf({})['[Content_Types].xml'])
  const types = part
    ? declared.replace('</Types>', `<Override PartName="/${part}" ContentType="${type}"/></Types>`)
    : declared.replace(/(workbook\.xml" ContentType=")[^"]*/, `$1${type}`)
  return fileOf({ rows, parts: { '[Content_Types].xml': types, ...(part ? { [part]: 'x' } : {}) } })
}
const cell = (content: string): Buffer => fileOf({ rows: `<row r="1">${content}</row>` })
const dtd =
  '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
const renamed = (name: string): Buffer => zipOf([...entriesOf(partsOf({ rows })), { name, data: 'x' }])
const around = (extra: string): Buffer =>
  fileOf({ sheet: sheetXml(rows).replace('</worksheet>', `${extra}</worksheet>`) })
const whole = 'A1:XFD1048576'
const noise = (bytes: number): string => randomBytes(bytes / 2).toString('hex')
const proto = '__proto__'

/** Entries that all lead to the data of the first, whose names fit because each local header stands inside the one before. */
function overlapping(count: number): Buffer {
  const name = (i: number): string => `n${String(i).padStart(3, '0')}`
  const header = (i: number): Buffer => zipOf([{ name: name(i), data: '', stored: true }]).subarray(0, 34)
  const quoted = Buffer.concat([
    ...Array.from({ length: count - 1 }, (_, i) => header(i + 1)),
    spaces.subarray(0, 1000),
  ])
  return zipOf(
    Array.from({ length: count }, (_, i) =>
      i === 0
        ? { name: name(0), data: quoted, stored: true }
        : { name: name(i), data: '', stored: true, offset: 34 * i },
    ),
  )
}

const ole = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(text, 'utf16le'),
    Buffer.alloc(512),
  ])

export const hostileFiles: Readonly<Record<string, Hostile>> = {
  // Not a workbook at all
  'an empty file': ['empty', () => Buffer.alloc(0)],
  'three bytes': ['text', () => Buffer.from('PK!')],
  'a picture': ['not-a-zip', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  'a CSV renamed': ['text', () => Buffer.from('编号,分数\r\nQ001,100\r\n')],
  'a CSV in GBK renamed': ['text', () => Buffer.from('b1e0bac52cb7d6cafd0d0a', 'hex')],
  'a CSV in UTF-16 renamed': ['text', () => Buffer.from('\ufeff编号', 'utf16le')],
  'a web page renamed': ['text', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
  'a workbook with a password': ['password', () => ole('EncryptedPackage')],
  'an .xls renamed': ['old-xls', () => ole('Workbook')],
  'an OpenDocument sheet': [
    'ods',
    () => zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
  ],
  'a Word document': [
    'no-workbook',
    () =>
      zipOf([
        { name: '_rels/.rels', data: relationshipsXml([['a', 'officeDocument', 'word/document.xml']]) },
        { name: 'word/document.xml', data: '<w:document xmlns:w="w"/>' },
      ]),
  ],
  'an archive of pictures': ['no-workbook', () => zipOf([{ name: 'a.png', data: 'x' }])],
  'a workbook without sheets': [
    'no-workbook',
    () => fileOf({ workbook: `<workbook xmlns="${main}"><sheets/></workbook>` }),
  ],

  // The zip lies
  'a file cut in half': ['truncated', () => fileOf({ rows }).subarray(0, 900)],
  'a zip header and nothing else': ['truncated', () => Buffer.from('504b0304', 'hex')],
  '60,000 entries': [
    'too-many-entries',
    () => zipOf(Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}`, data: '', stored: true }))),
  ],
  'more entries promised than there are': ['bad-directory', () => zipOf(entriesOf(partsOf({ rows })), { count: 9 })],
  'a directory that points behind the end': [
    'bad-directory',
    () => withEntries([{ name: 'x', data: '', offset: 0x7fffffff }]),
  ],
  'a local header with another name': ['bad-directory', () => withEntries([{ name: 'x', data: '', localName: 'y' }])],
  'wide records that are missing': [
    'zip64',
    () => {
      const file = fileOf({ rows })
      file.writeUInt32LE(0xffffffff, file.length - 6)
      return file
    },
  ],
  'an entry with a password': ['encrypted-entry', () => withEntries([{ name: 'x', data: 'x', flags: 1 }])],
  'an unknown packing': ['bad-method', () => withEntries([{ name: 'x', data: 'x', method: 12 }])],
  'a name that climbs up': ['bad-name', () => renamed('xl/../../etc/passwd')],
  'an absolute name': ['bad-name', () => renamed('/etc/passwd')],
  'a name with a drive': ['bad-name', () => renamed('c:x')],
  'a name with a backslash': ['bad-name', () => renamed('..\\x')],
  'a name with a nought byte': ['bad-name', () => renamed('x\0.xml')],
  'one sheet twice': [
    'duplicate-entry',
    () => zipOf([...entriesOf(partsOf({ rows })), { name: sheetPart, data: sheetXml('') }]),
  ],
  'one sheet twice, in another case': ['duplicate-entry', () => renamed('XL/Worksheets/SHEET1.xml')],
  '200 entries over one stream': ['overlapping', () => overlapping(200)],
  'a part longer than declared': [
    'size-lies',
    () => withEntries([{ name: sheetPart, data: sheetXml(rows), size: 100 }]),
  ],
  'a part shorter than declared': [
    'size-lies',
    () => withEntries([{ name: sheetPart, data: sheetXml(rows), size: 9999 }]),
  ],
  'a damaged stream': [
    'bad-deflate',
    () => withEntries([{ name: sheetPart, data: sheetXml(rows), packed: Buffer.alloc(200, 0xee) }]),
  ],
  'a wrong checksum': ['bad-checksum', () => withEntries([{ name: sheetPart, data: sheetXml(rows), checksum: 1 }])],

  // Bombs
  '1 GiB of spaces in a sheet': ['part-too-big', () => withEntries([bomb(1024)])],
  '800 MiB of spaces in a sheet': ['zip-bomb', () => withEntries([bomb(800)])],
  '1 GiB of spaces that is said to be 2 KB': ['size-lies', () => withEntries([{ ...bomb(1024), size: 2048 }])],
  '1 GiB of spaces that is said to fit the ratio': [
    'row-too-big',
    () => withEntries([{ ...bomb(1024), size: 100 * MiB }]),
  ],
  '1 GiB behind the rows that is said to fit the ratio': [
    'size-lies',
    () => withEntries([{ name: sheetPart, ...repeated(spaces, 1024, sheetXml(rows)), size: 100 * MiB }]),
  ],
  'a picture of 800 MiB': ['zip-bomb', () => withEntries([bomb(800, 'xl/media/image1.png')])],
  '35 million shared strings': [
    'zip-bomb',
    () =>
      withEntries([
        {
          name: 'xl/sharedStrings.xml',
          ...repeated('<si><t>a</t></si>'.repeat(60_000), 583, `<sst xmlns="${main}">`, '</sst>'),
        },
      ]),
  ],
  '24 million rows': [
    'zip-bomb',
    () =>
      withEntries([
        {
          name: sheetPart,
          ...repeated(
            '<row><c><v>1</v></c></row>'.repeat(40_000),
            600,
            sheetXml('').slice(0, -24),
            sheetXml('').slice(-24),
          ),
        },
      ]),
  ],
  'an attribute of 30 MB': [
    'zip-bomb',
    () => fileOf({ sheet: sheetXml(rows).replace('<dimension ', `<dimension x="${'a'.repeat(30 * MiB)}" `) }),
  ],
  'an attribute of 20 MB that hardly packs': [
    'row-too-big',
    () => fileOf({ sheet: sheetXml(rows).replace('<dimension ', `<dimension x="${noise(20 * MiB)}" `) }),
  ],
  '400,000 nested elements': ['zip-bomb', () => around('<a>'.repeat(400_000) + '</a>'.repeat(400_000))],
  'a row of 10 MB': ['row-too-big', () => cell(`<c r="A1"><v>1</v></c><!--${noise(10 * MiB)}-->`)],
  'styles of 9 MB': [
    'part-too-big',
    () => withPart('xl/styles.xml', `<styleSheet xmlns="${main}"><!--${noise(9 * MiB)}--></styleSheet>`),
  ],

  // XML
  'entities that grow (billion laughs)': [
    'dtd',
    () => withPart('xl/sharedStrings.xml', `${dtd}<sst xmlns="${main}"><si><t>&b;</t></si></sst>`),
  ],
  'an external entity in the sheet': [
    'dtd',
    () => fileOf({ sheet: `<?xml version="1.0"?>${dtd}${sheetXml(rows).split('\n')[1]}` }),
  ],
  'an entity behind a long comment': [
    'dtd',
    () => fileOf({ sheet: `<!--${' x'.repeat(9000)}-->${dtd}${sheetXml(rows).split('\n')[1]}` }),
  ],
  'a DTD in the workbook': ['dtd', () => fileOf({ rows, workbook: `${dtd}<workbook/>` })],
  'a DTD in the styles': ['dtd', () => withPart('xl/styles.xml', `${dtd}${stylesXml([])}`)],
  'a DTD in the relationships': ['dtd', () => withPart('xl/_rels/workbook.xml.rels', `${dtd}<Relationships/>`)],
  'a DTD between rows': ['dtd', () => fileOf({ rows: `${rows}${dtd}` })],
  'an unknown entity': ['bad-xml', () => cell('<c r="A1" t="str"><v>&c;</v></c>')],
  'a bare ampersand': ['bad-xml', () => cell('<c r="A1" t="str"><v>a & b</v></c>')],
  'a reference to nought': ['bad-xml', () => cell('<c r="A1" t="str"><v>&#0;</v></c>')],
  'a reference to half a character': ['bad-xml', () => cell('<c r="A1" t="str"><v>&#xD800;</v></c>')],
  'a row that does not end': ['bad-xml', () => fileOf({ rows: '<row r="1"><c r="A1"><v>1</v></c>' })],
  'a cell in a cell': ['bad-xml', () => cell('<c r="A1"><c r="A1"><v>1</v></c></c>')],
  'a row in a row': ['bad-xml', () => cell('<row r="2"/>')],
  'a sheet that stops in the middle': ['bad-xml', () => fileOf({ sheet: sheetXml(rows).slice(0, -30) })],
  'a sheet that is something else': ['bad-xml', () => fileOf({ sheet: '<html/>' })],
  'an attribute without quotes': ['bad-xml', () => cell('<c r=A1><v>1</v></c>')],
  'an unknown type of cell': ['bad-xml', () => cell('<c r="A1" t="q"><v>1</v></c>')],
  'a sheet in UTF-16': ['encoding', () => fileOf({ sheet: Buffer.from(`\ufeff${sheetXml(rows)}`, 'utf16le') })],
  'a sheet declared as GBK': ['encoding', () => fileOf({ sheet: sheetXml(rows).replace('UTF-8', 'GBK') })],
  'a sheet with broken UTF-8': [
    'encoding',
    () => fileOf({ sheet: Buffer.from(sheetXml('<row r="1"><c r="A1" t="str"><v>\xff</v></c></row>'), 'latin1') }),
  ],
  'strings with broken UTF-8': [
    'encoding',
    () =>
      withPart('xl/sharedStrings.xml', Buffer.from(`<sst xmlns="${main}"><si><t>\xc0\xaf</t></si></sst>`, 'latin1')),
  ],

  // What cells say
  'the cells A1 and XFD1048576': [
    'too-many-columns',
    () => fileOf({ rows: `${rows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` }),
  ],
  '3,000 rows with one cell at XFD': [
    'too-many-columns',
    () =>
      fileOf({
        rows: Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join(
          '',
        ),
      }),
  ],
  'a negative reference': ['bad-reference', () => cell('<c r="A-5"><v>1</v></c>')],
  'a reference to another row': ['bad-reference', () => cell('<c r="A2"><v>1</v></c>')],
  'a reference beyond the last column': ['bad-reference', () => cell('<c r="ZZZZ1"><v>1</v></c>')],
  'a reference called __proto__': ['bad-reference', () => cell(`<c r="${proto}"><v>1</v></c>`)],
  'one cell twice': ['bad-reference', () => cell('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')],
  'row 99999999999': ['bad-row', () => fileOf({ rows: '<row r="99999999999"/>' })],
  'row 0': ['bad-row', () => fileOf({ rows: '<row r="0"/>' })],
  'rows backwards': ['bad-row', () => fileOf({ rows: '<row r="2"/><row r="1"/>' })],
  'a text that is not there': ['bad-string', () => cell('<c r="A1" t="s"><v>5</v></c>')],
  'the text -1': ['bad-string', () => cell('<c r="A1" t="s"><v>-1</v></c>')],
  'the text length': ['bad-string', () => cell('<c r="A1" t="s"><v>length</v></c>')],
  'a text of 32,768 characters': [
    'string-too-long',
    () => fileOf({ rows, strings: [`<t>${'长'.repeat(32_768)}</t>`] }),
  ],
  'an inline text of 3 MB': [
    'string-too-long',
    () => cell(`<c r="A1" t="inlineStr"><is><t>${noise(3 * MiB)}</t></is></c>`),
  ],
  '100,201 rows with a value': [
    'too-many-rows',
    () => fileOf({ rows: '<row><c><v>1</v></c></row>'.repeat(100_201).replace(/<v>1/g, () => `<v>${Math.random()}`) }),
  ],
  'a million empty rows': [
    'read',
    () => fileOf({ rows: Array.from({ length: 1_048_576 }, (_, i) => `<row r="${i + 1}" ht="${i % 977}"/>`).join('') }),
  ],
  '65 sheets': [
    'too-many-sheets',
    () =>
      fileOf({
        rows,
        workbook: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${'<sheet name="a" sheetId="1" r:id="rId1"/>'.repeat(65)}</sheets></workbook>`,
      }),
  ],
  'a sheet whose part is missing': [
    'missing-part',
    () => withPart('xl/_rels/workbook.xml.rels', relationshipsXml([['rId1', 'worksheet', 'worksheets/none.xml']])),
  ],
  '65,537 styles': [
    'too-many-styles',
    () => fileOf({ rows, formats: Array.from({ length: 65_537 }, (_, i) => 160 + i) }),
  ],
  'a number format of 400,000 brackets': ['bad-format', () => fileOf({ rows, formats: ['['.repeat(400_000)] })],
  'a number format of 255 brackets': ['read', () => fileOf({ rows, formats: ['['.repeat(255)] })],

  // Programs and objects
  macros: ['macros', () => withPart('xl/vbaProject.bin', 'x')],
  'the type of a macro workbook': ['macros', () => withType('application/vnd.ms-excel.sheet.macroEnabled.main+xml')],
  'an .xlsb renamed': ['xlsb', () => withPart('xl/workbook.bin', 'x')],
  'an embedded object': ['embedded', () => withPart('xl/embeddings/oleObject1.bin', 'x')],
  'an ActiveX control': ['embedded', () => withType('application/vnd.ms-office.activeX+xml', 'xl/controls/1.xml')],

  'types of macros, binary workbooks and objects that are declared for no part': [
    'read',
    () =>
      withPart(
        '[Content_Types].xml',
        String(partsOf({})['[Content_Types].xml']).replace(
          '</Types>',
          '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
      ),
  ],

  // What kills others and must only be passed over
  'a drop-down on the whole sheet': [
    'read',
    () =>
      around(
        `<dataValidations count="1"><dataValidation type="list" sqref="${whole}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      ),
  ],
  'a merge of the whole sheet': [
    'read',
    () => around(`<mergeCells count="1"><mergeCell ref="${whole}"/></mergeCells>`),
  ],
  'a hyperlink on the whole sheet': [
    'read',
    () => around(`<hyperlinks><hyperlink ref="${whole}" r:id="rId1"/></hyperlinks>`),
  ],
  'a name over the whole sheet': ['read', () => names('Sheet1', `Sheet1!${whole}`)],
  'ten million rows declared': [
    'read',
    () => fileOf({ sheet: sheetXml(rows).replace('ref="A1"', 'ref="A1:XFD10000000"') }),
  ],
  'a name that points at a sheet called __proto__': ['read', () => names('Sheet1', `${proto}!A1`)],
  'a sheet, a heading, a relation and a part called __proto__': [
    'read',
    () =>
      fileOf({
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        strings: [`<t>${proto}</t>`],
        sheetName: proto,
        workbook: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${proto}" sheetId="1" r:id="${proto}"/></sheets></workbook>`,
        parts: {
          [`xl/${proto}`]: 'x',
          'xl/_rels/workbook.xml.rels': relationshipsXml([
            [proto, 'worksheet', 'worksheets/sheet1.xml'],
            ['s', 'sharedStrings', 'sharedStrings.xml'],
          ]),
        },
      }),
  ],
  'an external link': ['read', () => withPart('xl/externalLinks/externalLink1.xml', '<externalLink/>')],
  'formulas that call out': [
    'read',
    () =>
      cell(
        `<c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1/")</f><v>x</v></c><c r="B1" t="str"><f>${escaped("cmd|'/c calc'!A0")}</f><v>y</v></c>`,
      ),
  ],
  'a result that does not follow from its formula': ['read', () => cell('<c r="A1"><f>SUM(1,1)</f><v>999999</v></c>')],
  'a formula of 200 KB': ['read', () => cell(`<c r="A1"><f>${'1+'.repeat(100_000)}1</f><v>1</v></c>`)],
  '100,000 nested elements in a cell': [
    'read',
    () => cell(`<c r="A1"><extLst>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</extLst><v>1</v></c>`),
  ],
}

const names = (sheet: string, target: string): Buffer =>
  fileOf({
    rows,
    workbook: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="n">${target}</definedName></definedNames></workbook>`,
  })
