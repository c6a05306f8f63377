// Writers: our pen with all that a template has (formulas, drop-downs, formats), against the same values written plainly.
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { writeXlsxStream } from 'hucre/xlsx'
import { uuidv7 } from 'uuidv7'
import { countedExams } from '../../core/statistics/counted.ts'
import { blankBook } from '../../server/blank.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { inflateWhole } from '../../server/reader/inflate.ts'
import { limits } from '../../server/reader/limits.ts'
import { openPackage } from '../../server/reader/zip.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import type { Book, Cell } from '../../templates/sheet.ts'
import { summaryBook } from '../../templates/summary/book.ts'
import { filedOf } from '../rubric/drawn.ts'
import type { Task } from './read-tasks.ts'

const rubric = currentRubric()
const templateRows = 500

const books: Readonly<Record<string, () => Book>> = {
  template: () => blankBook(rubric, { rows: templateRows, language: 'zh-CN' }, new Date(Date.UTC(2026, 10, 1)), uuidv7),
  summary: () => {
    const samples = [...sampleBooks(rubric, { sites: 18, cases: 60, seed: 1, language: 'zh-CN' })]
    return summaryBook(
      rubric,
      countedExams(
        rubric,
        samples.flatMap(({ book }) => filedOf(rubric, book)),
      ),
      {
        language: 'zh-CN',
        period: { from: '2026-07', to: '2026-09' },
        site: null,
        made: { rubricHash: rubric.hash, engineVersion: '0', at: '2026-11-01T00:00:00Z', filings: [] },
      },
    )
  },
}

const plain = (cell: Cell): string | number | boolean | Date | null => {
  if (typeof cell !== 'object' || cell === null) return cell
  if ('formula' in cell) return cell.result
  return 'date' in cell ? new Date(`${cell.date.length === 10 ? `${cell.date}T00:00` : cell.date}Z`) : cell.text
}

const tasksFor = (name: string, bookOf: () => Book): Record<string, Task> => ({
  [`write ${name}: deflate of the same XML`]: async () => {
    const parts = [...openPackage(Buffer.from(await drawBook(bookOf())), limits).values()].map(inflateWhole)
    return async () => parts.reduce((sum, part) => sum + deflateRawSync(part, { level: 6 }).length, 0)
  },
  [`write ${name}: ours`]: async () => {
    const book = bookOf()
    return async () => (await drawBook(book)).length
  },
  [`write ${name}: exceljs, values only`]: async () => {
    const { sheets } = bookOf()
    return async () => {
      const out = new ExcelJS.Workbook()
      for (const { name, rows } of sheets) out.addWorksheet(name).addRows(rows.map(({ cells }) => cells.map(plain)))
      return (await out.xlsx.writeBuffer()).byteLength
    }
  },
  [`write ${name}: hucre, values only`]: async () => {
    const { sheets } = bookOf()
    return async () => {
      let size = 0
      for (const { name, rows } of sheets) {
        const stream = writeXlsxStream(
          rows.map(({ cells }) => cells.map(plain)),
          { name },
        )
        for await (const chunk of stream) size += chunk.length
      }
      return size
    }
  },
})

export const writeTasks: Readonly<Record<string, Task>> = Object.assign(
  {},
  ...Object.entries(books).map(([name, bookOf]) => tasksFor(name, bookOf)),
)
