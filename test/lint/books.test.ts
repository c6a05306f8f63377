import assert from 'node:assert/strict'
import { countedExams } from '../../core/statistics/counted.ts'
import { blankWorkbook } from '../../server/blank.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import { summaryBook } from '../../templates/summary/book.ts'
import { filedOf } from '../rubric/drawn.ts'
import { lint } from './lint.ts'

const rubric = currentRubric()
const made = { rubricHash: rubric.hash, engineVersion: '0', at: '2026-10-01T00:00:00.000Z', filings: [] }

for (const language of ['zh-CN', 'en-US'] as const)
  describe(`package lint finds nothing in ${language}`, () => {
    it('in a blank workbook', async () =>
      assert.deepEqual(lint(await blankWorkbook(rubric, { language }, new Date(0))), []))
    it('in a blank workbook of a site', async () =>
      assert.deepEqual(lint(await blankWorkbook(rubric, { language, site: 'S04', rows: 3 }, new Date(0))), []))
    it('in filled workbooks', async () => {
      for (const { name, book } of sampleBooks(rubric, { sites: 3, cases: 10, seed: 1, language }))
        assert.deepEqual(lint(await drawBook(book)), [], name)
    })
    it('in a summary', async () => {
      const filed = [...sampleBooks(rubric, { sites: 3, cases: 10, seed: 1, language })].flatMap(({ book }) =>
        filedOf(rubric, book),
      )
      const wish = { language, period: { from: null, to: null }, site: null, made }
      assert.deepEqual(lint(await drawBook(summaryBook(rubric, countedExams(rubric, filed), wish))), [])
    })
    it('in a summary of nothing', async () => {
      const wish = { language, period: { from: '2026-01', to: '2026-03' }, site: 'S04', made }
      assert.deepEqual(lint(await drawBook(summaryBook(rubric, countedExams(rubric, []), wish))), [])
    })
  })
