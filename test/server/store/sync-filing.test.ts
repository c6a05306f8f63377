import assert from 'node:assert/strict'
import type { Exam } from '../../../core/exam.ts'
import type { Store } from '../../../server/store/store.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'
import { recordIdOf, rowsOf, scoredRow, wishOf } from './wishes.ts'

describe('a filing beside pushes', () => {
  let place: Place
  let store: Store
  beforeEach(async () => {
    place = await storePlace()
    store = await place.open()
    await store.file(wishOf([filed({ remarks: 'filed', request_dept: 'x' })]))
  })
  afterEach(() => place.remove())

  const r1 = recordIdOf(1)
  const filed = (exam: Partial<Exam>, items = {}) => scoredRow({ n: 1, exam, items })
  const files = { count: 0 }
  const file = (exam: Partial<Exam>, workbookId = 'w1', items = {}) =>
    store.file(wishOf([filed(exam, items)], { bytes: Buffer.from(`${files.count++}`), workbookId }))
  const push = (fields: Record<string, string | null>, base: Record<string, number>, workbook = 'pane') =>
    store.push(who('Q002'), pushOf(store, [set(r1, fields, base)], { lineage: { workbook, copy: `${workbook} copy` } }))
  const held = async () => {
    const [row] = (await feedOf(store)).rows
    return { remarks: row?.set.remarks, dept: row?.set.request_dept, open: row!.conflicts }
  }

  it('comes by in the feed, with marks, like a push', async () => {
    const { rows, head } = await feedOf(store)
    assert.equal(head, 1)
    assert.deepEqual([rows[0]?.mark, rows[0]?.by, rows[0]?.set.remarks], [1, null, 'filed'])
    const { changes } = await store.trail(who(), r1)
    assert.deepEqual([changes[0]?.door, changes[0]?.fields.remarks], ['filing', { old: null, new: 'filed' }])
  })

  it('gives a row its place in the workbook, and the count of its versions, which no push takes away', async () => {
    await file({ remarks: 'filed', request_dept: 'x', row_version: 7 })
    const placed = async () => {
      const [{ entry } = assert.fail()] = await allEntries(store, { site: 'S04' })
      return [entry.row, entry.exam.row_version, entry.exam.remarks]
    }
    const [row, version] = await placed()
    assert.ok(Number(row) > 0)
    await push({ remarks: 'pushed' }, { remarks: 1 })
    assert.deepEqual(await placed(), [row, version, 'pushed'])
  })

  it('wins over an older filing of the same workbook', async () => {
    const { changed, kept, conflicts } = await file({ remarks: 'newer' })
    assert.deepEqual([changed, kept, conflicts], [1, 0, 0])
    assert.equal((await held()).remarks, 'newer')
  })

  it('keeps what was pushed when the workbook has the old value, and says so', async () => {
    await push({ remarks: 'pushed' }, { remarks: 1 })
    const { changed, unchanged, kept, conflicts, receipt } = await file({ remarks: 'filed', request_dept: 'y' })
    assert.deepEqual([changed, unchanged, kept, conflicts], [1, 0, 1, 0])
    assert.deepEqual([receipt.kept, receipt.conflicts], [1, 0])
    const { remarks, dept, open } = await held()
    assert.deepEqual([remarks, dept, open], ['pushed', 'y', []])
    const [line] = await store.filings({ site: 'S04' })
    assert.deepEqual([line?.kept, line?.conflicts], [1, 0])
  })

  it('keeps what a pane with another copy of the same workbook has sent', async () => {
    await push({ remarks: 'pushed' }, { remarks: 1 }, 'w1')
    assert.equal((await file({ remarks: 'filed', request_dept: 'x' })).kept, 1)
    assert.equal((await held()).remarks, 'pushed')
    const again = await file({ remarks: 'typed after', request_dept: 'x' })
    assert.deepEqual([again.changed, again.conflicts], [0, 1])
    const { remarks, open } = await held()
    assert.deepEqual([remarks, open[0]?.theirs.by, open[0]?.mine.value], ['pushed', 'Q002', 'typed after'])
  })

  it('wins over what the row’s own reader pushed from the same workbook', async () => {
    await store.push(
      who('Q001'),
      pushOf(store, [set(r1, { remarks: 'pushed' }, { remarks: 1 })], { lineage: { workbook: 'w1', copy: 'c1' } }),
    )
    const { changed, conflicts } = await file({ remarks: 'typed after', request_dept: 'x' })
    assert.deepEqual([changed, conflicts, (await held()).remarks], [1, 0, 'typed after'])
  })

  it('is refused as a whole when a row has the id of an exam that another copy pushed', async () => {
    const taken = recordIdOf(50)
    const token = '00000000000000aa'
    await store.push(
      who('Q002'),
      pushOf(store, [set(taken, { accession_token: token })], { lineage: { workbook: 'w1', copy: 'c2' } }),
    )
    const rows = [filed({ request_dept: 'z' }), scoredRow({ n: 50 })]
    await assert.rejects(store.file(wishOf(rows, { bytes: Buffer.from('taken') })), {
      code: 'record-taken',
      details: { count: 1, rows: '55' },
    })
    const held = (await feedOf(store)).rows
    assert.deepEqual(
      held
        .map(({ record, set: { accession_token, request_dept } }) => [record, accession_token, request_dept])
        .slice(1),
      [[taken, token, undefined]],
    )
  })

  it('is refused when the exam is another than the one that the row’s own reader pushed, until he says that it holds', async () => {
    const pushed = { accession_token: '00000000000000e2', remarks: 'of another exam' }
    await store.push(
      who('Q001'),
      pushOf(store, [set(r1, pushed, { remarks: 1, accession_token: 1 })], {
        lineage: { workbook: 'w1', copy: 'c1' },
      }),
    )
    const third = wishOf([scoredRow({ n: 3, id: r1, exam: { remarks: 'third' } })], { bytes: Buffer.from('third') })
    await assert.rejects(store.file(third), { code: 'record-taken' })
    assert.equal((await held()).remarks, 'of another exam')
    assert.equal((await store.file({ ...third, newest: true })).changed, 1)
    assert.equal((await held()).remarks, 'third')
  })

  it('makes a conflict of two new values, once however often it is filed', async () => {
    await push({ remarks: 'pushed' }, { remarks: 1 })
    const first = await file({ remarks: 'other', request_dept: 'x' })
    assert.deepEqual([first.unchanged, first.kept, first.conflicts], [1, 0, 1])
    const { remarks, open } = await held()
    assert.equal(remarks, 'pushed')
    const [conflict] = open
    assert.deepEqual(
      [conflict?.base.value, conflict?.theirs.value, conflict?.mine.value, conflict?.mine.by, conflict?.copy],
      ['filed', 'pushed', 'other', 'Q001', null],
    )
    await file({ remarks: 'other', request_dept: 'x' })
    assert.deepEqual((await held()).open, open)
    await file({ remarks: 'another', request_dept: 'x' })
    const moved = (await held()).open
    assert.deepEqual([moved.length, moved[0]?.id, moved[0]?.mine.value], [1, conflict!.id, 'another'])
    await store.push(who('Q002'), pushOf(store, [set(r1, {}, {}, { settles: [conflict!.id] })]))
    assert.deepEqual([(await file({ remarks: 'another', request_dept: 'x' })).kept, (await held()).open], [1, []])
  })

  it('does not end a conflict of its workbook by showing what holds, unless it is said to be the newest', async () => {
    await push({ remarks: 'pushed' }, { remarks: 1 })
    await file({ remarks: 'other', request_dept: 'x' })
    const shown = wishOf([filed({ remarks: 'pushed', request_dept: 'x' })], { bytes: Buffer.from('another copy') })
    await store.file(shown)
    await file({ remarks: 'pushed', request_dept: 'y' })
    assert.equal((await held()).open.length, 1)
    const same = wishOf([filed({ remarks: 'pushed', request_dept: 'y' })], {
      bytes: Buffer.from('newest'),
      newest: true,
    })
    const { changed, unchanged } = await store.file(same)
    assert.deepEqual([changed, unchanged, (await held()).open], [0, 1, []])
  })

  it('brings a removed row back to nobody, and loses nothing of what is filed for it', async () => {
    await store.push(who(), pushOf(store, [{ kind: 'remove', record: r1, base: 1, why: 'twice' }]))
    assert.equal((await allEntries(store, { site: 'S04' })).length, 0)
    assert.equal((await store.overview({ site: 'S04' })).sites[0]?.entries, 0)
    assert.deepEqual((await store.overview({ site: 'S04' })).months, [])
    const same = await file({ remarks: 'filed', request_dept: 'x' })
    assert.deepEqual([same.unchanged, same.conflicts], [1, 0])
    const other = await file({ remarks: 'typed', request_dept: 'x' })
    assert.deepEqual([other.changed, other.conflicts], [0, 1])
    const { open } = await held()
    assert.deepEqual([open[0]?.field, open[0]?.theirs.value, open[0]?.mine.value], ['*', 'removed', null])
    await store.push(who(), pushOf(store, [{ kind: 'restore', record: r1, base: 2, why: 'needed' }]))
    assert.equal((await allEntries(store, { site: 'S04' })).length, 1)
    assert.deepEqual((await held()).open, [])
  })

  it('does not take a value away that it could not read', async () => {
    await push({ remarks: 'pushed' }, { remarks: 1 })
    const row = filed({ remarks: null, request_dept: 'y' })
    const unread = { ...row, entry: { ...row.entry, unread: new Set(['remarks']) } }
    await store.file(wishOf([unread], { bytes: Buffer.from('unread') }))
    const { remarks, dept } = await held()
    assert.deepEqual([remarks, dept], ['pushed', 'y'])
  })

  it('is not overtaken by pushes of another process without noticing', async () => {
    const other = await place.open()
    const results = await Promise.all([
      ...Array.from({ length: 10 }, (_, n) =>
        store.file(wishOf(rowsOf(20, {}, 100 + n * 20), { bytes: Buffer.from(`many ${n}`), workbookId: `m${n}` })),
      ),
      ...Array.from({ length: 20 }, (_, n) => other.push(who(), pushOf(other, [set(`p${n}`, { remarks: 'a' })]))),
    ])
    assert.equal(results.length, 30)
    assert.deepEqual(await store.verify('S04'), { changes: 221, broken: null })
  })

  it('cannot be undone by a push that takes its id', async () => {
    const rest = { request_dept: 'y', exam_item: 'z' }
    const { receipt } = await file({ remarks: 'newer', ...rest })
    await file({ remarks: 'newest', ...rest })
    await store.push(who(), pushOf(store, [set('r9', { remarks: 'a' })], { push: receipt.filing }))
    assert.equal((await held()).remarks, 'newest')
  })
})
