import assert from 'node:assert/strict'
import { columnOf } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { tokensOf, vetoesOf } from '../../../templates/scores/entry-key.ts'
import { entrySheet } from '../../../templates/scores/entry-sheet.ts'
import { rubric } from '../../rubric/rubric.ts'
import { allMet, bookWith, sheetIn } from './blank.ts'

describe('扣分明细', () => {
  const filled = [
    { ...allMet, 'REQ-01': 'B,A*2', 'FLM-01': 'V' },
    {
      ...allMet,
      film_type: 'NONE',
      'FLM-01': 'A',
      'IMG-01': 'nonsense',
      'RPT-01': 'A',
      role_override: 'RPT-01=SYSTEM',
    },
  ]
  const { rows } = sheetIn(bookWith({ filled }), 'deductions')
  const lines = rows.slice(4).map(({ cells }) => cells)

  it('has one line for each deduction that counts, with its count and points', () => {
    assert.deepEqual(
      lines.map(([, , , , code, count, points, severity]) => [code, count, points, severity]),
      [
        ['REQ-01A', 2, 4, 'S1'],
        ['REQ-01B', 1, 6, 'S2'],
        ['FLM-01V', 1, 14, 'S4'],
        ['RPT-01A', 1, 1, 'S1'],
      ],
    )
  })

  it('leads to the cell, and names who answers after an override', () => {
    assert.deepEqual(lines[0]![0], { text: 'BO5', target: "'原始数据表'!BO5" })
    assert.equal(lines[0]![8], '申请医师')
    assert.equal(lines[3]![8], '系统/设备')
  })
})

describe('字典', () => {
  it('holds the codes of each list where its name says', () => {
    const book = bookWith()
    const { rows, name } = sheetIn(book, 'codes')
    for (const [list, codes] of Object.entries(rubric.codelists)) {
      const { refersTo } = book.names.find((each) => each.name === `list_${list}`)!
      const [, from, to] = new RegExp(`^'${name}'!\\$A\\$(\\d+):\\$A\\$(\\d+)$`).exec(refersTo)!
      const found = rows.slice(Number(from) - 1, Number(to)).map(({ cells }) => cells[0])
      assert.deepEqual(
        found,
        codes.map(({ code }) => code),
        list,
      )
    }
  })
})

describe('评分标准', () => {
  for (const language of ['zh-CN', 'en-US'] as const)
    it(`says every deduction, veto and reason for N/A (${language})`, () => {
      const text = JSON.stringify(sheetIn(bookWith({ language }), 'rubric', language).rows)
      const word = ({ zh, en }: { zh: string; en: string }) =>
        JSON.stringify(language === 'zh-CN' ? zh : en).slice(1, -1)
      for (const item of rubric.items)
        for (const each of [item, ...item.deductions, ...(item.veto ? [item.veto] : [])])
          assert.ok(text.includes(word(each)), word(each))
    })
})

describe('the input tables', () => {
  it('carry what was given and offer lists where codes are wanted', () => {
    const row = { period: { date: '2026-07-01' }, hospital: 'S04', modality: 'CT', exams_n: 40 }
    const sheet = sheetIn(bookWith({ population: [row] }), 'population')
    assert.deepEqual(sheet.rows[4]!.cells.slice(0, 3), [{ date: '2026-07-01' }, 'S04', 'CT'])
    const lists = sheet.validations!.filter(({ type }) => type === 'list').map(({ formulas }) => formulas[0])
    assert.deepEqual(lists, ['list_hospitals', 'list_modalities', 'list_encounter_types', 'list_roles'])
    assert.equal(sheet.tables![0]!.range, 'A4:W124')
    assert.equal(sheet.locked, undefined)
  })
})

describe('the key of the score formulas', () => {
  it('knows A to D, the counts that an item takes, and V', () => {
    assert.deepEqual(
      tokensOf(rubric).map(({ text }) => text),
      ['A', 'A*2', 'A*3', 'B', 'C', 'D', 'V'],
    )
  })

  it('tells vetoes of the case from those of the link by their number', () => {
    const { bits, caseFrom } = vetoesOf(rubric, 'RPT')
    for (const { id, veto } of rubric.itemsOf.get('RPT')!)
      if (veto) assert.equal(bits.get(id)! >= caseFrom, veto.scope === 'case', id)
  })

  it('offers each item its own letters and reasons', () => {
    const { sheet, choices } = entrySheet(rubric, 'zh-CN')
    const [, letters, first, last] = /^_entries!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(choices.get('REQ-01')!)!
    const offered = sheet.rows.slice(Number(first) - 1, Number(last)).map(({ cells }) => cells[columnOf(letters!)])
    assert.deepEqual(offered, ['√', 'A', 'A*2', 'A*3', 'B', 'C', 'V', 'NA:N17'])
  })

  it('refuses a rubric with more exclusive letters than it can count', () => {
    const items = rubric.items.map((item) => ({
      ...item,
      selection: 'multi' as const,
      exclusiveLetters: [['A', 'B'] as const, ['B', 'C'] as const].map((pair) => [...pair]),
    }))
    const wild: Rubric = { ...rubric, items }
    assert.throws(() => entrySheet(wild, 'zh-CN'), RangeError)
  })
})
