// A workbook of the simulator as the store gets it when it is filed.
import { emptyExam } from '../../core/exam.ts'
import type { Rubric } from '../../core/rubric.ts'
import { currentRubric } from '../../server/rubrics.ts'
import type { FilingWish } from '../../server/store/store.ts'
import { scoredRow } from '../server/store/wishes.ts'
import { cellOf, type WorkbookRow } from './workbook.ts'

export function filingOf(rubric: Rubric, site: string, book: string, rows: readonly WorkbookRow[]): FilingWish {
  const entries = rows.map((row, n) => {
    const { 'IMG-10': image = '', 'RPT-05': report = '', ...exam } = row.fields
    const items = Object.fromEntries(rubric.items.map(({ id }) => [id, '']))
    return scoredRow({
      ...{ n: n + 1, id: row.record, site },
      exam: {
        ...blank,
        record_id: row.record,
        ...exam,
        batch_no: String(cellOf(row, 'batch_no') ?? ''),
        accession_no: null,
      },
      items: { ...items, 'IMG-10': String(image), 'RPT-05': String(report) },
    })
  })
  return {
    ...{
      bytes: Buffer.from(JSON.stringify([site, book, rows.map(({ record, fields }) => [record, fields])])),
      fileName: 'scores.xlsx',
      language: 'zh-CN',
      site,
      batch: 'B1',
    },
    ...{ rubric, workbookId: book, entries, warnings: 0, population: [], actions: [] },
  }
}

/** What the sheets of the simulator have no column for is empty, as it is in what their panes send. */
const blank = emptyExam(currentRubric())
