// What the pane says of the line to the centre, and whether that is so.
import assert from 'node:assert/strict'
import { hasToken, tokenIn } from '../../../../addin/pane/sync/token.ts'
import { createCentre } from '../../sync/centre.ts'
import { openDesk, until } from '../../sync/desks.ts'
import { blankRow } from '../stage.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const open = () => openDesk(createCentre(), [blankRow(0)], 3)
const token = `qc1_0a1b2c3d_${'aB3-_'.repeat(8)}xyz`

describe('what is said of the line', () => {
  it('says nothing of being in step before the centre was heard', async () => {
    const { line, open: again, sync } = await open()
    sync.close()
    line.silent = true
    const next = await again()
    assert.equal(next.badge.value, 'connecting')
    assert.equal(next.heardAt.value, null)
  })

  it('stays offline while it is tried again, and says when that is', async () => {
    const { desk, line, hand, sync, type } = await open()
    line.whole = false
    await type(id(1), 'remarks', 'offline')
    await hand.pass(2000)
    await until(() => sync.badge.value === 'offline')
    assert.ok(sync.nextTry.value!.getTime() > desk.now().getTime())
    const seen: string[] = []
    const stop = sync.badge.subscribe((badge) => void seen.push(badge))
    line.whole = true
    line.silent = true
    const asked = line.asked.length
    await hand.pass(2000)
    line.silent = false
    await hand.pass(60_000)
    await until(() => sync.badge.value === 'synced')
    stop()
    assert.ok(line.asked.length > asked)
    assert.deepEqual(seen, ['offline', 'synced'])
    assert.equal(sync.nextTry.value, null)
  })

  it('does not know who is there when the centre is not heard', async () => {
    const { line, sync, hand, now, type } = await open()
    const lineage = { workbook: 'w', copy: 'c' }
    line.people = [{ person: 'Q002', lineage, batch: 'S01-2026Q4', record: id(1), since: '', until: '' }]
    await hand.pass(60_000)
    await now()
    await until(() => sync.people.value.length === 1)
    line.whole = false
    await type(id(1), 'remarks', 'offline')
    await hand.pass(2000)
    await until(() => sync.badge.value === 'offline')
    assert.deepEqual(sync.people.value, [])
    assert.equal(sync.leasedTo(id(1)), null)
  })

  it('does not call it offline when it is Excel that cannot be written', async () => {
    const { memory, hand, sync, type } = await open()
    for (const [code, badge] of [
      ['cell-being-edited', 'busy'],
      ['sheet-protected', 'halted'],
    ] as const) {
      memory.fail('writeKept', code)
      await type(id(1), 'remarks', `while ${code}`)
      await hand.pass(2000)
      await until(() => sync.badge.value === badge)
      assert.equal(sync.badge.value, badge)
      assert.equal(sync.problem.value?.code, code)
      await hand.pass(60_000)
      await until(() => sync.badge.value === 'synced')
      assert.equal(sync.badge.value, 'synced')
    }
  })

  it('asks for another token only where another token helps', async () => {
    const { open: again, sync, desk } = await open()
    sync.close()
    desk.state.readOnly.value = true
    const next = await again()
    assert.equal(next.badge.value, 'halted')
    assert.equal(next.problem.value?.code, 'read-only')
    await next.signOut()
    assert.equal(next.badge.value, 'off')
  })
})

describe('a token', () => {
  it('is found in whatever it was pasted with', () => {
    for (const pasted of [
      token,
      `  ${token}\n`,
      `令牌：${token}。`,
      `「${token}」`,
      token.replaceAll('_', '＿').replace('qc1', 'ｑｃ１'),
      `${token.slice(0, 20)}\r\n ${token.slice(20)}`,
      `\u200b${token.slice(0, 30)}\u00ad${token.slice(30)}\ufeff`,
      `Bearer ${token}`,
    ])
      assert.equal(tokenIn(pasted), token, JSON.stringify(pasted))
    for (const other of ['', 'qc1_', 'something else', token.slice(0, -1), `${token}x`, 'ghp_123'])
      assert.equal(tokenIn(other), null, other)
  })

  it('of another site is not kept in the place of this site’s', async () => {
    const { open: again, sync, desk, line } = await open()
    assert.ok(hasToken(desk))
    await sync.signOut()
    assert.ok(!hasToken(desk))
    line.site = 'S02'
    const next = await again()
    assert.equal(await next.signIn(token, true), false)
    assert.equal(next.problem.value?.code, 'other-site')
    assert.equal(next.badge.value, 'halted')
    assert.ok(!hasToken(desk))
  })

  it('is kept for each site by itself', async () => {
    const { memory } = await open()
    assert.deepEqual(
      [...memory.settings.keys()].filter((key) => key.includes('token')),
      [],
    )
    assert.equal(memory.host.recall('sync.token.S01'), 'qc1_1_secret')
  })
})
