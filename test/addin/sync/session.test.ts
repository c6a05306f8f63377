import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { scoreRow, write } from '../../../addin/pane/session/score.ts'
import { rubric, scoredRow } from '../pane/stage.ts'
import { createCentre } from './centre.ts'
import { deskPair, first, openDesk, recordId, until } from './desks.ts'

describe('addin/pane/sync: a workbook and the centre', () => {
  it('an exam comes to the other workbook as a filing would read it, without its accession number', async () => {
    const { centre, a, b } = await deskPair()
    const number = a.shown(first, 'accession_no')
    assert.equal(typeof number, 'string')
    assert.equal(b.shown(first, 'accession_no'), null)
    const token = createHmac('sha256', Buffer.from('0b'.repeat(32), 'hex'))
      .update(String(number))
      .digest('hex')
    assert.equal(b.shown(first, 'accession_token'), token.slice(0, 16))
    for (const { key, group, sync, type, required } of rubric.columns)
      if (
        sync === 'sync' &&
        group !== 'total' &&
        type !== 'entry' &&
        required !== 'auto' &&
        key !== 'app_hospital_name' &&
        key !== 'row_version'
      )
        assert.deepEqual(b.shown(first, key), a.shown(first, key), key)
    assert.ok(!a.line.bodies.some((body) => body.includes(String(number))))
    assert.equal(centre.rows.size, 2)
  })

  it('nothing is sent when nothing changed, whatever dates and numbers the rows hold', async () => {
    const { a, b, centre } = await deskPair()
    const head = centre.head()
    for (const desk of [b, a, b]) await desk.now()
    assert.equal(centre.head(), head)
    assert.equal(centre.open.size, 0)
  })

  it('a scored exam goes out whole and comes in whole', async () => {
    const centre = createCentre()
    const a = await openDesk(centre, [{ ...scoredRow(0), record_id: first }], 3)
    await a.now()
    const b = await openDesk(centre, [], 2)
    await b.now()
    for (const item of rubric.items) assert.deepEqual(b.shown(first, item.id), a.shown(first, item.id), item.id)
    assert.equal(b.sync.badge.value, 'synced')
  })

  it('what is typed goes out by itself after a moment of rest', async () => {
    const { a, centre } = await deskPair()
    await a.type(first, 'remarks', 'newer')
    assert.equal(a.sync.unsent.value.fields, 1)
    assert.equal(a.sync.rowState(first), 'local')
    await a.hand.pass(2000)
    await until(() => a.sync.rowState(first) === 'accepted')
    assert.equal(centre.rows.get(first)!.cells.get('remarks')!.value, 'newer')
    assert.equal(a.sync.unsent.value.fields, 0)
    assert.equal(a.sync.rowState(first), 'accepted')
  })

  it('values of others cost one write for all of them, and are told from what is typed', async () => {
    const { a, b } = await deskPair()
    await a.type(first, 'remarks', 'one')
    await a.type(recordId(2), 'remarks', 'two')
    await a.now()
    const writes = b.memory.calls.filter((call) => call === 'write').length
    await b.now()
    assert.equal(b.shown(first, 'remarks'), 'one')
    assert.equal(b.shown(recordId(2), 'remarks'), 'two')
    // One for the values, one for the states that a person asked for.
    assert.ok(b.memory.calls.filter((call) => call === 'write').length - writes <= 2)
    assert.equal(b.sync.unsent.value.fields, 0)
  })

  it('counts go on without a line, and all of it goes out when it is back', async () => {
    const { a, centre } = await deskPair()
    a.line.whole = false
    await a.type(first, 'remarks', 'offline')
    await a.hand.pass(2000)
    await until(() => a.sync.badge.value === 'offline')
    assert.equal(a.sync.badge.value, 'offline')
    await a.type(recordId(2), 'remarks', 'offline too')
    assert.equal(a.sync.unsent.value.fields, 2)
    assert.ok(a.sync.exportUnsent().includes('offline too'))
    a.line.whole = true
    await a.hand.pass(60_000)
    await until(() => a.sync.badge.value === 'synced')
    assert.equal(a.sync.badge.value, 'synced')
    assert.equal(centre.rows.get(recordId(2))!.cells.get('remarks')!.value, 'offline too')
  })

  it('a conflict is shown where it is, decided, and gone', async () => {
    const { a, b } = await deskPair()
    await a.type(first, 'remarks', 'of a')
    await a.now()
    await b.type(first, 'remarks', 'of b')
    await b.now()
    assert.equal(b.sync.badge.value, 'conflict')
    const [shown] = b.sync.conflicts.value
    assert.equal(shown!.at.row, b.rowOf(first))
    assert.equal(b.shown(first, 'remarks'), 'of b')
    assert.equal(b.sync.rowState(first), 'conflict')
    await b.sync.decide([{ conflict: shown!.conflict.id, choice: 'theirs' }])
    await b.now()
    assert.equal(b.shown(first, 'remarks'), 'of a')
    assert.equal(b.sync.badge.value, 'synced')
  })

  it('decided as the value before, both go back to it', async () => {
    const { a, b, centre } = await deskPair()
    await a.type(first, 'remarks', 'of a')
    await a.now()
    await b.type(first, 'remarks', 'of b')
    await b.now()
    const [shown] = b.sync.conflicts.value
    await b.sync.decide([{ conflict: shown!.conflict.id, choice: { value: 'base' } }])
    await b.now()
    await a.now()
    assert.equal(a.shown(first, 'remarks'), 'base')
    assert.equal(b.shown(first, 'remarks'), 'base')
    assert.equal(centre.open.size, 0)
  })

  it('keys that are pressed and not committed are not written over, and the later of the two is a conflict', async () => {
    const { a, b } = await deskPair()
    scoreRow(b.desk, b.rowOf(first))
    write(b.desk, 'remarks', 'being typed')
    await a.type(first, 'remarks', 'of a')
    await a.now()
    await b.now()
    assert.equal(b.shown(first, 'remarks'), 'base')
    // As a commit does it: what was pressed stands in the sheet, and the exam is left.
    b.desk.state.draft.value = null
    await b.type(first, 'remarks', 'being typed')
    await b.now()
    assert.equal(b.sync.conflicts.value.length, 1)
    assert.equal(b.shown(first, 'remarks'), 'being typed')
  })

  it('what was sent and taken back is taken back at the centre too, though its keys are pressed again', async () => {
    const { b, centre } = await deskPair()
    scoreRow(b.desk, b.rowOf(first))
    write(b.desk, 'remarks', 'base')
    await b.type(first, 'remarks', null)
    assert.equal(b.sync.rowState(first), 'local')
    await b.now()
    assert.equal(centre.rows.get(first)!.cells.get('remarks')!.value, null)
    assert.equal(b.sync.rowState(first), 'accepted')
  })

  it('many conflicts are decided with one save of the workbook', async () => {
    const { a, b, centre } = await deskPair()
    for (const record of [first, recordId(2)])
      for (const [desk, value] of [
        [a, 'of a'],
        [b, 'of b'],
      ] as const)
        await desk.type(record, 'remarks', value)
    await a.now()
    await b.now()
    const saves = () => b.memory.calls.filter((call) => call === 'writeKept').length
    const before = saves()
    await b.sync.decide(b.sync.conflicts.value.map(({ conflict }) => ({ conflict: conflict.id, choice: 'mine' })))
    assert.equal(saves() - before, 1)
    await b.now()
    assert.deepEqual(
      [first, recordId(2)].map((record) => centre.rows.get(record)!.cells.get('remarks')!.value),
      ['of b', 'of b'],
    )
    assert.equal(await b.sync.decide([{ conflict: 'gone', choice: 'mine' }]), false)
  })

  it('a refusal is shown, and the centre’s value can take its place', async () => {
    const { a, b, centre } = await deskPair()
    centre.rule.refuse = ({ record }) => (record === first ? { code: 'record-locked', field: null } : null)
    await b.type(first, 'remarks', 'locked')
    await b.now()
    assert.equal(b.sync.badge.value, 'refused')
    assert.equal(b.sync.refused.value[0]!.refusal.code, 'record-locked')
    assert.equal(b.sync.rowState(first), 'refused')
    await b.sync.takeTheirs([first])
    await b.now()
    assert.equal(b.shown(first, 'remarks'), 'base')
    assert.equal(b.sync.badge.value, 'synced')
    assert.equal(a.sync.badge.value, 'synced')
  })

  it('the sheet says by itself how far its rows have come', async () => {
    const { a } = await deskPair()
    await a.now()
    assert.equal(a.shown(first, 'sync_status'), 'OK')
    assert.equal(typeof a.shown(first, 'row_version'), 'number')
    assert.ok(a.shown(first, 'last_sync_at'))
  })

  it('the state travels in the workbook, the token never does', async () => {
    const { a, centre } = await deskPair()
    await a.type(first, 'remarks', 'unsent')
    a.sync.close()
    assert.ok([...a.memory.settings.keys()].includes('(kept)'))
    assert.ok(![...a.memory.settings.values()].some((text) => text.includes('secret')))
    const again = await a.open()
    await again.syncNow()
    assert.equal(centre.rows.get(first)!.cells.get('remarks')!.value, 'unsent')
    assert.equal(centre.open.size, 0)
  })

  it('what could not be sent goes on by hand, through another workbook', async () => {
    const { a, b, centre } = await deskPair()
    a.line.whole = false
    await a.type(first, 'remarks', 'by hand')
    const text = a.sync.exportUnsent()
    assert.deepEqual(await b.sync.importUnsent(text), { written: 1, differ: 0 })
    assert.equal(await b.sync.importUnsent('{}'), null)
    await b.now()
    assert.equal(centre.rows.get(first)!.cells.get('remarks')!.value, 'by hand')
    a.line.whole = true
    await a.now()
    assert.equal(centre.open.size, 0)
  })

  it('a page without cryptography says so and sends nothing', async () => {
    const { a } = await deskPair()
    a.sync.close()
    const asked = a.line.asked.length
    const again = await a.open({ subtle: null })
    assert.equal(again.problem.value?.code, 'no-secure-context')
    assert.equal(a.line.asked.length, asked)
  })

  it('a revoked token is asked for again; signing out forgets it', async () => {
    const { a } = await deskPair()
    a.line.revoked = true
    await a.sync.syncNow()
    assert.equal(a.sync.badge.value, 'signedOut')
    assert.equal(await a.sync.signIn('qc1_2_wrong', false), false)
    a.line.revoked = false
    assert.equal(await a.sync.signIn('qc1_2_right', true), true)
    assert.equal(a.sync.who.value?.person, 'Q001')
    await a.sync.signOut()
    assert.equal(a.sync.badge.value, 'off')
    assert.equal(a.memory.host.recall('sync.token.S01'), '')
  })
})
