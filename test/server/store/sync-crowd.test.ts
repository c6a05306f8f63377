import assert from 'node:assert/strict'
import { type Client, createClient, type InStatement } from '@libsql/client'
import type { PushAnswer } from '../../../core/sync/protocol.ts'
import type { Connect } from '../../../server/store/database.ts'
import type { Store } from '../../../server/store/store.ts'
import { type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'

/** Batches that write, as they come by: held for as long as is wanted there, and what is thrown there is what the database says. */
const watched =
  (onWrite: (statements: readonly InStatement[]) => void | Promise<void>): Connect =>
  (config) =>
    new Proxy(createClient(config), {
      get: (client, name) => {
        const value: unknown = Reflect.get(client, name, client)
        if (typeof value !== 'function') return value
        if (name !== 'batch') return value.bind(client)
        return (async (statements: InStatement[], mode) => {
          if (mode === 'write') await onWrite(statements)
          return client.batch(statements, mode)
        }) satisfies Client['batch']
      },
    })

const newRow = (store: Store, n: number, by = who()) =>
  store.push(by, pushOf(store, [set(`row-${n}`, { remarks: 'a' })]))
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate)
}
const marksOf = (answers: readonly PushAnswer[]) => answers.map(({ results }) => results[0]?.accepted)

describe('pushes that come together', () => {
  let place: Place
  beforeEach(async () => {
    place = await storePlace()
  })
  afterEach(() => place.remove())

  it('are written with few commits, and each is answered with its own marks', async () => {
    let commits = 0
    const connect = watched(() => {
      commits++
    })
    const store = await place.open({ connect })
    commits = 0
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => newRow(store, n)))
    assert.ok(commits <= 3, `${commits}`)
    assert.deepEqual(
      marksOf(answers),
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
    assert.deepEqual(await store.verify('S04'), { changes: 40, broken: null })
  })

  it('go with the next commit, all that come one by one while one is under way', async () => {
    let commits = 0
    let written = Promise.resolve()
    const connect = watched(async () => {
      commits++
      await written
    })
    const store = await place.open({ connect })
    commits = 0
    let letGo = () => {}
    written = new Promise((resolve) => {
      letGo = resolve
    })
    const told: Promise<PushAnswer>[] = []
    for (let n = 0; n < 9; n++) {
      told.push(newRow(store, n, who('Q001', { site: n % 2 ? 'S05' : 'S04' })))
      await turns(10)
    }
    letGo()
    assert.deepEqual(marksOf(await Promise.all(told)), [1, 1, 2, 2, 3, 3, 4, 4, 5])
    assert.equal(commits, 2)
    assert.deepEqual(await store.verify('S04'), { changes: 5, broken: null })
  })

  it('keep a log for each site', async () => {
    const store = await place.open()
    const sites = ['S04', 'S05', 'S06']
    await Promise.all(Array.from({ length: 30 }, (_, n) => newRow(store, n, who('Q001', { site: sites[n % 3]! }))))
    for (const site of sites) {
      assert.deepEqual(await store.verify(site), { changes: 10, broken: null })
      assert.equal((await feedOf(store, who('Q001', { site }))).rows.length, 10)
    }
  })

  it('wait for each other when they are about one row: the second is a conflict', async () => {
    const store = await place.open()
    const both = ['a', 'b'].map((remarks, n) => store.push(who(`Q00${n}`), pushOf(store, [set('row', { remarks })])))
    const [first, second] = await Promise.all([...both, newRow(store, 9)])
    assert.deepEqual(first!.results[0]!.conflicts, [])
    const [conflict] = second!.results[0]!.conflicts
    assert.deepEqual([conflict?.theirs.value, conflict?.theirs.by, conflict?.mine.value], ['a', 'Q000', 'b'])
  })

  it('are taken once when one push comes twice', async () => {
    const store = await place.open()
    const push = pushOf(store, [set('row', { remarks: 'a' })])
    const [one, other] = await Promise.all([store.push(who(), push), store.push(who(), push), newRow(store, 9)])
    assert.deepEqual(one, other)
    assert.deepEqual(await store.verify('S04'), { changes: 2, broken: null })
  })

  it('do not suffer from one that is refused', async () => {
    const store = await place.open()
    const push = pushOf(store, [set('row', { remarks: 'a' })])
    await store.push(who(), push)
    const told = await Promise.allSettled([
      newRow(store, 1),
      store.push(who(), { ...push, changes: [set('row', { remarks: 'b' })] }),
      newRow(store, 2, who('Q001', { site: 'S99' })),
      store.push(who(), pushOf(store, [set('r3', { remarks: 'a' })], { seen: { mark: 1, hash: 'of another past' } })),
      newRow(store, 4),
    ])
    assert.deepEqual(
      told.map((each) => (each.status === 'fulfilled' ? each.value.head : each.reason.code)),
      [2, 'push-reused', 'site-unknown', 'centre-restored', 3],
    )
    assert.deepEqual(await store.verify('S04'), { changes: 3, broken: null })
  })

  it('lose nothing of a first reading that is told anew because of a second', async () => {
    const store = await place.open()
    const token = 'a'.repeat(16)
    const first = set('first', { accession_token: token, qc_role: 'P', qc_person_id: 'Q001', remarks: 'a' })
    await store.push(who(), pushOf(store, [first]))
    const second = set('second', { accession_token: token, qc_role: 'D', qc_person_id: 'Q002' })
    await Promise.all([
      store.push(who(), pushOf(store, [set('first', { remarks: 'b' }, { remarks: 1 })])),
      store.push(who('Q002'), pushOf(store, [second])),
      store.push(who(), pushOf(store, [set('first', { remarks: 'c' }, { remarks: 2 })])),
    ])
    const { rows } = await feedOf(store)
    assert.equal(rows.find(({ record }) => record === 'first')?.set.remarks, 'c')
    const hidden = (await feedOf(store, who('Q002'))).rows.filter((row) => row.hidden)
    assert.deepEqual(
      hidden.map(({ record }) => record),
      ['first'],
    )
    assert.equal((await store.verify('S04')).broken, null)
  })

  it('lose nothing of a first reading that is being written when a second comes', async () => {
    let written = Promise.resolve()
    const store = await place.open({ connect: watched(() => written) })
    const token = 'a'.repeat(16)
    const first = set('first', { accession_token: token, qc_role: 'P', qc_person_id: 'Q001', remarks: 'a' })
    await store.push(who(), pushOf(store, [first]))
    let letGo = () => {}
    written = new Promise((resolve) => {
      letGo = resolve
    })
    const edit = store.push(who(), pushOf(store, [set('first', { remarks: 'b' }, { remarks: 1 })]))
    await turns(10)
    const second = set('second', { accession_token: token, qc_role: 'D', qc_person_id: 'Q002' })
    const reading = store.push(who('Q002'), pushOf(store, [second]))
    await turns(10)
    letGo()
    await Promise.all([edit, reading])
    assert.equal((await feedOf(store)).rows.find(({ record }) => record === 'first')?.set.remarks, 'b')
    assert.equal((await store.verify('S04')).broken, null)
  })

  it('see what they may see once those before them are taken', async () => {
    const store = await place.open()
    const token = 'a'.repeat(16)
    await store.push(who(), pushOf(store, [set('first', { accession_token: token, qc_role: 'P', remarks: 'a' })]))
    const second = set('second', { accession_token: token, qc_role: 'D', qc_person_id: 'Q002' })
    const [, late] = await Promise.all([
      store.push(who('Q002'), pushOf(store, [second])),
      store.push(who('Q002'), pushOf(store, [set('first', { remarks: 'b' }, { remarks: 1 })])),
    ])
    assert.equal(late!.results[0]!.refused?.code, 'not-entitled')
  })

  it('are merged again when another process has overtaken them', async () => {
    const stores = [await place.open(), await place.open()]
    await Promise.all(Array.from({ length: 60 }, (_, n) => newRow(stores[n % 2]!, n)))
    assert.deepEqual(await stores[0]!.verify('S04'), { changes: 60, broken: null })
  })

  it('are merged again when what they were merged after could not be written, which is told so', async () => {
    let writes = 0
    const connect = watched(() => {
      if (++writes === 2) throw new Error('the disk is full')
    })
    const store = await place.open({ connect })
    writes = 0
    // The first is under way when the second comes, and that one when the third comes.
    const told = await Promise.allSettled(
      [1, 2, 3].map(async (n) => {
        await turns(n * 3 - 1)
        return newRow(store, n)
      }),
    )
    const taken = told.filter(({ status }) => status === 'fulfilled').length
    assert.ok(taken === 1 || taken === 2, `${taken}`)
    assert.deepEqual(await store.verify('S04'), { changes: taken, broken: null })
    assert.equal((await newRow(store, 4)).head, taken + 1)
  })
})
