import assert from 'node:assert/strict'
import { recognise } from '../../../templates/reading/recognise.ts'
import { staffLayoutIn, staffRow } from '../../../templates/reading/staff.ts'
import { sheetName } from '../../../templates/sheet-names.ts'
import { surveyOf } from '../../rubric/drawn.ts'
import { rubric } from '../../rubric/rubric.ts'
import { bookWith, sheetIn } from '../scores/blank.ts'

const filled = [{ staff_id: ' Q001 ', name: '甲一', department: null, title: '主治医师' }]

describe('人员名单', () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    it(`is empty in a blank workbook and no stranger in it (${language})`, () => {
      const book = bookWith({ language })
      const { rows } = sheetIn(book, 'staff', language)
      assert.deepEqual(
        rows
          .slice(4)
          .flatMap(({ cells }) => cells)
          .filter((cell) => cell !== null),
        [],
      )
      assert.deepEqual(recognise(rubric, surveyOf(book)).findings, [])
    })
    it(`is read by its headings, a title by its code or its words (${language})`, () => {
      const survey = surveyOf(bookWith({ language, staff: filled }))
      const layout = staffLayoutIn(survey)!
      assert.equal(survey.sheets[layout.sheet]!.name, sheetName('staff', language))
      const raw = survey.sheets[layout.sheet]!.head.find(({ number }) => number === layout.firstRow)!
      assert.deepEqual(staffRow(rubric, layout, raw), {
        row: 5,
        staff_id: 'Q001',
        name: '甲一',
        department: '',
        title: '233',
        pinyin: '',
        initials: '',
      })
    })
  }
  it('is none where its headings are gone or the workbook has no such sheet', () => {
    const survey = surveyOf(bookWith())
    const bare = survey.sheets.map((sheet) => (sheet.name === '人员名单' ? { ...sheet, head: [] } : sheet))
    assert.equal(staffLayoutIn({ ...survey, sheets: bare }), null)
    assert.equal(staffLayoutIn({ ...survey, sheets: survey.sheets.filter(({ name }) => name !== '人员名单') }), null)
  })
  it('is missed by nobody: a workbook without it gets no finding', () => {
    const survey = surveyOf(bookWith())
    const without = survey.sheets.filter(({ name }) => name !== '人员名单')
    assert.deepEqual(recognise(rubric, { ...survey, sheets: without }).findings, [])
  })
  it('is never read by the verdict', async () => {
    const { openJudgement } = await import('../../../templates/judge.ts')
    const survey = surveyOf(bookWith({ staff: filled }))
    const opened = openJudgement(new Map([[rubric.version, rubric]]), survey, { today: 0 })
    assert.equal(
      opened.sheets.some(({ sheet }) => survey.sheets[sheet]!.name === '人员名单'),
      false,
    )
  })
})
