import assert from 'node:assert/strict'
import type { Fields } from '../../../core/sync/protocol.ts'
import type { Delta } from '../../../server/store/sync/log.ts'
import { type File, type RowInFile, unseenBy } from '../../../server/store/sync/unseen.ts'

/** What a filing made of a row, and the row as it stands in the file. */
type Change = {
  readonly delta?: Delta
  /** Of a row that the filing brought, and that nobody has scored. */
  readonly listed?: Fields
  readonly items?: string
  readonly token?: string
  readonly reader?: string
  readonly file: (Partial<Omit<RowInFile, 'fields'>> & { readonly fields?: Fields }) | null
}
type Filing = { readonly id: string; readonly changes: readonly Change[]; readonly unseen: readonly string[] }

const delta: Delta = { remarks: ['old', 'new'] }
const looks = {
  shown: { delta, file: { fields: { remarks: 'new' } } },
  hidden: { delta, file: { fields: { remarks: 'old' } } },
  other: { delta, file: { fields: { remarks: 'third' } } },
} satisfies Record<string, Change>
const times = (count: number, change: Change) => Array.from({ length: count }, () => change)
const filing = (
  id: string,
  { hidden = 0, shown = 0, other = 0 }: { readonly hidden?: number; readonly shown?: number; readonly other?: number },
  unseen: readonly string[] = [],
): Filing => ({
  ...{ id, unseen },
  changes: [...times(hidden, looks.hidden), ...times(shown, looks.shown), ...times(other, looks.other)],
})

/** @param filings the newest first */
async function unseen(...filings: readonly Filing[]): Promise<readonly string[]> {
  const found = filings.map(({ id, unseen }) => ({ id, unseen: JSON.stringify(unseen) }))
  const db = { select: () => ({ from: () => ({ where: () => ({ orderBy: async () => found }) }) }) }
  const changesOf = (id: unknown) => filings.find((each) => each.id === id)?.changes ?? []
  const read = async ([{ args }]: readonly [{ readonly args: readonly unknown[] }]) => {
    const after = Number(args[2])
    const rows = changesOf(args[1]).map(({ delta, listed, items = 'scored', token = null, reader = null }, n) => ({
      ...{ id: n + 1, record_id: `${args[1]}/${n}`, delta: delta ? JSON.stringify(delta) : null, items, token, reader },
      facts: listed ? JSON.stringify(listed) : null,
    }))
    return [{ rows: rows.slice(after, after + 1000) }]
  }
  const file: File = {
    ...{ site: 'S04', source: 'w1', unscored: 'blank' },
    row: (recordId) => {
      const [id, n] = recordId.split('/')
      const said = changesOf(id)[Number(n)]!.file
      if (!said) return null
      const { fields = {}, ...row } = said
      return { token: null, reader: null, items: 'scored', unread: new Set(), ...row, fields: () => fields }
    },
  }
  return [...(await unseenBy({ db, read } as never, file))]
}

describe('a filing that a file does not go on from', () => {
  const isSeen = async (votes: Parameters<typeof filing>[1]) => (await unseen(filing('f', votes))).length === 0

  it('is one whose changes it does not show, but for one in five that people took back', async () => {
    for (const votes of [{}, { shown: 1 }, { shown: 4, hidden: 1 }, { shown: 8, hidden: 2 }])
      assert.ok(await isSeen(votes), JSON.stringify(votes))
    for (const votes of [{ hidden: 1 }, { shown: 3, hidden: 1 }, { shown: 7, hidden: 2 }])
      assert.ok(!(await isSeen(votes)), JSON.stringify(votes))
  })

  it('is not one of which several rows say something third, or more show it', async () => {
    for (const votes of [
      { other: 5 },
      { shown: 2, other: 1 },
      { shown: 2, other: 3 },
      { shown: 3, other: 1, hidden: 1 },
    ])
      assert.ok(await isSeen(votes), JSON.stringify(votes))
    for (const votes of [{ other: 1 }, { other: 4 }, { shown: 1, other: 1 }, { shown: 2, other: 2 }])
      assert.ok(!(await isSeen(votes)), JSON.stringify(votes))
  })

  it('is one of many changes that are looked at to the end', async () => {
    assert.ok(await isSeen({ hidden: 1000, shown: 4000 }))
  })

  it('is not one for which the filings since then speak', async () => {
    assert.deepEqual(await unseen(filing('new', { shown: 4 }), filing('old', { hidden: 1 })), [])
    assert.deepEqual(await unseen(filing('new', { shown: 3 }), filing('old', { hidden: 1 })), ['old'])
    assert.deepEqual(await unseen(filing('new', { shown: 3, other: 2 }), filing('old', { hidden: 1 })), [])
    const three = [filing('3', { shown: 8, hidden: 1 }), filing('2', { hidden: 1 }), filing('1', { hidden: 1 })]
    assert.deepEqual(await unseen(...three), ['1'])
    assert.deepEqual(await unseen(filing('3', { shown: 4 }), filing('2', { hidden: 9 }), three[2]!), ['2'])
    assert.deepEqual(await unseen(filing('new', { shown: 40 }), filing('old', { other: 1 })), ['old'])
  })

  it('is not looked for behind fifty rows that show a newer one', async () => {
    assert.deepEqual(await unseen(filing('new', { shown: 50 }), filing('old', { hidden: 100 })), [])
    assert.deepEqual(await unseen(filing('new', { shown: 49 }), filing('old', { hidden: 100 })), ['old'])
  })

  it('speaks for itself when a filing that is gone on from had not seen it', async () => {
    for (const shown of [9, 50])
      assert.deepEqual(await unseen(filing('new', { shown }, ['old']), filing('old', { hidden: 1 })), ['old'])
    assert.deepEqual(await unseen(filing('new', { shown: 9 }, ['old']), filing('old', { shown: 1 })), [])
    const [apart, last] = [filing('2', { hidden: 9 }, ['1']), filing('1', { hidden: 1 })]
    assert.deepEqual(await unseen(filing('3', { shown: 9 }), apart, last), ['2'])
    assert.deepEqual(await unseen(filing('3', { shown: 9 }, ['2']), filing('2', { shown: 1 }, ['1']), last), [])
  })
})

