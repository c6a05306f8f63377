import assert from 'node:assert/strict'
import { constants, deflateRawSync } from 'node:zlib'
import type { RefusalCode } from '../../server/reader/refusal.ts'
import { zipOf } from '../server/reader/zip-maker.ts'
import { escaped, textCell } from './sheet-model.ts'
import { openDoor } from './verdict.ts'
import {
  at,
  type Damaged,
  damage,
  entriesOf,
  genuine,
  genuineCell,
  genuineParts,
  genuineRows,
  scoresPart,
} from './workbook.ts'

const onXml = (change: (xml: string) => string) => (copy: Damaged) =>
  copy.write(scoresPart, change(copy.text(scoresPart)))
const everyPart = (change: (xml: string, part: string) => string) => (copy: Damaged) => {
  for (const part of copy.parts.keys()) if (/\.(xml|rels)$/.test(part)) copy.write(part, change(copy.text(part), part))
}
const withType = (type: string) => (copy: Damaged) =>
  copy.write(
    '[Content_Types].xml',
    copy.text('[Content_Types].xml').replace(/(PartName="\/xl\/workbook\.xml" ContentType=")[^"]*/, `$1${type}`),
  )
const withPart = (name: string, data: string) => (copy: Damaged) => copy.write(name, data)
const inCell = (xml: string) => (copy: Damaged) =>
  copy.put('request_dept', { attributes: ' t="inlineStr"', inner: xml })
const strings = (copy: Damaged): string[] =>
  [...copy.text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner]) =>
    inner!.replace(/<[^>]+>/g, ''),
  )

/** Takes the addresses away after filling every gap, so that counting leads to the same cells. */
const unnumbered = (pattern: RegExp, instead: string) => (copy: Damaged) => {
  copy.sheet(({ rows }) => {
    for (const { cells } of rows)
      for (let column = 0; column < Math.max(...cells.keys()); column++)
        if (!cells.has(column)) cells.set(column, { attributes: '', inner: '' })
    for (let number = 1; number < 5; number++)
      if (!rows.some((row) => row.number === number)) rows.push({ number, attributes: '', cells: new Map() })
  })
  onXml((xml) => xml.replace(pattern, instead))(copy)
}

