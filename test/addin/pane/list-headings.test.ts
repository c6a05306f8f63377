import assert from 'node:assert/strict'
import { guessColumns } from '../../../addin/pane/worklist/guess.ts'
import { readList, takeRows } from '../../../addin/pane/worklist/rows.ts'
import type { RawRow } from '../../../core/grid.ts'
import { listOf } from './foreign-list.ts'
import { rubric } from './stage.ts'

const mappedIn = (head: readonly RawRow[]) => {
  const guess = guessColumns(rubric, head)
  return {
    row: guess?.headerRow,
    keys: Object.fromEntries(guess?.columns.flatMap(({ heading, key }) => (key ? [[key, heading]] : [])) ?? []),
  }
}

describe('headings as people export them', () => {
  it('stand below title lines and a line of the period', () => {
    const { row, keys } = mappedIn(
      listOf(['检查清单'], ['2026-08-01 至 2026-08-31'], [], ['检查号', '检查类型', '检查部位'], ['1', 'CT', '胸部']),
    )
    assert.equal(row, 4)
    assert.deepEqual(Object.keys(keys), ['accession_no', 'modality', 'body_part'])
  })
  it('stand in two rows, of which the upper one spans columns', () => {
    const { row, keys } = mappedIn(
      listOf(
        ['检查号', '检查', null, '报告', null],
        [null, '类型', '部位', '医师', '时间'],
        ['000123', 'CT', '胸部', 'P001', '2026-08-03 10:00'],
      ),
    )
    assert.equal(row, 2)
    assert.deepEqual(keys, {
      accession_no: '检查号',
      modality: '检查 类型',
      body_part: '检查 部位',
      reporter_id: '报告 医师',
      draft_time: '报告 时间',
    })
  })
  it('are English ones of other systems', () => {
    const { keys } = mappedIn(
      listOf([
        'Accession Number',
        "Patient's Name",
        'Patient ID',
        'Study Date/Time',
        'Modality',
        'Station Name',
        'Study Description',
        'Referring Physician',
        'Reported by',
        'Approved by',
      ]),
    )
    assert.deepEqual(Object.keys(keys), [
      'accession_no',
      'exam_start',
      'modality',
      'equipment_code',
      'exam_item',
      'request_physician_id',
      'reporter_id',
      'reviewer_id',
    ])
  })
  it('never take the first exam for a second row of headings', () => {
    assert.equal(mappedIn(listOf(['检查号', '检查类型'], ['A1', '检查部位'])).row, 1)
  })
  it('name what belongs to patients in many words, and all of it stays', () => {
    const words = [
      '病人姓名',
      '住院号',
      '门诊号',
      '病历号',
      '身份证号',
      '出生日期',
      'Patient Name',
      'MRN',
      'DOB',
      '医保卡号',
    ]
    const guess = guessColumns(rubric, listOf(['检查号', ...words], ['1', ...words.map(() => 'x')]))!
    assert.deepEqual(
      guess.columns.filter(({ personal }) => personal).map(({ heading }) => heading),
      words,
    )
  })
})

describe('what is odd about a list', () => {
  const head = ['检查号', '检查类型', '检查开始时间'] as const
  const day = { serial: 46_237 }
  const list = [
    ...listOf(
      [...head],
      ['A1', 'CT', day],
      [1.23e17, 'CT', day],
      ['1.23E+17', 'MR', day],
      ['A1', 'CT', day],
      ['A2', 'CT', '5月8日'],
      [null, 'CT', day],
      ['A3', { error: '#N/A' }, day],
      ['合计', null, 7],
      [...head],
    ),
    { number: 11, cells: ['A4', 'CT', day], hidden: true as const },
    { number: 12, cells: [null, null, null] },
  ]
  const rows = readList(rubric, guessColumns(rubric, list)!, list, false)

  it('is counted kind by kind, cell by cell', () => {
    const { all, rows: taken, odd } = takeRows(rows)
    assert.deepEqual(Object.fromEntries([...odd].map(([kind, cells]) => [kind, cells.map(({ row }) => row)])), {
      number: [3, 4],
      double: [5],
      date: [6],
      nameless: [7],
      cell: [8],
      passing: [9, 10],
      hidden: [11],
    })
    assert.deepEqual([all, taken.length], [10, 4])
    assert.equal(odd.get('number')![0]!.text, '123000000000000000')
  })
  it('is left out or taken as a person says; totals never come', () => {
    const none = takeRows(rows, new Set())
    assert.equal(none.rows.length, 8)
    assert.equal(
      none.rows.some(({ accession_no }) => accession_no === '合计'),
      false,
    )
    assert.equal(takeRows(rows, new Set(['double', 'number', 'date', 'nameless', 'cell', 'hidden'])).rows.length, 1)
  })
  it('counts a number as doubled only beside a row that comes', () => {
    const twice = listOf([...head], ['A1', 'CT', '不详'], ['A1', 'CT', day])
    const read = readList(rubric, guessColumns(rubric, twice)!, twice, false)
    assert.equal(takeRows(read).rows.length, 1)
    const { rows: taken, odd } = takeRows(read, new Set(['double', 'date']))
    assert.deepEqual([taken.length, odd.has('double')], [1, false])
  })
})
