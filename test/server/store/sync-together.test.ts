import assert from 'node:assert/strict'
import { placesOf, type Touching, together } from '../../../server/store/sync/together.ts'
import { set, who } from './pushes.ts'

const ids = { last: 0 }
/** A push of these records; of a site, named after it. */
function waiting(records: readonly string[], site = 'S04', push = `p${++ids.last}`): Touching {
  const came = {
    who: who('Q001', { site }),
    push: {
      ...{ protocol: 1, push, epoch: 'e', lineage: { workbook: 'w', copy: 'c' } },
      changes: records.map((record) => set(record, {})),
    },
  }
  return { ...came, hash: '', places: placesOf(came) }
}
const many = (count: number, name: string) => waiting(Array.from({ length: count }, (_, n) => `${name}${n}`))
const idle = { pushes: [], sighted: new Set<string>() }
const taken = (
  all: readonly Touching[],
  busy: Parameters<typeof together>[1] = idle,
  begun: readonly Touching[] = [],
) => together(all, busy, { pushes: begun }).map((push) => all.indexOf(push))

describe('pushes that are taken together', () => {
  it('do not touch the same row, and none of a site is taken before another one of it that came first', () => {
    assert.deepEqual(taken([waiting(['r1']), waiting(['r2'])]), [0, 1])
    assert.deepEqual(taken([waiting(['r1', 'r2']), waiting(['r3', 'r2']), waiting(['r4'])]), [0])
    assert.deepEqual(taken([waiting(['r1']), waiting(['r1']), waiting(['r1'], 'S05')]), [0, 2])
  })

  it('are not the same push twice', () => {
    assert.deepEqual(taken([waiting(['r1'], 'S04', 'twice'), waiting([], 'S04', 'twice')]), [0])
    assert.deepEqual(taken([waiting(['r1'], 'S04', 'twice'), waiting([], 'S05', 'twice')]), [0, 1])
  })

  it('touch nothing of what is being written, and are of no site in which that changes who may see what', () => {
    const all = [waiting(['r1']), waiting(['r2']), waiting(['r1'], 'S05')]
    assert.deepEqual(taken(all, { ...idle, pushes: [waiting(['r1'])] }), [2])
    assert.deepEqual(taken(all, { ...idle, pushes: [waiting(['r2'])] }), [0, 2])
    assert.deepEqual(taken(all, { ...idle, sighted: new Set(['S04']) }), [2])
  })

  it('are of 200 changes at most, with those that were taken before, unless a single one has more', () => {
    assert.deepEqual(taken([many(120, 'a'), many(80, 'b'), many(1, 'c')]), [0, 1])
    assert.deepEqual(taken([many(120, 'a'), many(81, 'b'), many(1, 'c')]), [0])
    assert.deepEqual(taken([many(300, 'a'), many(1, 'b')]), [0])
    assert.deepEqual(taken([many(300, 'a'), many(1, 'b')], idle, [many(1, 'c')]), [])
    assert.deepEqual(taken([many(100, 'a'), many(1, 'b')], idle, [many(60, 'c'), many(40, 'd')]), [0])
  })
})
