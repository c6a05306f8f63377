import assert from 'node:assert/strict'
import type { ReadRow } from '../../../../addin/sync/book/row-reader.ts'
import { unitsOf } from '../../../../addin/sync/book/units.ts'
import type { SheetWish } from '../../../../addin/sync/ports.ts'
import type { RawCell, RawRow } from '../../../../core/grid.ts'
import { recordIdIn } from '../../../../templates/reading/record-ids.ts'
import { recordIdOf, rubric } from '../../../server/store/wishes.ts'

const keys = [
  'rubric_version',
  'accession_no',
  'remarks',
  'REQ-01',
  'record_id',
  'batch_no',
  'sync_status',
  'row_version',
]
const columns = new Map(keys.map((key, column) => [key, column]))
const layout = {
  ...{ name: 'scores', sheet: 0, columns, headerRow: 4, firstRow: 6 },
  ...{ heads: new Map(), missing: new Set<string>(), workbookId: 'w1', date1904: false, language: 'zh-CN' as const },
}
const [r1, r2, r3, r4] = [1, 2, 3, 4].map(recordIdOf) as [string, string, string, string]

type Says = Readonly<Record<string, RawCell>>
const rowOf = (number: number, says: Says): RawRow => ({ number, cells: keys.map((key) => says[key] ?? null) })

/** Rows with a remark are read as entries. */
function read({ cells }: RawRow): ReadRow | null {
  const [remarks, id] = [cells[2], cells[4]]
  if (!remarks) return null
  const record = typeof id === 'string' ? recordIdIn(id) : null
  return { record, fallback: 'f', fields: { remarks: String(remarks) }, accession: null, unread: new Set() }
}

function units(sheet: Readonly<Record<number, Says>>, wish: Partial<SheetWish>) {
  const rows = new Map(Object.entries(sheet).map(([number, says]) => [Number(number), rowOf(Number(number), says)]))
  const lastRow = Math.max(0, ...rows.keys())
  // As they may come when some were read before others.
  const reversed = new Map([...rows].reverse())
  const fields = ['accession_token', 'remarks', 'REQ-01', 'batch_no']
  const made = unitsOf(
    { rubric, layout, rows: reversed, read, fields, lastRow },
    { cells: [], add: [], ids: [], clear: [], signs: new Map(), ...wish },
    (record) => `number of ${record}`,
    ({ status, mark }) => ({ sync_status: status, row_version: mark, last_sync_at: 'no column' }),
  )
  return made.map(({ row, name, cells, loose }) => {
    assert.ok(cells.every((cell) => cell.row === row))
    const says = Object.fromEntries(cells.map(({ column, value }) => [keys[column] ?? column, value]))
    assert.equal(Object.keys(says).length, cells.length, 'a cell twice')
    return { row, name, says, loose: [...loose].map(([column, of]) => [keys[column] ?? null, of.record, of.field]) }
  })
}
const entry = (record: string | null, says: Says = {}): Says => ({ record_id: record, remarks: 'a', ...says })
const cellsOf = (record: string, fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([field, value]) => ({ record, field, expected: null, value }))

describe('addin/sync/book/units: values', () => {
  it('go into the row that has the id, all of a row in one, and with the id that it must still have', () => {
    const cells = [...cellsOf(r2, { remarks: 'b', 'REQ-01': 'A' }), ...cellsOf(r3, { remarks: 'elsewhere' })]
    assert.deepEqual(units({ 7: entry(r1), 8: entry(r2), 9: entry(null) }, { cells }), [
      {
        ...{ row: 8, name: r2, says: { record_id: r2, remarks: 'b', 'REQ-01': 'A' } },
        loose: [
          ['remarks', r2, 'remarks'],
          ['REQ-01', r2, 'REQ-01'],
        ],
      },
    ])
  })

  it('of a row that gets another id wait', () => {
    const ids = [{ place: 7, from: r1, to: r2 }]
    const got = { row: 7, name: r2, says: { record_id: r2 }, loose: [] }
    assert.deepEqual(units({ 7: entry(r1) }, { ids, cells: cellsOf(r1, { remarks: 'b' }) }), [got])
  })

  it('that are the token of an exam take the place of its number', () => {
    const [unit] = units({ 7: entry(r1) }, { cells: cellsOf(r1, { accession_token: 't' }) })
    assert.deepEqual(unit!.says, { record_id: r1, accession_no: null })
    assert.deepEqual(unit!.loose, [[null, r1, 'accession_token']])
    const [other] = units({ 7: entry(r1) }, { cells: cellsOf(r1, { remarks: 't' }) })
    assert.deepEqual(other!.says, { record_id: r1, remarks: 't' })
  })
})

