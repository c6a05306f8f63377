// A book after LibreOffice has calculated it anew, read by a reader that is not ours.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { read, utils } from '@e965/xlsx'
import { drawBook } from '../../server/pen/pen.ts'
import type { Book, Cell } from '../../templates/sheet.ts'

const run = promisify(execFile)

/** What every formula says before it is calculated, so that a result that was only carried along is seen. */
export const stale = 'not calculated'

const staled = (cell: Cell): Cell =>
  typeof cell === 'object' && cell !== null && 'formula' in cell ? { ...cell, result: stale } : cell

const withoutResults = (book: Book): Book => ({
  ...book,
  sheets: book.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(staled) })),
  })),
})

/** Values of a sheet by row and column, both from zero. */
export async function recalculated(book: Book, sheet: string): Promise<readonly (readonly unknown[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'qc-parity-'))
  try {
    const given = join(folder, 'given.xlsx')
    await writeFile(given, await drawBook(withoutResults(book)))
    await run('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      join(folder, 'out'),
      given,
    ])
    const calculated = read(await readFile(join(folder, 'out', 'given.xlsx')), { sheets: [sheet] })
    return utils.sheet_to_json(calculated.Sheets[sheet]!, { header: 1, raw: true })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
