// A workbook of ours, spoilt as people spoil them: judged, annotated, mended, judged again.
import assert from 'node:assert/strict'
import { read, utils } from '@e965/xlsx'
import { type Finding, say } from '../../../core/finding.ts'
import { cellName } from '../../../core/grid.ts'
import { type Judge, judge } from '../../../server/judge.ts'
import { annotate } from '../../../server/patch/annotate.ts'
import { mend } from '../../../server/patch/mend.ts'
import { drawBook } from '../../../server/pen/pen.ts'
import { createReaderPool } from '../../../server/reader/pool.ts'
import { loadRubrics } from '../../../server/rubrics.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import type { Judgement } from '../../../templates/judge.ts'
import { sheetName } from '../../../templates/sheet-names.ts'
import { lint } from '../../lint/lint.ts'
import { changedParts } from './parts.ts'

const today = Date.UTC(2026, 10, 2) / 1000
const spoken = ({ code, sheet, cell, level, params }: Finding) => ({ code, sheet, cell, level, params })

for (const language of ['zh-CN', 'en-US'] as const)
  describe(`a workbook in ${language} that was judged`, () => {
    const rubrics = loadRubrics()
    const rubric = [...rubrics.values()].at(-1)!
    let doors: Judge
    let file: Uint8Array
    let before_: Judgement
    let annotated: Uint8Array

    before(async () => {
      doors = { rubrics, pool: createReaderPool() }
      const [sample] = sampleBooks(rubric, { sites: 1, cases: 6, seed: 7, language })
      const scores = sheetName('scores', language)
      const cell = (key: string, row: number) => cellName(rubric.placeOf.get(key) ?? assert.fail(key), row)
      file = mend(await drawBook(sample!.book), [
        { sheet: scores, cell: cell('IMG-01', 5), value: 'Ｚ' },
        { sheet: scores, cell: cell('report_time', 6), value: '2026.8.5' },
        { sheet: scores, cell: cell('modality', 7), value: null },
        { sheet: scores, cell: cell('patient_age', 8), value: '四十' },
        { sheet: scores, cell: cell('patient_age', 9), value: 119 },
        { sheet: scores, cell: cell('IMG_score', 9), value: 1 },
      ])
      before_ = await judge(doors, file, { today })
      annotated = annotate(
        file,
        before_,
        before_.findings.map((finding) => say(finding, language)),
        language,
      )
    }).timeout(60_000)
    after(() => doors.pool.close())

    it('has findings to annotate', () => assert.ok(before_.counts.errors > 0 && before_.rows.length >= 6))
    it('is judged the same when it is annotated', async () => {
      const again = await judge(doors, annotated, { today })
      assert.deepEqual(again.findings.map(spoken), before_.findings.map(spoken))
      assert.deepEqual(
        again.rows.map(({ score }) => score),
        before_.rows.map(({ score }) => score),
      )
    })
    it('lists its findings and its deductions', () => {
      const book = read(annotated)
      const rows = (kind: 'findings' | 'deductions') =>
        utils.sheet_to_json<unknown[]>(book.Sheets[sheetName(kind, language)]!, { header: 1 }).slice(4)
      assert.equal(rows('findings').length, before_.findings.length)
      const codes = before_.rows.flatMap(({ score }) => [...new Set(score.codes)])
      assert.deepEqual(
        rows('deductions')
          .map((row) => row[4])
          .sort(),
        codes.sort(),
      )
    })
    it('is changed in the sheets concerned and nowhere else', () =>
      assert.deepEqual(changedParts(file, annotated), [
        'xl/styles.xml',
        'xl/worksheets/sheet2.xml',
        'xl/worksheets/sheet3.xml',
        'xl/worksheets/sheet4.xml',
      ]))
    it('is a sound package before and after', () => {
      assert.deepEqual(lint(file), [])
      assert.deepEqual(lint(annotated), [])
    })
    it('has none of the findings left that a machine may mend', async () => {
      const fixes = before_.findings.flatMap(({ fix }) => (fix ? [fix] : []))
      assert.ok(fixes.length >= 2)
      const again = await judge(doors, mend(annotated, fixes), { today })
      assert.deepEqual(again.findings.filter(({ fix }) => fix).map(spoken), [])
    })
  })
