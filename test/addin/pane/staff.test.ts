import assert from 'node:assert/strict'
import { choosePerson } from '../../../addin/pane/session/press.ts'
import { readNames, staffNow } from '../../../addin/pane/session/staff.ts'
import { readName } from '../../../addin/pane/staff/pinyin.ts'
import { findPeople, isCode, isSurelyCode } from '../../../addin/pane/staff/search.ts'
import { blankRow, bookOf, openStage, rubric, scoreSheet } from './stage.ts'

const sheet = '人员名单'
const staff = [
  { staff_id: 'T9001', name: '甲一', department: '放射科', title: '263', pinyin: 'jia yi', initials: 'jy' },
  { staff_id: 'T9002', name: '单某', title: '主管技师' },
  { staff_id: 'P9003', name: '吕某', title: '233' },
  { staff_id: 'P9004', name: '仇某某', pinyin: 'chou mou mou' },
]
const open = (options = {}) => openStage(bookOf([blankRow(0), blankRow(1)], 4, 'S01', staff), options)
const codes = (query: string, desk: Awaited<ReturnType<typeof open>>['desk'], post = 'technician_id' as const) =>
  findPeople(staffNow(desk), query, post).map(({ code }) => code)

describe('reading names', () => {
  it('knows family names with a reading of their own, and writes ü as v', () => {
    assert.deepEqual(readName('单某'), { pinyin: 'shan mou', initials: 'sm' })
    assert.deepEqual(readName('吕某'), { pinyin: 'lv mou', initials: 'lm' })
    assert.deepEqual(readName('尉迟某'), { pinyin: 'yu chi mou', initials: 'ycm' })
    assert.deepEqual(readName('仇某'), { pinyin: 'qiu mou', initials: 'qm' })
  })
  it('leaves names in other scripts as they are', () => {
    assert.deepEqual(readName('Nemo Non'), { pinyin: 'nemo non', initials: 'nn' })
    assert.deepEqual(readName('甲·某'), { pinyin: 'jia mou', initials: 'jm' })
  })
})

describe('the staff of a workbook', () => {
  it('are found by code, name, Pinyin and initials within four keys', async () => {
    const { desk } = await open()
    await readNames(desk)
    for (const [query, code] of [
      ['sm', 'T9002'],
      ['shan', 'T9002'],
      ['单某', 'T9002'],
      ['9002', 'T9002'],
      ['ｌｍ', 'P9003'],
      ['lv', 'P9003'],
      ['lü', 'P9003'],
      ['jy', 'T9001'],
    ] as const)
      assert.equal(codes(query, desk)[0], code, query)
  })
  it('include every code that stands in a row, those of the same post first', async () => {
    const { desk } = await open()
    const seen = [0, 1].map((n) => String(blankRow(n).technician_id)).sort()
    assert.ok(codes('', desk).includes(String(blankRow(0).reporter_id)))
    assert.deepEqual(codes('T', desk).slice(0, 2), seen)
  })
  it('leave out who is out of the question', async () => {
    const { desk } = await open()
    assert.equal(
      findPeople(staffNow(desk), 'T9001', 'arbiter_id', 'T9001').some(({ code }) => code === 'T9001'),
      false,
    )
  })
  it('are no names where a code is wanted', () => {
    for (const name of ['单某', '吕 某', '', '甲', 'Nemo Non']) assert.equal(isCode(name), false, name)
    for (const code of ['Q001', 't-12', '１０２']) assert.equal(isSurelyCode(code), true, code)
    assert.equal(isSurelyCode('sm'), false)
  })
})

describe('readings in 人员名单', () => {
  const at = (memory: Awaited<ReturnType<typeof open>>['memory'], row: number) => memory.sheet(sheet).rows.get(row)!
  it('are written where there is none, and what a person wrote wins', async () => {
    const { desk, memory } = await open()
    assert.equal(memory.calls.includes('write'), false)
    await readNames(desk)
    assert.deepEqual(at(memory, 6).slice(4, 6), ['shan mou', 'sm'])
    assert.deepEqual(at(memory, 8).slice(4, 6), ['chou mou mou', 'cmm'])
    assert.deepEqual(memory.writes.length, 1)
    assert.equal(codes('cmm', desk)[0], 'P9004')
    assert.equal(codes('qm', desk).includes('P9004'), false)
  })
  it('are asked for once, and again for a name that is added later', async () => {
    const { desk, memory, rest } = await open()
    await readNames(desk)
    await readNames(desk)
    assert.equal(memory.writes.length, 1)
    memory.change(sheet, 'A9:B9', [
      { row: 9, column: 0, value: 'T9005' },
      { row: 9, column: 1, value: '区某' },
    ])
    await rest()
    await readNames(desk)
    assert.deepEqual(at(memory, 9).slice(4, 6), ['ou mou', 'om'])
  })
  it('are known all the same where nothing can be written', async () => {
    const { desk, memory } = await open({ readOnly: true })
    await readNames(desk)
    assert.equal(codes('sm', desk)[0], 'T9002')
    assert.equal(memory.calls.includes('write'), false)
    const refused = await open()
    refused.memory.fail('write', 'sheet-protected')
    await readNames(refused.desk)
    assert.equal(codes('sm', refused.desk)[0], 'T9002')
    assert.equal(refused.desk.state.message.value, null)
  })
})

describe('somebody who is put into the row', () => {
  it('is written as a code with the title that the list knows; the name goes nowhere', async () => {
    const { desk, memory, type } = await open()
    await readNames(desk)
    const person = staffNow(desk).find(({ code }) => code === 'T9002')
    choosePerson(desk, 'technician_id', 'T9002', person)
    await type('Enter')
    const row = memory.sheet(scoreSheet).rows.get(5)!
    assert.equal(row[rubric.placeOf.get('technician_id')!], 'T9002')
    assert.equal(row[rubric.placeOf.get('technician_title')!], '263')
    assert.doesNotMatch(JSON.stringify([row, [...memory.settings]]), /某|甲一|shan/)
  })
  it('is taken back like everything else', async () => {
    const { desk, type } = await open()
    choosePerson(desk, 'reviewer_id', 'P9003', undefined)
    await type('Ctrl+Z')
    assert.equal(desk.state.draft.value!.fields.size, 0)
  })
})
