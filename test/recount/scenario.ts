// Sample filings, filed and summed as a site and a manager would do it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileJudged } from '../../server/filing.ts'
import { judge } from '../../server/judge.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { createReaderPool } from '../../server/reader/pool.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import { openStore } from '../../server/store/store.ts'
import { summaryWorkbook } from '../../server/summary.ts'
import type { Book, Cell } from '../../templates/sheet.ts'
import { rubric } from '../rubric/rubric.ts'
import { type Filed, filedRows } from './filed-rows.ts'

const now = new Date('2026-11-20T08:00:00Z')

/** In every second workbook the second readers are arbiters, and the third row is void: cases that samples do not hold. */
function varied(book: Book, n: number): Book {
  const place = rubric.placeOf
  const edit = (cells: readonly Cell[], row: number): readonly Cell[] =>
    cells.map((cell, column) =>
      n % 2 === 1 && column === place.get('qc_role') && cell === 'D'
        ? 'J'
        : row === 6 && column === place.get('record_status')
          ? 'VOID'
          : cell,
    )
  const [scores, ...others] = [...book.sheets].sort(
    (a, b) => Number(b.name === '原始数据表') - Number(a.name === '原始数据表'),
  )
  const edited = { ...scores!, rows: scores!.rows.map((row, at) => ({ ...row, cells: edit(row.cells, at) })) }
  return { ...book, sheets: book.sheets.map((sheet) => (sheet === scores ? edited : others.find((o) => o === sheet)!)) }
}

/** The rows of the filed workbooks, and the summary of them. */
export async function filedAndSummed(sites: number, cases: number) {
  const folder = await mkdtemp(join(tmpdir(), 'qc-recount-'))
  const rubrics = new Map([[rubric.version, rubric]])
  const pool = createReaderPool()
  let ids = 0
  const store = await openStore({
    url: `file:${join(folder, 'qc.db')}`,
    keyFile: join(folder, 'site.key'),
    now: () => now,
    newId: () => `filing-${++ids}`,
    rubrics,
  })
  try {
    const rows: Filed[] = []
    for (const { name, book } of sampleBooks(rubric, { sites, cases, seed: 7, language: 'zh-CN' })) {
      const bytes = await drawBook(varied(book, ids))
      const judgement = await judge({ rubrics, pool }, bytes, { today: now.getTime() / 1000 })
      await fileJudged(store, judgement, { bytes, fileName: name, language: 'zh-CN', newest: false })
      rows.push(...filedRows(judgement.site!, bytes))
    }
    return { rows, summary: await summaryWorkbook(store, rubric, {}, { language: 'zh-CN', now }) }
  } finally {
    await pool.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}