describe('addin/sync/book/units: a row', () => {
  const added = (record: string, more: Says = {}) => ({
    ...{ record_id: record, remarks: 'b', 'REQ-01': null, batch_no: null, accession_no: `number of ${record}` },
    ...more,
  })
  const add = [r1, r2, r3].map((record) => ({ record, fields: { remarks: 'b' } }))
  const places = (sheet: Readonly<Record<number, Says>>) =>
    units(sheet, { add }).map(({ row, name, says }) => {
      assert.equal(name, says.record_id)
      return [row, says]
    })

  it('that is removed is emptied under another id, but for what was prepared', () => {
    const clear = [r1, r2].map((record) => ({ record, expected: {}, to: r3 }))
    const signs = new Map([[r1, { status: 'OK', mark: 4 } as const]])
    const gone = { remarks: null, 'REQ-01': null, accession_no: null, sync_status: null, row_version: null }
    assert.deepEqual(units({ 7: entry(r1, { batch_no: 'B1' }) }, { clear, signs }), [
      { row: 7, name: r1, says: { record_id: r3, ...gone }, loose: [] },
    ])
  })

  it('of others takes the prepared one of its id, else the first prepared one, else a new one below', () => {
    const sheet = {
      7: { record_id: r4 },
      8: entry(recordIdOf(9)),
      9: { record_id: recordIdOf(8) },
      10: { record_id: r1 },
    }
    assert.deepEqual(places(sheet), [
      [10, added(r1)],
      [7, added(r2)],
      [9, added(r3)],
    ])
    assert.deepEqual(places({ 7: { record_id: r4 }, 8: entry(r2) }), [
      [7, added(r1)],
      [9, added(r2, { rubric_version: rubric.version })],
      [10, added(r3, { rubric_version: rubric.version })],
    ])
  })

  it('of others takes no row of the heading, and none without an id', () => {
    const sheet = { 5: { record_id: r4 }, 6: { record_id: recordIdOf(9) }, 7: { record_id: 'none' }, 8: {} }
    assert.deepEqual(
      places(sheet).map(([row]) => row),
      [6, 9, 10],
    )
    assert.deepEqual(
      places({}).map(([row]) => row),
      [5, 6, 7],
    )
  })
})

describe('addin/sync/book/units: how far a row has come', () => {
  const sign = { status: 'OK', mark: 4 } as const
  const signs = new Map([[r1, sign]])
  const said = { sync_status: 'OK', row_version: 4 }

  it('is said where the sheet does not say so yet', () => {
    const own = { row: 7, name: r1, says: { record_id: r1, ...said }, loose: [] }
    for (const before of [{}, { ...said, sync_status: 'NEW' }, { ...said, row_version: 3 }])
      assert.deepEqual(units({ 7: entry(r1, before) }, { signs }), [own])
    assert.deepEqual(units({ 7: entry(r1, said) }, { signs }), [])
    const unheard = new Map([[r1, { status: 'NEW', mark: 0 } as const]])
    assert.deepEqual(units({ 7: entry(r1, { sync_status: 'NEW' }) }, { signs: unheard }), [])
    assert.deepEqual(units({ 7: entry(r2) }, { signs }), [])
  })

  it('is said with what goes into the row, unless that gets another id', () => {
    const [unit, ...more] = units({ 7: entry(r1) }, { signs, cells: cellsOf(r1, { remarks: 'b' }) })
    assert.deepEqual([unit!.says, more], [{ record_id: r1, remarks: 'b', ...said }, []])
    const ids = [{ place: 7, from: r1, to: r2 }]
    assert.deepEqual(units({ 7: entry(r1) }, { signs, ids })[0]!.says, { record_id: r2 })
  })
})
