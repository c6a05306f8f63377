import assert from 'node:assert/strict'
import { readAll } from '../../../addin/pane/session/open.ts'
import { look, scoreRow, write } from '../../../addin/pane/session/score.ts'
import { keepScorer } from '../../../addin/pane/session/scorer.ts'
import { blankRow, bookOf, openStage, rubric, scoreSheet } from './stage.ts'

const column = (key: string) => rubric.placeOf.get(key)!
const place = (item: string) => rubric.items.findIndex(({ id }) => id === item)
const number = (item: string) => String(place(item) + 1).padStart(2, '0')
const three = () => openStage(bookOf([blankRow(0), blankRow(1), blankRow(2)]))
const writes = (calls: readonly string[]) => calls.filter((call) => call === 'write').length

describe('the daily loop', () => {
  it('scores a clean exam with one key, in one write, and opens the next one', async () => {
    const { desk, memory, type, rest } = await three()
    memory.calls.length = 0
    assert.equal(await type('Enter'), 1)
    assert.deepEqual(memory.calls, ['write'])
    assert.equal(desk.state.draft.value?.entry.row, 6)
    assert.deepEqual(desk.state.unscored.value, [6, 7])
    const row = memory.sheet(scoreSheet).rows.get(5)!
    assert.equal(row[column('REQ-01')], '√')
    assert.deepEqual(row[column('qc_date')], { serial: 46341 })
    await rest()
    assert.deepEqual(memory.calls, ['write'])
    assert.deepEqual(desk.state.unscored.value, [6, 7])
    assert.deepEqual(
      desk.state.listed.value.filter(({ row, level }) => row === 5 && level === 'error'),
      [],
    )
  })
  it('scores an exam with two deductions with nine keys, wherever the items are', async () => {
    const { desk, memory, type } = await three()
    const [a, b] = [number('IMG-04'), number('REV-07')]
    const keys = `G ${[...a].join(' ')} 1 G ${[...b].join(' ')} 2 Enter`
    assert.equal(await type(keys), 9)
    assert.equal(writes(memory.calls), 1)
    const row = memory.sheet(scoreSheet).rows.get(5)!
    assert.equal(row[column('IMG-04')], 'A')
    assert.equal(row[column('REV-07')], 'B')
    assert.equal(row[column('IMG-03')], '√')
    assert.equal(desk.state.draft.value?.entry.row, 6)
  })
  it('makes a link explicit with one key and leaves the others by default', async () => {
    const { desk, type } = await three()
    await type('M')
    const typed = [...desk.state.draft.value!.typed.keys()].map((n) => rubric.items[n]!.link)
    assert.deepEqual(new Set(typed), new Set(['REQ']))
    assert.equal(typed.length, rubric.itemsOf.get('REQ')!.length)
  })
  it('never writes before Enter, and looks at other exams without writing', async () => {
    const { desk, memory, type } = await three()
    await type('1 ArrowDown 2 PageDown')
    assert.equal(desk.state.draft.value?.entry.row, 6)
    await type('PageUp')
    assert.equal(desk.state.draft.value?.entry.row, 5)
    look(desk, -1)
    assert.equal(desk.state.draft.value?.entry.row, 5)
    assert.equal(writes(memory.calls), 0)
  })
  it('fills in who scores where the row does not say it, and keeps that in the workbook', async () => {
    const { desk, memory, type } = await openStage(
      bookOf([blankRow(0, { qc_person_id: null, qc_person_title: null, qc_role: null, qc_scope: null }), blankRow(1)]),
    )
    await keepScorer(desk, { id: ' Q001 ', title: 'CHIEF', role: 'P', scope: 'ALL' })
    await type('Enter Enter')
    const [first, second] = [5, 6].map((row) => memory.sheet(scoreSheet).rows.get(row)!)
    assert.equal(first![column('qc_person_id')], 'Q001')
    assert.equal(first![column('qc_scope')], 'ALL')
    assert.equal(second![column('qc_person_id')], blankRow(1).qc_person_id)
    assert.match(memory.settings.get('scorer')!, /"Q001"/)
  })
  it('asks once who scores, where neither the row nor the workbook says it', async () => {
    const { desk, memory, type } = await openStage(bookOf([blankRow(0, { qc_person_id: null }), blankRow(1)]))
    await type('Enter')
    assert.equal(desk.state.message.value?.word, 'scorer.needed')
    assert.equal(writes(memory.calls), 0)
    await keepScorer(desk, { id: 'Q001', title: '', role: 'P', scope: 'ALL' })
    await type('Enter')
    assert.equal(desk.state.draft.value?.entry.row, 6)
  })
  it('keeps to the links of the scope', async () => {
    const { memory, type } = await openStage(bookOf([blankRow(0, { qc_scope: 'RPT;REV' })]))
    await type('Enter')
    const row = memory.sheet(scoreSheet).rows.get(5)!
    assert.equal(row[column('RPT-01')], '√')
    assert.equal(row[column('IMG-01')] ?? null, null)
  })
  it('leaves what stands in the sheet, and writes nothing when there is nothing to write', async () => {
    const { desk, memory, type, rest } = await openStage(bookOf([blankRow(0, { 'REQ-01': 'A*2' }), blankRow(1)]))
    await type('Enter')
    assert.equal(memory.sheet(scoreSheet).rows.get(5)![column('REQ-01')], 'A*2')
    await rest()
    scoreRow(desk, 5)
    await type('Enter')
    assert.equal(writes(memory.calls), 1)
  })
})

