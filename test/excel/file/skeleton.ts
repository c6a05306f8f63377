// The least that a workbook file needs, for one that was made in the host.
import type { Package } from './package.ts'
import { setText } from './package.ts'
import { xmlHead } from './xml.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const links = 'http://schemas.openxmlformats.org/package/2006/relationships'
const sheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const font = '<font><sz val="11"/><color rgb="FF000000"/><name val="Calibri"/></font>'
const fills = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
const border = '<border><left/><right/><top/><bottom/><diagonal/></border>'
const format = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'

export function skeleton(date1904: boolean): Package {
  const pack: Package = { parts: new Map() }
  const put = (path: string, text: string) => setText(pack, path, xmlHead + text)
  put(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetml}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetml}.styles+xml"/></Types>`,
  )
  put(
    '_rels/.rels',
    `<Relationships xmlns="${links}"><Relationship Id="rId1" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${kinds}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets/></workbook>`,
  )
  put(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${links}"><Relationship Id="rId1" Type="${kinds}/styles" Target="styles.xml"/></Relationships>`,
  )
  put(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><fonts count="1">${font}</fonts><fills count="2">${fills}</fills><borders count="1">${border}</borders><cellStyleXfs count="1">${format}/></cellStyleXfs><cellXfs count="1">${format} xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  )
  return pack
}
