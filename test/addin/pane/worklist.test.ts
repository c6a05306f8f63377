import assert from 'node:assert/strict'
import { addOurSheets } from '../../../addin/pane/session/later.ts'
import { staffNow } from '../../../addin/pane/session/staff.ts'
import { redo, undo } from '../../../addin/pane/session/undo.ts'
import { guessColumns, withKey } from '../../../addin/pane/worklist/guess.ts'
import { readList, takeRows } from '../../../addin/pane/worklist/rows.ts'
import { foreign, raws } from './foreign-list.ts'
import { openStage, rubric, scoreSheet } from './stage.ts'

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
    const { all, rows, odd } = takeRows(readList(rubric, withKey(guess, 2, 'exam_start'), raws, false))
    assert.deepEqual([all, rows.length], [4, 3])
    assert.deepEqual(
      [...odd].map(([kind, cells]) => [kind, cells.map(({ row, column, text }) => [row, column, text])]),
      [
        ['double', [[5, 0, '000124']]],
        ['date', [[6, 2, '不详']]],
      ],
    )
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
  it('keeps the list of staff that it brings along: ours is not added, and the pane finds names in theirs', async () => {
    const staff = [
      ['工号', '姓名', '科室'],
      ['Q9003', '甲一', '质控科'],
    ]
    const theirs = { name: '人员名单', columns: [], rows: staff.map((cells) => ({ cells })) }
    const { desk, memory } = await openStage({ ...foreign, sheets: [...foreign.sheets, theirs] })
    await addOurSheets(desk, { site: 'S02', batch: '' }, { index: 0, guess })
    assert.equal(desk.state.phase.value, 'ours', JSON.stringify(desk.state.message.value))
    const { sheets } = desk.state.shadow.value!.survey.book
    assert.equal(sheets.filter(({ name }) => name === '人员名单').length, 1)
    assert.deepEqual(
      [...memory.sheet('人员名单').rows].map(([, cells]) => cells),
      staff,
    )
    assert.ok(staffNow(desk).some(({ code, name }) => code === 'Q9003' && name === '甲一'))
    await undo(desk)
    assert.ok(memory.sheet('人员名单'))
    assert.equal(memory.sheet(scoreSheet), undefined)
  })
  it('without headings is no list, until a person points at its headings', () => {
    const head = [{ number: 3, cells: ['甲', '乙', null] }]
    assert.equal(guessColumns(rubric, head), null)
    assert.deepEqual(
      guessColumns(rubric, head, 3)?.columns.map(({ heading, key }) => [heading, key]),
      [
        ['甲', null],
        ['乙', null],
      ],
    )
  })
  it('is taken back in one step, sheets and all, and made again', async () => {
    const { desk, memory } = await openStage(foreign)
    await addOurSheets(desk, { site: 'S02', batch: '' }, { index: 0, guess })
    const ids = [...memory.sheet(scoreSheet).rows].slice(4).map(([, cells]) => cells[0])
    await undo(desk)
    assert.equal(desk.state.phase.value, 'foreign')
    assert.equal(memory.sheet(scoreSheet), undefined)
    assert.equal(desk.state.message.value?.word, 'undo.doneAll')
    await redo(desk)
    assert.equal(desk.state.phase.value, 'ours')
    assert.deepEqual(
      [...memory.sheet(scoreSheet).rows].slice(4).map(([, cells]) => cells[0]),
      ids,
    )
    await undo(desk)
    assert.equal(desk.state.phase.value, 'foreign')
  })
  it('is not taken back silently when something was written into its sheets since', async () => {
    const { desk, memory, rest } = await openStage(foreign)
    await addOurSheets(desk, { site: 'S02', batch: '' }, { index: 0, guess })
    memory.change(scoreSheet, 'A5:Z5', [{ row: 5, column: rubric.placeOf.get('remarks')!, value: '复核' }])
    await rest()
    await undo(desk)
    assert.equal(desk.state.message.value?.word, 'undo.sheetsUsed')
    assert.equal(desk.state.phase.value, 'ours')
    await undo(desk)
    assert.equal(desk.state.phase.value, 'foreign')
  })
})