describe('what a row tells of a filing that changed it', () => {
  /** By what becomes of filings of such rows alone, and beside one that does not show it. */
  async function vote(change: Change) {
    const outcome = async (changes: readonly Change[]) => (await unseen({ id: 'f', changes, unseen: [] })).length === 0
    if (await outcome([...times(4, change), looks.hidden])) return 'shown'
    if (!(await outcome(times(5, change)))) return 'hidden'
    return (await outcome([change])) ? null : 'other'
  }
  const unread = new Set(['remarks'])

  it('goes by the fields that changed, where they can be read', async () => {
    for (const [kind, change] of Object.entries(looks)) assert.equal(await vote(change), kind)
    assert.equal(await vote({ delta: { remarks: ['old', null] }, file: {} }), 'shown')
    assert.equal(await vote({ delta, file: { unread } }), null)
    const several: Delta = { a: [null, 1], b: [null, 1], c: [null, 1] }
    assert.equal(await vote({ delta: several, file: { fields: { a: 1, b: 1, c: 2 } } }), 'shown')
    assert.equal(await vote({ delta: several, file: { fields: { a: 1, b: 1 } } }), 'shown')
    assert.equal(await vote({ delta: several, file: { fields: { a: 1, b: 2 } } }), 'hidden')
    assert.equal(await vote({ delta: several, file: { fields: { a: 1, b: 2, c: 2 } } }), 'other')
    const four = { delta: { ...several, d: [null, 1] }, file: { fields: { a: 1, b: 1, c: 2 } } } satisfies Change
    assert.equal(await vote(four), 'hidden')
    assert.equal(await vote({ delta, file: null }), null, 'a row that the file does not have')
  })

  it('that brought it is that of its exam, its reader, and its scores', async () => {
    const row = { token: 't1', reader: 'Q001' }
    assert.equal(await vote({ ...row, file: row }), 'shown')
    assert.equal(await vote({ ...row, file: { ...row, token: 't2' } }), 'hidden')
    assert.equal(await vote({ ...row, file: { ...row, reader: null } }), 'hidden')
    assert.equal(await vote({ ...row, file: { ...row, items: 'blank' } }), 'hidden')
    assert.equal(await vote({ ...row, file: { ...row, items: 'scored anew' } }), 'shown')
    assert.equal(await vote({ token: 't1', file: { token: 't1', items: 'scored anew' } }), 'other')
    assert.equal(await vote({ token: 't1', file: { token: 't1' } }), 'shown')
    assert.equal(await vote({ file: row }), 'shown')
  })

  it('that listed it for nobody yet tells nothing when it says the same', async () => {
    const listed = { remarks: 'a', modality: 'CT' }
    const said = (fields: Fields, more: Partial<RowInFile> = {}) => vote({ listed, file: { ...more, fields } })
    assert.equal(await said(listed), null)
    assert.equal(await said({ ...listed, remarks: 'b' }), 'other')
    assert.equal(await said({ modality: 'CT' }), 'hidden')
    assert.equal(await said({ modality: 'MR' }), 'other')
    assert.equal(await said({ modality: 'CT' }, { unread }), null)
    assert.equal(await said({ ...listed, request_dept: 'more' }), null)
  })
})
