import assert from 'node:assert/strict'
import { createPresence, leaseSeconds, presenceSeconds } from '../../../server/sync/presence.ts'

const at = (record: string | null, copy = 'c1') => ({ lineage: { workbook: 'w1', copy }, batch: 'B1', record })
const person = (name: string, site = 'S04') => ({ site, device: `of ${name}`, person: name })

describe('presence', () => {
  const clock = { seconds: 0 }
  const book = () => createPresence(() => new Date(Date.UTC(2026, 4, 8) + clock.seconds * 1000))
  const names = (presence: ReturnType<typeof book>) =>
    presence.people('S04').map(({ person, record }) => `${person} ${record}`)
  beforeEach(() => {
    clock.seconds = 0
  })

  it('is over by itself, and later on a row that is being scored', () => {
    const presence = book()
    presence.tell(person('Q001'), at(null))
    presence.tell(person('Q002'), at('r1'))
    clock.seconds = presenceSeconds - 1
    assert.deepEqual(names(presence), ['Q001 null', 'Q002 r1'])
    clock.seconds = presenceSeconds
    assert.deepEqual(names(presence), ['Q002 r1'])
    clock.seconds = leaseSeconds
    assert.deepEqual(names(presence), [])
  })

  it('leases a row to who was at it first, as long as they say so', () => {
    const presence = book()
    assert.equal(presence.tell(person('Q001'), at('r1')), true)
    clock.seconds = 60
    assert.equal(presence.tell(person('Q002'), at('r1')), true)
    assert.equal(presence.tell(person('Q001'), at('r1')), false)
    assert.deepEqual(names(presence), ['Q001 r1', 'Q002 r1'])
    clock.seconds = 100
    presence.tell(person('Q001'), at('r2'))
    assert.deepEqual(names(presence), ['Q002 r1', 'Q001 r2'])
  })

  it('knows two copies of one device apart, and sites from each other', () => {
    const presence = book()
    presence.tell(person('Q001'), at('r1', 'c1'))
    presence.tell(person('Q001'), at('r2', 'c2'))
    presence.tell(person('Q009', 'S05'), at('r3'))
    assert.deepEqual(names(presence), ['Q001 r1', 'Q001 r2'])
  })

  it('does not grow without end', () => {
    const presence = book()
    for (let n = 0; n < 1200; n++) presence.tell(person(`Q${n}`), at(null))
    assert.equal(presence.people('S04').length, 500)
    assert.equal(presence.people('S04').at(-1)?.person, 'Q1199')
  })

  it('is another place in another period', () => {
    const presence = book()
    presence.tell(person('Q001'), at(null))
    assert.equal(presence.tell(person('Q001'), { ...at(null), batch: 'B2' }), true)
    assert.equal(presence.people('S04')[0]?.batch, 'B2')
  })

  it('gives way when there are too many, of the one that was silent the longest', () => {
    const presence = book()
    for (let n = 0; n < 500; n++) presence.tell(person(`Q${n}`), at(null))
    presence.tell(person('Q0'), at(null))
    presence.tell(person('Q500'), at(null))
    const there = new Set(presence.people('S04').map((one) => one.person))
    assert.deepEqual([there.has('Q0'), there.has('Q1'), there.has('Q500')], [true, false, true])
  })
})
