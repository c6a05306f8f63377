import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { FeedQuery, Hello, Push } from '../../../core/sync/protocol.ts'
import { currentRubric } from '../../../server/rubrics.ts'
import { openStore, type Store } from '../../../server/store/store.ts'
import { copyOf, emptyFile, openPane, quiet } from './pane.ts'

const rubric = currentRubric()
const record = () => uuidv7()

describe('addin/sync: against the real store, with pages of three rows', function () {
  this.timeout(20_000)
  let folder: string
  let store: Store
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qc-sync-'))
    store = await openStore({
      url: `file:${join(folder, 'qc.db')}`,
      keyFile: join(folder, 'site.key'),
      now: () => new Date('2026-11-25T10:00:00Z'),
      newId: uuidv7,
      rubrics: new Map([[rubric.version, rubric]]),
    })
  })
  after(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  const doorOf = (site: string, person: string) => {
    const who = { device: person, person, site, role: 'reader' } as const
    return {
      hello: async (): Promise<Hello> => ({
        protocol: { newest: 1, oldest: 1 },
        epoch: store.epoch,
        site,
        person,
        role: 'reader',
        head: await store.head(site),
        tokenKey: '0b',
        rubrics: [{ version: rubric.version, hash: rubric.hash }],
      }),
      push: (push: Push) => store.push(who, push),
      feed: (query: FeedQuery) => store.feed(who, query),
    }
  }
  const open = (name: string, site: string, records: readonly string[] = []) =>
    openPane({ name, file: emptyFile(records), centre: doorOf(site, `Q00${name}`), rubric: rubric.version })

  it('fields come whole although their rows changed again while pages were turned', async () => {
    const records = Array.from({ length: 8 }, record)
    const a = await open('1', 'S01', records)
    for (const [n, each] of records.entries()) {
      a.type(each, 'remarks', `row ${n}`)
      await quiet(a)
    }
    // The first row moves to the end of the feed; what was typed first has a mark before the last page.
    a.type(records[0]!, 'IMG-01', '√')
    a.type(records[2]!, 'IMG-02', 'A')
    await quiet(a)
    const b = await open('2', 'S01')
    await quiet(b)
    for (const [n, each] of records.entries()) assert.equal(b.shown(each, 'remarks'), `row ${n}`)
    assert.equal(b.shown(records[0]!, 'IMG-01'), '√')
    assert.equal(b.state().since, await store.head('S01'))
  })

  it('a row that changes between two pages of one pull is whole in the end', async () => {
    const records = Array.from({ length: 7 }, record)
    const a = await open('3', 'S02', records)
    for (const each of records) a.type(each, 'remarks', `of ${each}`)
    await quiet(a)
    const b = await open('4', 'S02')
    await b.sync.steps.greet()
    await b.sync.steps.pull()
    a.type(records[5]!, 'IMG-01', '√')
    a.type(records[0]!, 'IMG-01', 'A')
    await quiet(a)
    await quiet(b)
    for (const each of records) assert.equal(b.shown(each, 'remarks'), `of ${each}`)
    assert.equal(b.shown(records[5]!, 'IMG-01'), '√')
    assert.equal(b.shown(records[0]!, 'IMG-01'), 'A')
  })

  it('the exam of another copy in the same prepared row makes room, and a conflict comes and goes', async () => {
    const [one, two] = [record(), record()]
    const a = await open('5', 'S03', [one, two])
    const b = await open('6', 'S03', [one, two])
    a.type(one, 'accession_token', '00000000000000aa')
    a.type(one, 'remarks', 'exam a')
    b.type(one, 'accession_token', '00000000000000bb')
    b.type(one, 'IMG-01', 'A')
    await quiet(a, b)
    for (const pane of [a, b])
      assert.deepEqual(pane.file.rows.map(({ fields }) => fields.accession_token).sort(), [
        '00000000000000aa',
        '00000000000000bb',
      ])
    a.type(one, 'remarks', 'a again')
    b.type(one, 'remarks', 'and b')
    await quiet(a, b)
    const [id] = b.state().conflicts.keys()
    assert.ok(id)
    await b.decide(id, { take: 'mine' })
    await quiet(b, a)
    assert.equal(a.shown(one, 'remarks'), 'and b')
    assert.equal(a.state().conflicts.size + b.state().conflicts.size, 0)
  })

  it('a workbook that somebody else goes on with has what that person may see, and knows what not', async () => {
    const [plain, second] = [record(), record()]
    const a = await open('7', 'S04', [plain])
    a.type(plain, 'remarks', 'seen by all')
    await quiet(a)
    const blind = { accession_token: '00000000000000aa', qc_role: 'D', qc_person_id: 'Q008', remarks: 'second' }
    const change = { kind: 'set', record: second, rubric: rubric.version, base: {}, set: blind } as const
    const lineage = { workbook: 'w9', copy: 'c9' }
    const push = { protocol: 1, push: uuidv7(), epoch: store.epoch, lineage, changes: [change] }
    await store.push({ device: 'd', person: 'Q008', site: 'S04', role: 'reader' }, push)
    await quiet(a)
    assert.deepEqual(a.records(), [plain])
    const goOn = (name: string, file: typeof a.file) =>
      openPane({ name, file: copyOf(file), centre: doorOf('S04', `Q00${name}`), rubric: rubric.version })
    const mailed = await goOn('8', a.file)
    await quiet(mailed)
    assert.deepEqual(mailed.records(), [plain, second])
    const back = await goOn('7', mailed.file)
    await quiet(back)
    assert.equal(back.state().rows.get(second)?.hidden, true)
  })

  it('a row that a person may not see any more takes its conflicts along, and brings them back', async () => {
    const one = record()
    const a = await open('1', 'S05', [one])
    const b = await open('2', 'S05')
    a.type(one, 'accession_token', '00000000000000aa')
    await quiet(a, b)
    a.type(one, 'remarks', 'a')
    b.type(one, 'remarks', 'b')
    await quiet(a, b)
    assert.equal(b.state().conflicts.size, 1)
    const handOver = (qc_role: string, base: number) => {
      const change = {
        kind: 'set',
        record: one,
        rubric: rubric.version,
        base: { qc_role: base },
        set: { qc_role },
      } as const
      const lineage = { workbook: 'w9', copy: 'c9' }
      const push = { protocol: 1, push: uuidv7(), epoch: store.epoch, lineage, changes: [change] }
      return store.push({ device: 'd', person: 'Q001', site: 'S05', role: 'reader' }, push)
    }
    const { head } = await handOver('D', 0)
    await quiet(b)
    assert.equal(b.state().conflicts.size, 0)
    assert.equal(b.shown(one, 'remarks'), 'b')
    await handOver('P', head)
    await quiet(b)
    assert.deepEqual(
      [...b.state().conflicts.values()].map(({ own, conflict }) => [own, conflict.mine.value, conflict.theirs.value]),
      [[true, 'b', 'a']],
    )
    assert.equal(b.shown(one, 'remarks'), 'b')
  })
})
