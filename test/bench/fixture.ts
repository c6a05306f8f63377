// A filing of any size, values only, as a site would hand it in: drawn here with plain text and deflate, so that no writer is favoured.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Zip, ZipDeflate } from 'fflate'
import { cellName } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import type { Book, Cell, Sheet } from '../../templates/sheet.ts'
import { type SheetKind, sheetName } from '../../templates/sheet-names.ts'

const casesAtATime = 400
const types = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const rootRelations = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const bookRelations = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
/** Cell style 1 is a date and time, 2 a date. */
const styles = `<?xml version="1.0" encoding="UTF-8"?>
<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!)

function createStrings() {
  const places = new Map<string, number>()
  return {
    place: (text: string): number => {
      const known = places.get(text)
      if (known !== undefined) return known
      places.set(text, places.size)
      return places.size - 1
    },
    xml: function* (): Generator<string> {
      yield `<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="${main}" uniqueCount="${places.size}">`
      for (const text of places.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`
      yield '</sst>'
    },
  }
}

const serial = (iso: string): number => Date.parse(`${iso.length === 10 ? `${iso}T00:00` : iso}Z`) / 86_400_000 + 25_569

function rowXml(cells: readonly Cell[], row: number, columns: number, place: (text: string) => number): string {
  let xml = `<row r="${row}">`
  for (const [column, cell] of cells.slice(0, columns).entries()) {
    const name = cellName(column, row)
    const value = typeof cell === 'object' && cell !== null && 'formula' in cell ? cell.result : cell
    if (value === null || value === '') continue
    if (typeof value === 'string') xml += `<c r="${name}" t="s"><v>${place(value)}</v></c>`
    else if (typeof value === 'number') xml += `<c r="${name}"><v>${value}</v></c>`
    else if (typeof value === 'object' && 'date' in value)
      xml += `<c r="${name}" s="${value.date.length === 10 ? 2 : 1}"><v>${serial(value.date)}</v></c>`
  }
  return `${xml}</row>`
}

/**
 * Writes a score workbook of `rows` sample rows x 163 columns to `file`.
 * @returns the size of the score sheet's XML in bytes
 */
export async function writeFiling(rubric: Rubric, file: string, rows: number): Promise<number> {
  const strings = createStrings()
  const out = createWriteStream(file)
  const zip = new Zip((error, chunk, last) => {
    if (error) throw error
    out.write(chunk)
    if (last) out.end()
  })
  const encoder = new TextEncoder()
  let size = 0
  const part = async (name: string, pieces: Iterable<string>) => {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    size = 0
    for (const piece of pieces) {
      const bytes = encoder.encode(piece)
      size += bytes.length
      entry.push(bytes)
      if (out.writableNeedDrain) await once(out, 'drain')
    }
    entry.push(new Uint8Array(), true)
  }
  const columns = rubric.columns.length
  const sheet = function* (): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${main}"><sheetData>`
    let row = 1
    for (let seed = 1; row < rows + 5; seed++) {
      const scores = scoreSheetOf(rubric, seed)
      const drawn = scores.rows.slice(row === 1 ? 0 : 4)
      for (const { cells } of drawn) if (row < rows + 5) yield rowXml(cells, row++, columns, strings.place)
    }
    yield '</sheetData></worksheet>'
  }
  const identity = sheetNamed(bookOf(rubric, 1), 'identity')
  const named = scoreSheetOf(rubric, 1).name
  await part('[Content_Types].xml', [types])
  await part('_rels/.rels', [rootRelations])
  await part('xl/workbook.xml', [
    `<?xml version="1.0" encoding="UTF-8"?>\n<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${named}" sheetId="1" r:id="rId1"/><sheet name="${identity.name}" sheetId="2" state="veryHidden" r:id="rId2"/></sheets></workbook>`,
  ])
  await part('xl/_rels/workbook.xml.rels', [bookRelations])
  await part('xl/styles.xml', [styles])
  await part('xl/worksheets/sheet2.xml', [
    `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${main}"><sheetData>${identity.rows
      .slice(0, 20)
      .map(({ cells }, n) => rowXml(cells.slice(0, 2), n + 1, 2, strings.place))
      .join('')}</sheetData></worksheet>`,
  ])
  await part('xl/worksheets/sheet1.xml', sheet())
  const scores = size
  await part('xl/sharedStrings.xml', strings.xml())
  zip.end()
  await once(out, 'close')
  return scores
}

const bookOf = (rubric: Rubric, seed: number) =>
  [...sampleBooks(rubric, { sites: 1, cases: casesAtATime, seed, language: 'zh-CN' })][0]!.book
const sheetNamed = (book: Book, kind: SheetKind): Sheet =>
  book.sheets.find(({ name }) => name === sheetName(kind, 'zh-CN'))!
const scoreSheetOf = (rubric: Rubric, seed: number): Sheet => sheetNamed(bookOf(rubric, seed), 'scores')
