import assert from 'node:assert/strict'
import { type Block, createRowValues } from '../../../addin/functions/row-values.ts'
import { shown } from '../../../core/grid.ts'
import { memoryHost } from '../pane/memory-host.ts'
import { bookOf, now, rubric, scoredRow, scoreSheet } from '../pane/stage.ts'

const { score, grade, deduct, check } = createRowValues({ rubric, now, language: () => 'zh-CN' })
const books = bookOf(Array.from({ length: 20 }, (_, n) => scoredRow(n)))
const { rows } = memoryHost(books).sheet(scoreSheet)

/** A row as Excel hands it to a function: dates as numbers, empty cells as empty text. */
const blockOf = (row: number): Block => [
  rubric.columns.map((_, column) => {
    const held = shown(rows.get(row)![column])
    return held === null ? '' : typeof held === 'object' ? ('serial' in held ? held.serial : held.error) : held
  }),
]
const sheet = books.sheets.find(({ name }) => name === scoreSheet)!
/** What the formulas of the sheet show. */
const inSheet = (key: string, row: number) => {
  const cell = sheet.rows[row - 1]!.cells[rubric.placeOf.get(key)!]
  return typeof cell === 'object' && cell !== null && 'result' in cell ? cell.result : cell
}
const sampled = Array.from({ length: 20 }, (_, n) => 5 + n)

describe('the custom functions', () => {
  it('give the scores and grades that the formulas of the sheet give', () => {
    for (const row of sampled) {
      assert.equal(score(blockOf(row), null, null), inSheet('total_score', row), `row ${row}`)
      for (const { id } of rubric.links) {
        const shownScore = inSheet(`${id}_score`, row)
        assert.equal(score(blockOf(row), id.toLowerCase(), null), shownScore, `row ${row} ${id}`)
        if (shownScore !== '') assert.equal(grade(blockOf(row), id, null), inSheet(`${id}_grade`, row))
      }
    }
  })
  it('add up the points lost of a row from its links, and of a link from its items', () => {
    for (const row of sampled) {
      const links = rubric.links.map(({ id }) => deduct(blockOf(row), id, null)).filter((each) => each !== '')
      if (links.length === 0) continue
      assert.equal(
        deduct(blockOf(row), null, null),
        links.reduce<number>((sum, each) => sum + Number(each), 0),
      )
    }
    const first = blockOf(5)
    assert.equal(typeof deduct(first, 'REQ-01', null), 'number')
  })
  it('say what the rules say, and nothing about a clean row', () => {
    const block = blockOf(5).map((cells) => [...cells])
    block[0]![rubric.placeOf.get('modality')!] = 'XX'
    assert.match(String(check(block, null)), /VR-02 .*XX/)
    const told = sampled.map((row) => check(blockOf(row), null))
    assert.ok(told.includes(''), String(told[0]))
  })
  it('follow columns that were moved when the row of keys is given', () => {
    const keys = rubric.columns.map(({ key }) => key).reverse()
    const block: Block = [[...blockOf(6)[0]!].reverse()]
    assert.equal(score(block, null, [keys]), inSheet('total_score', 6))
  })
  it('refuse with a reason what is no row, and links and items that do not exist', () => {
    for (const refused of [
      score(null, null, null),
      score([['a', 1]], null, null),
      score(blockOf(5), 'XYZ', null),
      grade(blockOf(5), 'XYZ', null),
      deduct(blockOf(5), 'REQ-99', null),
      check([[], []], null),
    ])
      assert.ok(typeof refused === 'object' && refused.refused.length > 5, JSON.stringify(refused))
  })
  it('are quick enough to be filled down over thousands of rows', () => {
    const block = blockOf(5)
    const start = performance.now()
    for (let n = 0; n < 1200; n++) score(block, null, null)
    const spent = performance.now() - start
    assert.ok(spent < 1500, `${spent} ms for 1,200 rows`)
  })
  it('are empty for a row that holds no exam', () => {
    const empty: Block = [rubric.columns.map(() => '')]
    assert.deepEqual(
      [score(empty, null, null), grade(empty, 'IMG', null), deduct(empty, null, null), check(empty, null)],
      ['', '', '', ''],
    )
  })
})