/** Ways in which other programs store the same workbook. */
const dialects: Readonly<Record<string, (copy: Damaged) => void>> = {
  'inline strings instead of shared ones': (copy) => {
    const texts = strings(copy)
    onXml((xml) =>
      xml.replace(/ t="s"><v>(\d+)<\/v>/g, (_, n) => ` t="inlineStr"><is><t>${texts[Number(n)]}</t></is>`),
    )(copy)
  },
  'rich text': (copy) => {
    const typed = String(genuineCell('modality'))
    copy.put('modality', {
      attributes: ' t="inlineStr"',
      inner: `<is><r><rPr><b/></rPr><t>${typed[0]}</t></r><r><t>${typed.slice(1)}</t></r></is>`,
    })
  },
  'phonetic text beside the text': (copy) =>
    copy.put('modality', {
      attributes: ' t="inlineStr"',
      inner: `<is><t>${genuineCell('modality')}</t><rPh sb="0" eb="1"><t>シーティー</t></rPh></is>`,
    }),
  'prefixed XML': onXml((xml) => xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns="', 'xmlns:x="')),
  'no cell references': unnumbered(/<c r="[A-Z]+\d+"/g, '<c'),
  'no row numbers either': unnumbered(/<(row|c) r="\w+"/g, '<$1'),
  'no styles of texts': onXml((xml) => xml.replace(/ s="\d+" t="s"/g, ' t="s"')),
  'line breaks between all elements': onXml((xml) => xml.replace(/></g, '>\r\n<').replace(/(<t[^>]*>)\r\n/g, '$1')),
  'comments and processing instructions in the XML': onXml((xml) =>
    xml.replace('<sheetData>', '<!-- <row r="1"/> --><?x y?><sheetData>'),
  ),
  'a byte-order mark before every part': everyPart((xml) => `\uFEFF${xml}`),
  'character references': (copy) =>
    copy.put('modality', {
      attributes: ' t="str"',
      inner: `<v>${[...String(genuineCell('modality'))].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join('')}</v>`,
    }),
  'a dimension of 10 million rows': onXml((xml) =>
    xml.replace(/<dimension ref="[^"]+"\/>/, '<dimension ref="A1:XFD10000000"/>'),
  ),
  'drop-downs on a million rows': onXml((xml) =>
    xml.replace(
      '<pageMargins',
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations><pageMargins',
    ),
  ),
  'a hyperlink to a file': onXml((xml) =>
    xml.replace(
      '<pageMargins',
      '<hyperlinks><hyperlink ref="A1:XFD1048576" location="file:///etc/passwd"/></hyperlinks><pageMargins',
    ),
  ),
}

const sheetEnd = (xml: string): string => xml.replace('</sheetData>', '')
const dtd = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
const behindProlog = (text: string) => (xml: string) => xml.replace('?>', `?>${text}`)

const damaged: readonly (readonly [what: string, code: RefusalCode, change: (copy: Damaged) => void])[] = [
  ['a macro program', 'macros', withPart('xl/vbaProject.bin', 'x')],
  ['a macro-enabled content type', 'macros', withType('application/vnd.ms-excel.sheet.macroEnabled.main+xml')],
  ['an embedded object', 'embedded', withPart('xl/embeddings/oleObject1.bin', 'x')],
  ['an ActiveX control', 'embedded', withPart('xl/activeX/activeX1.xml', '<x/>')],
  ['entities in the sheet', 'dtd', onXml(behindProlog(dtd))],
  [
    'entities in the shared strings',
    'dtd',
    (copy) => copy.write('xl/sharedStrings.xml', behindProlog(dtd)(copy.text('xl/sharedStrings.xml'))),
  ],
  ['an unknown entity in a cell', 'bad-xml', inCell('<is><t>&secret;</t></is>')],
  ['a name that climbs out of the package', 'bad-name', withPart('xl/../../evil.xml', 'x')],
  ['an absolute name', 'bad-name', withPart('/etc/evil', 'x')],
  ['a name with a backslash', 'bad-name', withPart('xl\\evil.xml', 'x')],
  ['a text longer than Excel allows', 'string-too-long', inCell(`<is><t>${'长'.repeat(32_768)}</t></is>`)],
  [
    'a value behind the last column that is read',
    'too-many-columns',
    onXml((xml) => xml.replace('</row></sheetData>', `<c r="XFD${4 + genuineRows}"><v>1</v></c></row></sheetData>`)),
  ],
  [
    '10 million empty rows',
    'zip-bomb',
    onXml((xml) => xml.replace('</sheetData>', `${'<row/>'.repeat(10_000_000)}</sheetData>`)),
  ],
  [
    '110,000 rows with values',
    'too-many-rows',
    onXml((xml) => xml.replace('</sheetData>', `${'<row><c><v>1</v></c></row>'.repeat(110_000)}</sheetData>`)),
  ],
  [
    'a row number beyond the sheet',
    'bad-row',
    onXml((xml) => xml.replace('</sheetData>', '<row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData>')),
  ],
  [
    'rows out of order',
    'bad-row',
    onXml((xml) => xml.replace('</sheetData>', '<row r="5"><c r="A5"><v>1</v></c></row></sheetData>')),
  ],
  ['a cell reference of nonsense', 'bad-reference', onXml((xml) => xml.replace('r="C5"', 'r="__proto__"'))],
  ['a cell twice', 'bad-reference', onXml((xml) => xml.replace('r="C5"', 'r="B5"'))],
  [
    'a shared text that does not exist',
    'bad-string',
    (copy) => copy.put('modality', { attributes: ' t="s"', inner: '<v>99999</v>' }),
  ],
  ['a sheet cut in the middle', 'bad-xml', onXml((xml) => xml.slice(0, xml.length / 2))],
  ['no end of the rows', 'bad-xml', onXml((xml) => sheetEnd(xml).replace('</worksheet>', ''))],
  [
    'a sheet in GBK',
    'encoding',
    (copy) => {
      const xml = copy.text(scoresPart).replace('<sheetData>', '<sheetData><!--????-->')
      copy.parts.set(scoresPart, Buffer.from(Buffer.from(xml).toString('latin1').replace('????', '±àºÅ'), 'latin1'))
    },
  ],
  ['a sheet part that is missing', 'missing-part', (copy) => copy.parts.delete(scoresPart)],
  [
    'no workbook part',
    'no-workbook',
    (copy) => {
      copy.parts.delete('xl/workbook.xml')
      copy.parts.delete('_rels/.rels')
    },
  ],
]

const ole = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ])
const parts = new Map(Object.entries(genuineParts))

