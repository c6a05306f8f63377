import assert from 'node:assert/strict'
import { type Limits, limits } from '../../../server/reader/limits.ts'
import { createReaderPool } from '../../../server/reader/pool.ts'
import type { RefusalCode } from '../../../server/reader/refusal.ts'
import { hostileFiles } from './hostile-files.ts'
import { outcome, pooledRowsOf, rowsOf } from './read-all.ts'
import { fileOf } from './workbook-maker.ts'

/** Of processor time: the computer may have other things to do. */
const mostMs = 3000

/** What every object inherits, as it should be. */
const inherited = (): string =>
  JSON.stringify([Object.prototype, Array.prototype, String.prototype].map((each) => Reflect.ownKeys(each).map(String)))

describe('hostile files', () => {
  const pool = createReaderPool({ atOnce: 1 })
  const before = inherited()
  after(() => pool.close())

  for (const [name, [code, make]] of Object.entries(hostileFiles))
    it(`${name}: ${code}`, async () => {
      const bytes = make()
      const start = process.cpuUsage()
      assert.equal(await outcome(rowsOf(bytes)), code)
      const { user, system } = process.cpuUsage(start)
      assert.ok((user + system) / 1000 < mostMs, `${user + system} µs`)
      assert.equal(await outcome(pooledRowsOf(pool, bytes)), code)
      assert.equal(inherited(), before)
    })
})

describe('limits', () => {
  const row = (number: number) =>
    `<row r="${number}"><c r="A${number}" t="s"><v>0</v></c><c r="B${number}" s="1"><v>1</v></c></row>`
  const file = fileOf({ rows: row(1) + row(2), strings: ['<t>四个字符</t>', '<t>b</t>'], formats: ['yyyy'] })

  it('read what just fits', async () => {
    const fits = {
      file: file.length,
      entries: 7,
      sheets: 1,
      strings: 2,
      text: 4,
      styles: 2,
      format: 4,
      rows: 2,
      columns: 2,
      cells: 4,
    }
    assert.equal(await outcome(rowsOf(file, { ...limits, ...fits })), 'read')
  })

  const tooLittle: readonly (readonly [RefusalCode, Partial<Limits>])[] = [
    ['file-too-big', { file: file.length - 1 }],
    ['too-many-entries', { entries: 6 }],
    ['part-too-big', { part: 100 }],
    ['part-too-big', { small: 100 }],
    ['too-big-inflated', { inflated: 1000 }],
    ['zip-bomb', { ratio: 1, ratioFloor: 0 }],
    ['too-many-sheets', { sheets: 0 }],
    ['too-many-strings', { strings: 1 }],
    ['too-many-strings', { stringBytes: 20 }],
    ['string-too-long', { text: 3 }],
    ['too-many-styles', { styles: 1 }],
    ['bad-format', { format: 3 }],
    ['too-many-rows', { rows: 1 }],
    ['too-many-columns', { columns: 1 }],
    ['too-many-cells', { cells: 3 }],
    ['row-too-big', { rowBytes: 10 }],
  ]
  for (const [code, less] of tooLittle)
    it(`refuse with ${code} for ${JSON.stringify(less)}`, async () =>
      assert.equal(await outcome(rowsOf(file, { ...limits, ...less })), code))
})
