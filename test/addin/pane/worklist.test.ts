import assert from 'node:assert/strict'
import { addOurSheets, writeStatistics } from '../../../addin/pane/session/later.ts'
import { guessColumns, withKey } from '../../../addin/pane/worklist/guess.ts'
import { rowsOf } from '../../../addin/pane/worklist/rows.ts'
import type { RawCell, RawRow } from '../../../core/grid.ts'
import type { Book } from '../../../templates/sheet.ts'
import { bookOf, openStage, rubric, scoredRow, scoreSheet } from './stage.ts'

const list: readonly (readonly (string | number | null)[])[] = [
  ['某院检查清单 2026-08'],
  [
    '检查号',
    '患者姓名',
    '检查日期时间',
    '检查类别',
    '检查部位',
    '检查项目',
    '报告医师',
    '审核医师',
    '联系电话',
    '备用',
  ],
  ['000123', '甲', '2026-08-03 09:20', '螺旋CT', '膝关节', 'CT 膝', 'P001', 'V001', '1', 'x'],
  ['000124', '乙', '2026年8月4日 下午3:10', 'MRI', '胸部', 'MR', 'P002', 'V001', '2', null],
  ['000124', '乙', '2026-08-04 15:10', 'MRI', '胸部', 'MR', 'P002', 'V001', '2', null],
  ['000125', '丙', '不详', 'DR', '胸部', 'DR 胸', 'P001', 'V002', '3', null],
]
const raws: readonly RawRow[] = list.map((cells, n) => ({ number: n + 1, cells: cells as readonly RawCell[] }))
const foreign: Book = {
  title: 'list',
  sheets: [{ name: '导出', columns: [], rows: list.map((cells) => ({ cells })) }],
  names: [],
}

describe('a list of exams that is not ours', () => {
  const guess = guessColumns(rubric, raws)!
  const keyOf = (heading: string) => guess.columns.find((each) => each.heading === heading)?.key

  it('is known by its headings, with samples, wherever its first row is', () => {
    assert.equal(guess.headerRow, 2)
    assert.deepEqual(['检查号', '检查类别', '检查部位', '检查项目', '报告医师', '审核医师', '备用'].map(keyOf), [
      'accession_no',
      'modality',
      'body_part',
      'exam_item',
      'reporter_id',
      'reviewer_id',
      null,
    ])
    assert.deepEqual(guess.columns[0]?.samples, ['000123', '000124', '000124'])
  })
  it('gives no patient away: names and telephone numbers are not shown and cannot be chosen', () => {
    const personal = guess.columns.filter((each) => each.personal)
    assert.deepEqual(
      personal.map(({ heading, samples, key }) => [heading, samples.length, key]),
      [
        ['患者姓名', 0, null],
        ['联系电话', 0, null],
      ],
    )
    assert.equal(withKey(guess, 1, 'remarks').columns[1]?.key, null)
  })
  it('is corrected by hand; a field is taken from one column only', () => {
    const changed = withKey(guess, 9, 'exam_item')
    assert.deepEqual(
      changed.columns.filter(({ key }) => key === 'exam_item').map(({ heading }) => heading),
      ['备用'],
    )
  })
  it('becomes rows without guessing: dates are dates, codes are codes, doubles are left out, the rest is counted', () => {
    const { rows, unread, doubles } = rowsOf(rubric, withKey(guess, 2, 'exam_start'), raws, false)
    assert.equal(rows.length, 3)
    assert.deepEqual([unread, doubles], [1, 1])
    assert.equal(rows[0]!.accession_no, '000123')
    assert.equal(rows[0]!.modality, 'CT')
    assert.deepEqual(rows[1]!.exam_start, { date: '2026-08-04T15:10' })
    assert.equal(JSON.stringify(rows).includes('甲'), false)
  })
  it('makes a workbook of ours beside it, ready to be scored', async () => {
    const { desk, memory } = await openStage(foreign)
    assert.equal(desk.state.phase.value, 'foreign')
    await addOurSheets(desk, { site: 'S02', batch: 'S02-2026Q3' }, { index: 0, guess })
    assert.equal(desk.state.phase.value, 'ours', JSON.stringify(desk.state.message.value))
    assert.equal(desk.state.judgement.value?.rows.length, 3)
    assert.equal(desk.state.judgement.value?.site, 'S02')
    assert.equal(desk.state.unscored.value.length, 3)
    assert.equal(memory.sheet('导出').rows.get(3)?.[1], '甲')
    assert.equal(JSON.stringify([...memory.sheet(scoreSheet).rows]).includes('甲'), false)
  })
  it('may be left alone: blank sheets are added', async () => {
    const { desk } = await openStage(foreign)
    await addOurSheets(desk, { site: '', batch: '' }, null)
    assert.equal(desk.state.phase.value, 'ours')
    assert.equal(desk.state.draft.value, null)
  })
  it('without headings is no list', () => {
    assert.equal(guessColumns(rubric, [{ number: 1, cells: ['甲', 1, null] }]), null)
  })
})

describe('statistics from the pane', () => {
  it('are sheets of figures with the key of their table, and give no exam number away', async () => {
    const { desk, memory } = await openStage(bookOf(Array.from({ length: 12 }, (_, n) => scoredRow(n))))
    await writeStatistics(desk)
    const [sheets] = memory.refreshed
    assert.equal(desk.state.message.value?.word, 'statistics.done')
    assert.deepEqual(
      sheets!.map(({ key }) => key),
      ['links', 'hospitals', 'physicians', 'technicians', 'roles', 'pareto', 'codes', 'indicators'].map(
        (name) => `summary_${name}`,
      ),
    )
    assert.ok(sheets!.every(({ firstLine, nameColumns }) => firstLine === 4 && nameColumns >= 1))
    const written = JSON.stringify(sheets)
    for (let n = 0; n < 12; n++) assert.equal(written.includes(String(scoredRow(n).accession_no)), false)
  })
  it('do not write into a workbook that is open read-only', async () => {
    const { desk, memory } = await openStage(bookOf([scoredRow(0)]), { readOnly: true })
    await writeStatistics(desk)
    assert.equal(desk.state.message.value?.word, 'open.readOnly')
    assert.equal(memory.refreshed.length, 0)
  })
})