describe('taking back', () => {
  it('takes back presses first, then the last exam, and makes it again', async () => {
    const { desk, memory, type, rest } = await three()
    await type('Enter 1')
    await type('Ctrl+Z')
    assert.equal(desk.state.draft.value!.typed.size, 0)
    await type('Ctrl+Z')
    assert.equal(memory.sheet(scoreSheet).rows.get(5)![column('REQ-01')], null)
    assert.equal(desk.state.draft.value?.entry.row, 5)
    await rest()
    assert.deepEqual(desk.state.unscored.value, [5, 6, 7])
    await type('Ctrl+Y')
    assert.equal(memory.sheet(scoreSheet).rows.get(5)![column('REQ-01')], '√')
    await type('Ctrl+Z Ctrl+Z')
    assert.equal(desk.state.message.value?.word, 'undo.nothing')
  })
  it('leaves what somebody else wrote meanwhile and says so', async () => {
    const { desk, memory, type } = await three()
    await type('Enter')
    memory.fail('undo', 'changed-meanwhile')
    await type('Ctrl+Z')
    assert.equal(desk.state.message.value?.trouble?.code, 'changed-meanwhile')
    assert.equal(desk.state.steps.value.length, 1)
  })
})

describe('a veto', () => {
  it('is not committed without a remark, nor with a single Enter', async () => {
    const { desk, memory, type } = await three()
    await type('V Enter')
    assert.equal(desk.state.message.value?.word, 'score.vetoRemark')
    write(desk, 'remarks', '申请单与患者不符')
    write(desk, 'second', ' Q002 ')
    await type('Enter')
    assert.equal(desk.state.message.value?.word, 'score.vetoConfirm')
    assert.equal(writes(memory.calls), 0)
    await type('Enter')
    const row = memory.sheet(scoreSheet).rows.get(5)!
    assert.equal(row[column('REQ-01')], 'V')
    assert.equal(row[column('remarks')], '申请单与患者不符')
    assert.equal(row[column('arbiter_id')], 'Q002')
  })
  it('that is changed after the first Enter asks again', async () => {
    const { desk, memory, type } = await three()
    await type('V')
    write(desk, 'remarks', '已核实')
    await type('Enter ArrowDown 1 Enter')
    assert.equal(writes(memory.calls), 0)
  })
})

describe('a pane that is reloaded in the middle', () => {
  it('goes on with what was pressed and not committed', async () => {
    const { openBook } = await import('../../../addin/pane/session/open.ts')
    const { desk, memory, type, rest } = await three()
    await type('G 1 3 2')
    write(desk, 'remarks', '待核')
    await rest()
    assert.equal(writes(memory.calls), 0)
    desk.state.draft.value = null
    await openBook(desk)
    assert.equal(desk.state.message.value?.word, 'score.restored')
    await type('Enter')
    const row = memory.sheet(scoreSheet).rows.get(5)!
    assert.deepEqual([row[column('IMG-03')], row[column('remarks')]], ['B', '待核'])
  })
  it('does not take up again what was committed, nor another exam that stands in the row now', async () => {
    const { openBook } = await import('../../../addin/pane/session/open.ts')
    const { desk, memory, type, rest } = await three()
    await type('1')
    await rest()
    await type('Enter')
    await openBook(desk)
    assert.notEqual(desk.state.message.value?.word, 'score.restored')
    await type('1')
    await rest()
    memory.change(scoreSheet, 'A6', [{ row: 6, column: 0, value: '00000000-0000-7000-8000-000000000777' }])
    await openBook(desk)
    assert.notEqual(desk.state.message.value?.word, 'score.restored')
  })
})

