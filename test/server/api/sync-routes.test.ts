import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type Change, limits, type Push, type PushAnswer } from '../../../core/sync/protocol.ts'
import { pushOf, set } from '../store/pushes.ts'
import { accessionOf, rubric, scoredRow, wishOf } from '../store/wishes.ts'
import { serve } from './served.ts'
import { type Caller, callerOf } from './sync-caller.ts'

describe('the sync API', () => {
  let served: Awaited<ReturnType<typeof serve>>
  let caller: Caller
  beforeEach(async () => {
    served = await serve()
    caller = await callerOf(served)
  })
  afterEach(() => served.stop())

  const pushed = async (changes: Push['changes'], by = caller) => {
    const { status, body } = await by.post('push', pushOf(served.store, changes))
    assert.equal(status, 200, JSON.stringify(body))
    return body as PushAnswer
  }

  it('says hello to every version, with all that a client needs to begin', async () => {
    const { body } = await caller.get('hello', { 'x-qc-protocol': '99' })
    assert.deepEqual([body.site, body.person, body.role, body.head], ['S04', 'Q001', 'reader', 0])
    assert.deepEqual(body.protocol, { newest: 1, oldest: 1 })
    assert.deepEqual(body.rubrics, [{ version: rubric.version, hash: rubric.hash }])
    assert.equal(body.epoch, served.store.epoch)
  })

  it('hands out the key with which a pane makes the same tokens as a filing', async () => {
    const { body } = await caller.get('hello')
    const token = createHmac('sha256', Buffer.from(body.tokenKey, 'hex')).update(accessionOf(1)).digest('hex')
    await served.store.file(wishOf([scoredRow({ n: 1 })]))
    const feed = await caller.get('feed')
    assert.equal(feed.body.rows[0].set.accession_token, token.slice(0, 16))
    assert.doesNotMatch(JSON.stringify(feed.body), new RegExp(accessionOf(1)))
  })

  it('takes no request without a token, with a wrong, a revoked one or one in the address', async () => {
    const device = await served.store.devices.add({ site: 'S04', person: 'Q009', role: 'reader', label: '' })
    const at = (headers: Record<string, string>, path = 'hello') =>
      served.app.request(`/api/sync/${path}`, { headers: { 'x-qc-protocol': '1', ...headers } })
    const code = async (response: Response | Promise<Response>) => [
      (await response).status,
      (await (await response).clone().json()).code,
    ]
    const bearer = { authorization: `Bearer ${device.token}` }
    assert.equal((await at(bearer)).status, 200)
    assert.deepEqual(await code(at({})), [401, 'token-needed'])
    assert.deepEqual(await code(at({}, `hello?token=${device.token}`)), [401, 'token-needed'])
    assert.deepEqual(await code(at({ authorization: 'Bearer qc1_nonsense' })), [401, 'token-revoked'])
    assert.deepEqual(await code(at({ authorization: `${bearer.authorization.slice(0, -1)}_` })), [401, 'token-revoked'])
    await served.store.devices.revoke(device.device)
    assert.deepEqual(await code(at(bearer)), [401, 'token-revoked'])
    assert.equal(served.logged(), '')
  })

  it('refuses a version that it does not speak, in words that say what to do', async () => {
    for (const [version, code] of [
      ['0', 'pane-too-old'],
      ['nonsense', 'pane-too-old'],
      ['2', 'centre-too-old'],
    ] as const) {
      const { status, body } = await caller.get('feed', { 'x-qc-protocol': version })
      assert.deepEqual([status, body.code], [426, code])
      assert.match(body.message, code === 'pane-too-old' ? /更新/ : /升级/)
    }
    const push = await caller.post('push', pushOf(served.store, [], { protocol: 2 }))
    assert.deepEqual([push.status, push.body.code], [426, 'centre-too-old'])
  })

  it('refuses what is too much, and what is no push', async () => {
    const many = Array.from({ length: limits.changes + 1 }, (_, n) => set(`r${n}`, { remarks: 'x' }))
    const big = [set('r1', { remarks: 'x'.repeat(limits.pushBytes) })]
    for (const changes of [many, big]) {
      const { status, body } = await caller.post('push', pushOf(served.store, changes))
      assert.deepEqual([status, body.code], [413, 'push-too-big'])
    }
    const good = pushOf(served.store, [set('r1', { remarks: 'x' })])
    for (const wrong of [
      { ...good, changes: [{ ...good.changes[0], kind: 'other' }] },
      { ...good, changes: [{ ...good.changes[0], base: { remarks: -1 } }] },
      { ...good, changes: [{ ...good.changes[0], record: 'a\u0000b' }] },
      { ...good, changes: [{ kind: 'remove', record: 'r1', base: 0, why: ' ' }] },
      { ...good, lineage: null },
      null,
    ]) {
      const { status, body } = await caller.post('push', wrong)
      assert.deepEqual([status, body.code], [400, 'request-wrong'], JSON.stringify(wrong))
    }
    assert.equal(await served.store.head('S04'), 0)
  })

  it('takes no text that is in another encoding than it has to be', async () => {
    const body = JSON.stringify(pushOf(served.store, [set('r1', { remarks: 'å' })]))
    const headers = { 'content-type': 'application/json' }
    const response = await caller.raw('push', headers, { method: 'POST', body: Buffer.from(body, 'latin1') })
    assert.deepEqual([response.status, (await response.json()).code], [400, 'request-wrong'])
    assert.equal(await served.store.head('S04'), 0)
  })

  it('takes a push that is squeezed, as long as it is no more than a plain one may be', async () => {
    const squeezed = async (changes: readonly Change[], coding = 'gzip') => {
      const body = gzipSync(JSON.stringify(pushOf(served.store, changes)))
      const headers = { 'content-type': 'application/json', 'content-encoding': coding }
      const response = await caller.raw('push', headers, { method: 'POST', body })
      return { status: response.status, body: await response.json() }
    }
    const big = await squeezed([set('r1', { remarks: 'x'.repeat(limits.pushBytes) })])
    assert.deepEqual([big.status, big.body.code], [413, 'push-too-big'])
    const other = await squeezed([set('r1', { remarks: 'x' })], 'br')
    assert.deepEqual([other.status, other.body.code], [400, 'request-wrong'])
    assert.equal(await served.store.head('S04'), 0)
    for (const coding of ['gzip', 'GZIP']) {
      const good = await squeezed([set(coding, { remarks: 'x' })], coding)
      assert.deepEqual([good.status, good.body.results?.[0].refused], [200, null])
    }
  })

  it('takes what is right of a push beside what is refused', async () => {
    const { results } = await pushed([
      set('r1', { accession_no: 'ACC1' }),
      set('r2', { accession_token: 'ACC000000001' }),
      set('r3', { case_seq: 'two' }),
      set('r4', { app_hospital_code: 'S05' }),
      { ...set('r5', { remarks: 'x' }), rubric: '9.9.9' } as Push['changes'][number],
      set('r6', { remarks: 'x' }),
    ])
    assert.deepEqual(
      results.map(({ refused }) => refused && `${refused.code} ${refused.field}`),
      [
        'field-unknown accession_no',
        'value-wrong accession_token',
        'value-wrong case_seq',
        'value-wrong app_hospital_code',
        'rubric-unknown null',
        null,
      ],
    )
    assert.deepEqual(results[5]!.accepted, 1)
  })

  it('answers in pages that follow on from each other, and says when it has lost the reader', async () => {
    await pushed(Array.from({ length: 5 }, (_, n) => set(`r${n}`, { remarks: `${n}` })))
    const seen: string[] = []
    let [since, hash] = [0, '']
    for (;;) {
      const { body } = await caller.get(`feed?since=${since}&hash=${hash}&limit=2`)
      assert.equal(body.since, since)
      for (const { record } of body.rows) seen.push(record)
      ;[since, hash] = [body.next, body.hash]
      if (!body.more) break
    }
    assert.deepEqual(seen, ['r0', 'r1', 'r2', 'r3', 'r4'])
    for (const lost of [`since=${since}&hash=${'0'.repeat(64)}`, `since=6&hash=${hash}`, 'since=2']) {
      const { body } = await caller.get(`feed?${lost}`)
      assert.deepEqual(body, { epoch: served.store.epoch, lost: true, head: 5 })
    }
  })

  it('packs a page for those who can unpack it', async () => {
    await pushed(Array.from({ length: 50 }, (_, n) => set(`r${n}`, { remarks: `remark ${n}` })))
    const plain = await caller.raw('feed')
    const packed = await caller.raw('feed', { 'accept-encoding': 'gzip' })
    assert.equal(packed.headers.get('content-encoding'), 'gzip')
    assert.ok((await packed.arrayBuffer()).byteLength < (await plain.arrayBuffer()).byteLength / 4)
  })

  it('tells how a row came to be, and nothing of a row of another site', async () => {
    await pushed([set('r1', { remarks: 'a' })])
    await pushed([{ kind: 'remove', record: 'r1', base: 1, why: 'twice' }])
    const { body } = await caller.get('trail?record=r1')
    assert.deepEqual(
      body.changes.map(({ door, by, why, removed }: Record<string, unknown>) => [door, by, why, removed]),
      [
        ['push', 'Q001', null, false],
        ['remove', 'Q001', 'twice', true],
      ],
    )
    assert.deepEqual(body.changes[0].fields, { remarks: { old: null, new: 'a' } })
    const foreign = await callerOf(served, 'Q001', { site: 'S05' })
    const { status, body: problem } = await foreign.get('trail?record=r1')
    assert.deepEqual([status, problem.code], [404, 'record-unknown'])
  })
})
