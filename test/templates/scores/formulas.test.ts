import assert from 'node:assert/strict'
import { scoreRows } from '../../../templates/captions.ts'
import { itemHelp, mostText } from '../../../templates/scores/item-help.ts'
import { rubric } from '../../rubric/rubric.ts'
import { allMet, bookWith, formulasIn, sheetIn } from './blank.ts'

/** What Excel 2010 has, of which nothing is volatile. */
const allowed = new Set([
  ...['ABS', 'AND', 'CHAR', 'COUNTA', 'COUNTBLANK', 'FIND', 'IF', 'IFERROR', 'INDEX', 'INT', 'ISERROR', 'ISNUMBER'],
  ...['LEFT', 'LEN', 'MATCH', 'MAX', 'MID', 'MIN', 'MMULT', 'MOD', 'N', 'NOT', 'OR', 'ROUND', 'SUBSTITUTE', 'SUM'],
  ...['SUMPRODUCT', 'UPPER'],
])

const withoutTexts = (formula: string): string => formula.replace(/"[^"]*"/g, '""')

describe('score formulas', () => {
  const scores = sheetIn(bookWith({ filled: [allMet] }), 'scores')
  const formulas = formulasIn(scores)

  it('use only functions that Excel 2016, WPS and LibreOffice have', () => {
    const used = formulas.flatMap(({ formula }) => withoutTexts(formula).match(/[A-Z][A-Z0-9.]*(?=\()/g) ?? [])
    assert.deepEqual(
      [...new Set(used)].filter((name) => !allowed.has(name)),
      [],
    )
  })

  it('stay far below the length and depth that Excel takes', () => {
    for (const { formula } of formulas) {
      let depth = 0
      let deepest = 0
      for (const letter of withoutTexts(formula)) {
        if (letter === '(') deepest = Math.max(deepest, ++depth)
        else if (letter === ')') depth--
      }
      assert.ok(formula.length < 4000, String(formula.length))
      assert.ok(deepest < 64, String(deepest))
      assert.equal(depth, 0)
    }
  })

  it('refer to their own row and to constants of the very hidden sheet', () => {
    for (const { formula, row } of formulas) {
      const own = withoutTexts(formula).replace(/_entries!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?/g, '')
      for (const [, letters, number] of own.matchAll(/\b([A-Z]{1,3})(\d+)\b/g)) {
        assert.equal(Number(number), row, `${letters}${number} in row ${row}`)
      }
      assert.ok(!/[!$]/.test(own), own)
    }
  })

  it('stand in at most 60 hidden columns behind those of the rubric, which an underscore names', () => {
    const names = scores.rows[scoreRows.keys - 1]!.cells.slice(rubric.columns.length)
    assert.ok(names.length <= 60)
    assert.ok(names.every((name) => /^_/.test(String(name))))
    assert.ok(scores.columns.slice(rubric.columns.length).every(({ hidden }) => hidden))
  })

  it('carry the results of the engine in filled rows and empty texts in blank ones', () => {
    const at = (row: number, key: string) => {
      const cell = scores.rows[row]!.cells[rubric.placeOf.get(key)!]
      return typeof cell === 'object' && cell !== null && 'formula' in cell ? cell.result : undefined
    }
    const first = scoreRows.first - 1
    assert.equal(at(first, 'total_score'), 100)
    assert.equal(at(first, 'total_grade'), 'A')
    assert.equal(at(first, 'limit_min'), 1440)
    assert.equal(at(first, 'app_hospital_name'), '中日友好医院')
    assert.equal(at(first + 1, 'total_score'), '')
    assert.equal(at(first + 1, 'check_status'), '')
    assert.equal(at(first + 1, 'app_hospital_name'), '中日友好医院')
  })
})

describe('drop-downs of the score sheet', () => {
  for (const language of ['zh-CN', 'en-US'] as const) {
    const book = bookWith({ language, rows: 12 })
    const { validations = [] } = sheetIn(book, 'scores', language)
    const names = new Set(book.names.map(({ name }) => name))

    it(`know every list by a name of the book (${language})`, () => {
      for (const { type, formulas } of validations)
        if (type === 'list') assert.ok(names.has(String(formulas[0])), String(formulas[0]))
    })

    it(`keep titles and texts short enough for Excel, and stop at the last prepared row (${language})`, () => {
      for (const { title = '', text = '', range } of validations) {
        assert.ok(title.length <= 32 && text.length <= 255, `${title}: ${text.length}`)
        assert.match(range, /^([A-Z]+)5:\1(16)$/)
      }
    })

    it(`name every letter of an item, whatever has to be shortened (${language})`, () => {
      for (const item of rubric.items) {
        const text = itemHelp(item, language)
        assert.ok(text.length <= mostText)
        for (const { letter, points } of item.deductions) assert.ok(text.includes(`${letter} −${points}`), item.id)
        for (const reason of item.naReasons) assert.ok(text.includes(reason), `${item.id} ${reason}`)
        if (item.veto) assert.ok(text.includes('\nV '), item.id)
      }
    })
  }

  it('refuse no entry of an item, for several letters are no entry of the list', () => {
    const { validations = [] } = sheetIn(bookWith(), 'scores')
    const items = validations.filter(({ formulas }) => String(formulas[0]).startsWith('item_'))
    assert.equal(items.length, rubric.items.length)
    assert.ok(items.every(({ strict }) => strict === 'none'))
  })
})
