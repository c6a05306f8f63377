// Readers, each over the same bytes: every row and cell is visited, its kind and length added up.
import { Readable } from 'node:stream'
import { inflateRawSync } from 'node:zlib'
import type { RawRow } from '../../core/grid.ts'
import { openBook } from '../../server/reader/book.ts'
import { limits } from '../../server/reader/limits.ts'
import { createReaderPool } from '../../server/reader/pool.ts'
import { openPackage } from '../../server/reader/zip.ts'

/** Prepares with the file's bytes (not measured) and gives the operation to measure; its result is a count to compare. */
export type Task = (bytes: Uint8Array) => Promise<() => Promise<number>>

const counted = (rows: readonly RawRow[]): number => {
  let cells = 0
  for (const row of rows) for (const cell of row.cells) if (cell !== null) cells++
  return cells
}

export const readTasks: Readonly<Record<string, Task>> = {
  /** What no reader can do without: inflate both large parts and look at every byte once. */
  'read floor': async (bytes) => async () => {
    let sum = 0
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/sharedstrings.xml']) {
      const entry = openPackage(Buffer.from(bytes), limits).get(part)!
      const xml = inflateRawSync(entry.packed, {
        maxOutputLength: entry.size,
        chunkSize: Math.min(entry.size, 1 << 22),
      })
      for (let i = 0; i < xml.length; i++) sum = (sum + xml[i]!) | 0
    }
    return sum === 0 ? 0 : 1
  },
  'read ours': async (bytes) => async () => {
    const book = openBook(bytes)
    let cells = 0
    await book.rows(0, (rows) => {
      cells += counted(rows)
    })
    return cells
  },
  'read ours, child process': async (bytes) => {
    const pool = createReaderPool()
    return async () => {
      const book = await pool.open(bytes)
      let cells = 0
      await book.rows(0, (rows) => {
        cells += counted(rows)
      })
      book.close()
      await pool.close()
      return cells
    }
  },
  'read exceljs document': async (bytes) => {
    const { default: ExcelJS } = await import('exceljs')
    return async () => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(bytes.slice().buffer)
      let cells = 0
      book.worksheets[0]!.eachRow((row) =>
        row.eachCell(() => {
          cells++
        }),
      )
      return cells
    }
  },
  'read exceljs streaming': async (bytes) => {
    const { default: ExcelJS } = await import('exceljs')
    return async () => {
      const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
        sharedStrings: 'cache',
        styles: 'cache',
        worksheets: 'emit',
      })
      let cells = 0
      for await (const sheet of reader) {
        let ofSheet = 0
        for await (const row of sheet)
          row.eachCell(() => {
            ofSheet++
          })
        cells = Math.max(cells, ofSheet)
      }
      return cells
    }
  },
  'read hucre streaming': async (bytes) => {
    const { streamXlsxRows } = await import('hucre/xlsx')
    return async () => {
      let cells = 0
      for await (const row of streamXlsxRows(bytes, { sheets: [0] }))
        for (const value of row.values) if (value !== null && value !== undefined && value !== '') cells++
      return cells
    }
  },
}
