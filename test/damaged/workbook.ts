// A genuine filled workbook, made once, and the tools to damage copies of it.
import { deflateSync, strFromU8, strToU8, unzipSync } from 'fflate'
import { cellName } from '../../core/grid.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import type { Cell } from '../../templates/sheet.ts'
import { sheetName } from '../../templates/sheet-names.ts'
import { rubric } from '../rubric/rubric.ts'
import { type MadeEntry, zipOf } from '../server/reader/zip-maker.ts'
import { modelOf, type SheetModel, type XmlCell, xmlOf } from './sheet-model.ts'

export const scoresName = sheetName('scores', 'zh-CN')
const { book } = [...sampleBooks(rubric, { sites: 1, cases: 4, seed: 7, language: 'zh-CN' })][0]!

export const genuine: Uint8Array = await drawBook(book)
export const genuineParts = unzipSync(genuine)

export const place = (key: string): number => rubric.placeOf.get(key)!
export const at = (key: string, row = 5): string => cellName(place(key), row)
/** What stands in the genuine workbook. */
export const genuineCell = (key: string, row = 5): Cell =>
  book.sheets.find(({ name }) => name === scoresName)!.rows[row - 1]!.cells[place(key)] ?? null
/** Filled rows, from row 5 on. */
export const genuineRows = book.sheets.find(({ name }) => name === scoresName)!.rows.length - 4
/** A moment of the genuine workbook as the parts of its digits. */
export function momentOf(key: string, row = 5) {
  const cell = genuineCell(key, row)
  const iso = typeof cell === 'object' && cell !== null && 'date' in cell ? cell.date : ''
  const [year, month, day, hour, minute] = iso.split(/[-T:]/).map(Number) as [number, number, number, number, number]
  return { iso, year, month, day, hour, minute }
}

export type Damaged = {
  readonly parts: Map<string, Uint8Array>
  readonly text: (part: string) => string
  readonly write: (part: string, text: string) => void
  readonly sheetNames: () => readonly string[]
  /** The part that holds a sheet, by its name. */
  readonly partOf: (sheet: string) => string
  /** Changes the rows of a sheet, the score sheet unless named. */
  readonly sheet: (change: (model: SheetModel) => void, name?: string) => void
  /** Puts a cell into the score sheet; null takes it away. */
  readonly put: (key: string, cell: XmlCell | null, row?: number) => void
}

function damagedCopy(): Damaged {
  const parts = new Map(Object.entries(genuineParts))
  const text = (part: string): string => strFromU8(parts.get(part)!)
  const write = (part: string, content: string): void => void parts.set(part, strToU8(content))
  const partOf = (name: string): string => {
    const id = new RegExp(`<sheet [^>]*name="${name}"[^>]*r:id="(\\w+)"`).exec(text('xl/workbook.xml'))![1]
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(text('xl/_rels/workbook.xml.rels'))![1]
    return `xl/${target}`
  }
  const sheet = (change: (model: SheetModel) => void, name = scoresName): void => {
    const model = modelOf(text(partOf(name)))
    change(model)
    write(partOf(name), xmlOf(model))
  }
  const put = (key: string, cell: XmlCell | null, row = 5): void =>
    sheet(({ rows }) => {
      const { cells } = rows.find(({ number }) => number === row)!
      if (cell) cells.set(place(key), cell)
      else cells.delete(place(key))
    })
  const sheetNames = () => [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name!)
  return { parts, text, write, sheetNames, partOf, sheet, put }
}

const packedParts = new Map(Object.entries(genuineParts).map(([name, data]) => [name, deflateSync(data)]))

/** The part that holds the score sheet. */
export const scoresPart: string = damagedCopy().partOf(scoresName)

export const entriesOf = (parts: ReadonlyMap<string, Uint8Array>): MadeEntry[] =>
  [...parts].map(([name, data]) => {
    // What was not changed need not be packed again.
    const packed = genuineParts[name] === data ? packedParts.get(name) : undefined
    return packed ? { name, data, packed } : { name, data }
  })

export function damage(change: (copy: Damaged) => void): Uint8Array {
  const copy = damagedCopy()
  change(copy)
  return zipOf(entriesOf(copy.parts))
}

/** Moves, drops or doubles columns of the score sheet: for each new column the old one, or null for an empty one. */
export const columnsFrom =
  (old: readonly (number | null)[]) =>
  ({ rows }: SheetModel): void => {
    for (const row of rows) {
      const cells = new Map<number, XmlCell>()
      old.forEach((from, to) => {
        const cell = from === null ? undefined : row.cells.get(from)
        if (cell) cells.set(to, { ...cell })
      })
      row.cells = cells
    }
  }
export const everyColumn: readonly number[] = rubric.columns.map((_, n) => n)

/** Adds a sheet behind the others. */
export function addSheet({ text, write }: Damaged, name: string, xml: string): void {
  const [book, links] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
  write('xl/worksheets/added.xml', xml)
  write(book, text(book).replace('</sheets>', `<sheet sheetId="99" name="${name}" r:id="rIdAdded"/></sheets>`))
  const link = `<Relationship Id="rIdAdded" Type="${type}" Target="worksheets/added.xml"/>`
  write(links, text(links).replace('</Relationships>', `${link}</Relationships>`))
}