describe('what people meet while they score', () => {
  it('follows the selected row while nothing was pressed, and only offers it afterwards', async () => {
    const { desk, memory, type } = await three()
    memory.select(scoreSheet, 7)
    assert.equal(desk.state.draft.value?.entry.row, 7)
    await type('1')
    memory.select(scoreSheet, 6)
    assert.equal(desk.state.draft.value?.entry.row, 7)
    assert.equal(desk.state.selected.value, 6)
  })
  it('keeps what was pressed over a row that a co-author changes', async () => {
    const { desk, memory, type, rest } = await three()
    await type('1')
    memory.change(scoreSheet, 'BP5', [{ row: 5, column: column('REQ-02'), value: 'B' }], 'remote')
    await rest()
    assert.equal(desk.state.message.value?.word, 'score.changedByOthers')
    await type('Enter')
    const row = memory.sheet(scoreSheet).rows.get(5)!
    assert.deepEqual([row[column('REQ-01')], row[column('REQ-02')]], ['A', 'B'])
  })
  for (const code of ['sheet-protected', 'cell-being-edited', 'read-only', 'excel-busy'] as const)
    it(`loses nothing that was pressed when Excel refuses: ${code}`, async () => {
      const { desk, memory, type } = await three()
      await type('1')
      memory.fail('write', code)
      await type('Enter')
      assert.equal(desk.state.message.value?.trouble?.code, code)
      assert.equal(desk.state.draft.value?.entry.row, 5)
      assert.equal(desk.state.draft.value?.typed.size, 1)
      await type('Enter')
      assert.equal(desk.state.draft.value?.entry.row, 6)
    })
  it('scores nothing in a workbook that is open read-only, and says so', async () => {
    const { desk, memory, type } = await openStage(bookOf([blankRow(0)]), { readOnly: true })
    await type('Enter')
    assert.equal(desk.state.message.value?.word, 'open.readOnly')
    assert.equal(writes(memory.calls), 0)
  })
  it('follows the exam when rows are sorted, and writes nothing by row number meanwhile', async () => {
    const { desk, memory, type, rest } = await three()
    await type('1')
    const { rows, id } = memory.sheet(scoreSheet)
    const [first, second] = [rows.get(5)!, rows.get(6)!]
    rows.set(5, second).set(6, first)
    memory.tell({ kind: 'cells', sheet: id, range: null, source: 'local' })
    await type('Enter')
    assert.equal(desk.state.message.value?.word, 'score.moving')
    assert.equal(writes(memory.calls), 0)
    await rest()
    assert.equal(desk.state.draft.value?.entry.row, 6)
    await type('Enter')
    assert.equal(first[column('REQ-01')], 'A')
    assert.equal(second[column('REQ-01')] ?? null, null)
  })
  it('lets an exam go that was deleted while it was scored, and says that nothing was written', async () => {
    const { desk, memory, type, rest } = await three()
    await type('1')
    const { rows, id } = memory.sheet(scoreSheet)
    rows.set(5, rows.get(6)!).set(6, rows.get(7)!).delete(7)
    memory.tell({ kind: 'cells', sheet: id, range: '5:5', source: 'local' })
    await rest()
    assert.equal(desk.state.message.value?.word, 'score.gone')
    assert.equal(desk.state.draft.value?.typed.size, 0)
    assert.equal(writes(memory.calls), 0)
  })
  it('lifts the protection of a sheet when it is asked to, and says what to do where a password is needed', async () => {
    const { unlock } = await import('../../../addin/pane/session/unlock.ts')
    const { desk, memory, type } = await three()
    memory.fail('write', 'sheet-protected')
    await type('Enter')
    const { trouble } = desk.state.message.value!
    memory.fail('unprotect', 'password-needed')
    await unlock(desk, trouble!)
    assert.equal(desk.state.message.value?.trouble?.code, 'password-needed')
    await unlock(desk, trouble!)
    assert.equal(desk.state.message.value?.word, 'message.unlocked')
    await type('Enter')
    assert.equal(desk.state.draft.value?.entry.row, 6)
  })
  it('leaves a locked row alone', async () => {
    const { desk, memory, type } = await openStage(bookOf([blankRow(0, { record_status: 'LOCKED' })]))
    scoreRow(desk, 5)
    await type('Enter')
    assert.equal(desk.state.message.value?.word, 'score.locked')
    assert.equal(writes(memory.calls), 0)
  })
  it('stops a long reading when it is asked to, and keeps what it knew', async () => {
    const { desk } = await three()
    const before = desk.state.judgement.value
    const stop = desk.state.busy.subscribe((progress) => progress?.stop())
    assert.equal(await readAll(desk), false)
    stop()
    assert.equal(desk.state.message.value?.trouble?.code, 'stopped')
    assert.equal(desk.state.judgement.value, before)
    assert.equal(desk.state.busy.value, null)
  })
  it('says that a workbook could not be opened, and opens it on the next try', async () => {
    const { openBook } = await import('../../../addin/pane/session/open.ts')
    const { desk, memory } = await three()
    memory.fail('open', 'session-lost')
    await openBook(desk)
    assert.equal(desk.state.phase.value, 'failed')
    await openBook(desk)
    assert.equal(desk.state.phase.value, 'ours')
  })
})
