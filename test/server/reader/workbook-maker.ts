// A small workbook of which every part can be replaced, so that a test shows only what is special about its file.
import { type MadeEntry, type ZipOptions, zipOf } from './zip-maker.ts'

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const kind = (name: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`

export type Parts = Readonly<Record<string, string | Uint8Array>>

export type Wish = {
  /** The rows of the only sheet, as XML. */
  readonly rows?: string
  /** The whole sheet instead. */
  readonly sheet?: string | Uint8Array
  /** The entries of the shared strings, as XML. */
  readonly strings?: readonly string[]
  /** Number formats of the cell styles 1, 2, …: an id, or a code. Style 0 is General. */
  readonly formats?: readonly (number | string)[]
  readonly workbook?: string
  /** Attributes of `workbookPr`. */
  readonly properties?: string
  readonly sheetName?: string
  /** More parts, or others in place of the usual ones. */
  readonly parts?: Parts
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')

export const sheetXml = (rows: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`

export const stylesXml = (formats: readonly (number | string)[]): string => {
  const ids = formats.map((format, i) => (typeof format === 'number' ? format : 200 + i))
  const custom = formats.flatMap((format, i) =>
    typeof format === 'number' ? [] : [`<numFmt numFmtId="${ids[i]}" formatCode="${escaped(format)}"/>`],
  )
  const xfs = [0, ...ids].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
  return `<styleSheet xmlns="${main}"><numFmts count="${custom.length}">${custom.join('')}</numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`
}

export function partsOf({
  rows = '',
  sheet,
  strings,
  formats,
  workbook,
  properties = '',
  sheetName = 'Sheet1',
  parts,
}: Wish): Parts {
  return {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind('sheet.main')}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind('worksheet')}"/><Override PartName="/xl/sharedStrings.xml" ContentType="${kind('sharedStrings')}"/><Override PartName="/xl/styles.xml" ContentType="${kind('styles')}"/></Types>`,
    '_rels/.rels': relationshipsXml([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      workbook ??
      `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${properties}/><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsXml([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'styles', 'styles.xml'],
      ['rId3', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet ?? sheetXml(rows),
    'xl/styles.xml': stylesXml(formats ?? []),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${(strings ?? []).map((string) => `<si>${string}</si>`).join('')}</sst>`,
    ...parts,
  }
}

export const relationshipsXml = (links: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${packages}/relationships">${links.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

export const entriesOf = (parts: Parts): readonly MadeEntry[] =>
  Object.entries(parts).map(([name, data]) => ({ name, data }))

/** The file, with some of its zip entries replaced by name. */
export function fileOf(wish: Wish, options: ZipOptions & { readonly entries?: readonly MadeEntry[] } = {}): Buffer {
  const { entries = [], ...zip } = options
  const usual = entriesOf(partsOf(wish))
  const kept = usual.map((entry) => entries.find(({ name }) => name === entry.name) ?? entry)
  const more = entries.filter(({ name }) => usual.every((entry) => entry.name !== name))
  return zipOf([...kept, ...more], zip)
}

/** The same file unpacked, for parts that would pack too well to be let in. */
export const storedFileOf = (wish: Wish): Buffer =>
  zipOf(entriesOf(partsOf(wish)).map((entry) => ({ ...entry, stored: true })))
