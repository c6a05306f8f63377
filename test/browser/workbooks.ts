// Workbooks to drop: sample filings, and one with faults put into it.

import { cellName } from '../../core/grid.ts'
import { mend } from '../../server/patch/mend.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import { scoreRows } from '../../templates/captions.ts'
import { sheetName } from '../../templates/sheet-names.ts'

export type Workbook = { readonly name: string; readonly bytes: Uint8Array }

/** Filled workbooks of the first sites, which check clean. */
export async function samples(sites: number, seed = 1, cases = 8): Promise<readonly Workbook[]> {
  const made: Workbook[] = []
  for (const { name, book } of sampleBooks(currentRubric(), { sites, cases, seed, language: 'zh-CN' }))
    made.push({ name, bytes: await drawBook(book) })
  return made
}

/** The same workbook with entries that no one can read, and one that only needs to be tidied. */
export function spoilt({ name, bytes }: Workbook): Workbook {
  const rubric = currentRubric()
  const cell = (key: string, row: number) => cellName(rubric.placeOf.get(key)!, scoreRows.first + row)
  const sheet = sheetName('scores', 'zh-CN')
  return {
    name: name.replace('.xlsx', '-faulty.xlsx'),
    bytes: mend(bytes, [
      { sheet, cell: cell(rubric.items[0]!.id, 0), value: '坏' },
      { sheet, cell: cell(rubric.items[0]!.id, 1), value: '坏' },
      { sheet, cell: cell('modality', 2), value: 'XX' },
      { sheet, cell: cell(rubric.items[1]!.id, 3), value: '　√　' },
    ]),
  }
}

/** A copy of the workbook in which the exam items of some rows were typed over. */
export function copyWith({ name, bytes }: Workbook, copy: string, rows: readonly number[]): Workbook {
  const column = currentRubric().placeOf.get('exam_item')!
  const sheet = sheetName('scores', 'zh-CN')
  const typed = rows.map((row) => ({ sheet, cell: cellName(column, scoreRows.first + row), value: `项目${copy}` }))
  return { name: name.replace('.xlsx', `-${copy}.xlsx`), bytes: mend(bytes, typed) }
}