/** A part that inflates to `mib` MiB of spaces, packed without ever holding them. */
function bomb(mib: number) {
  const flushed = deflateRawSync(Buffer.alloc(1 << 20, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([...Array.from<Buffer>({ length: mib }).fill(flushed), deflateRawSync(Buffer.alloc(0))])
  return { name: 'xl/worksheets/bomb.xml', data: '', packed, size: mib << 20 }
}

const foreign: readonly (readonly [what: string, code: RefusalCode, make: () => Uint8Array])[] = [
  ['a workbook with a password to open', 'password', () => ole('EncryptedPackage')],
  ['an .xls renamed', 'old-xls', () => ole('Workbook')],
  ['a CSV renamed', 'text', () => Buffer.from('批次号,检查类型\r\nS01,CT\r\n')],
  ['a CSV in GBK renamed', 'text', () => Buffer.from('c5fab4ceba2c4354', 'hex')],
  ['a web page renamed', 'text', () => Buffer.from('<html><body><table><tr><td>CT</td></tr></table></body></html>')],
  ['a picture renamed', 'not-a-zip', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['an empty file', 'empty', () => new Uint8Array()],
  ['a file cut in half', 'truncated', () => genuine.subarray(0, genuine.length / 2)],
  ['a file without its last bytes', 'truncated', () => genuine.subarray(0, genuine.length - 4)],
  ['a zip bomb', 'zip-bomb', () => zipOf([...entriesOf(parts), bomb(500)])],
  ['a part of more than a gibibyte', 'part-too-big', () => zipOf([...entriesOf(parts), bomb(1024)])],
  [
    'a score sheet that stands in the zip twice',
    'duplicate-entry',
    () => zipOf([...entriesOf(parts), { name: scoresPart, data: parts.get(scoresPart)! }]),
  ],
  [
    'a score sheet that stands there again in capitals',
    'duplicate-entry',
    () => zipOf([...entriesOf(parts), { name: scoresPart.toUpperCase(), data: 'x' }]),
  ],
  [
    '2,000 parts',
    'too-many-entries',
    () => zipOf([...entriesOf(parts), ...Array.from({ length: 2000 }, (_, n) => ({ name: `x/${n}`, data: '' }))]),
  ],
  ['an encrypted part', 'encrypted-entry', () => zipOf([...entriesOf(parts), { name: 'x', data: 'x', flags: 1 }])],
  ['an archive of something else', 'no-workbook', () => zipOf([{ name: 'a.png', data: 'x' }])],
  [
    'an OpenDocument sheet renamed',
    'ods',
    () => zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
  ],
  [
    'a flipped bit in the score sheet',
    'bad-checksum',
    () => zipOf(entriesOf(parts).map((entry) => (entry.name === scoresPart ? { ...entry, checksum: 1 } : entry))),
  ],
]

describe('a workbook in another dialect', () => {
  const door = openDoor()
  after(() => door.close())

  for (const [what, change] of Object.entries(dialects))
    it(`reads the same with ${what}`, async () => {
      const { added, rows } = await door.verdict(damage(change))
      assert.deepEqual(added, [])
      assert.equal(rows, genuineRows)
    })

  it('has its texts put together from their runs before they are read', async () => {
    const { added } = await door.verdict(
      damage((copy) => {
        copy.put('exam_item', textCell('胸部 <CT> & "平扫"'))
        copy.put('qc_person_id', {
          attributes: ' t="inlineStr"',
          inner: `<is><r><t>${escaped('Ｑ')}</t></r><r><t>001</t></r></is>`,
        })
      }),
    )
    assert.deepEqual(added, [`RD-01 ${at('qc_person_id')}`])
  })
})

describe('a file that must not be read', () => {
  const door = openDoor()
  after(() => door.close())

  for (const [what, code, change] of damaged)
    it(`is refused as ${code}: ${what}`, async () => assert.equal(await door.refusal(damage(change)), code))
  for (const [what, code, make] of foreign)
    it(`is refused as ${code}: ${what}`, async () => assert.equal(await door.refusal(make()), code))

  it('does not keep the next one from being read', async () => {
    await door.refusal(ole('Workbook'))
    const { rows } = await door.verdict(genuine)
    assert.equal(rows, genuineRows)
  })
})
