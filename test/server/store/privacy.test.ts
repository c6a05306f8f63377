import assert from 'node:assert/strict'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allEntries, type Place, storePlace } from './place.ts'
import { accessionOf, rowsOf, scoredRow, wishOf } from './wishes.ts'

describe('what the store keeps to itself', () => {
  let place: Place
  beforeEach(async () => {
    place = await storePlace()
  })
  afterEach(() => place.remove())

  it('writes no accession number, no key, no file name and nothing of the original in the clear', async () => {
    const bytes = Buffer.from(`PK ${accessionOf(1)} marker-in-the-original ${'x'.repeat(3_000_000)} ${accessionOf(7)}`)
    const store = await place.open()
    const { receipt } = await store.file(wishOf(rowsOf(40), { bytes, fileName: 'person-in-the-name.xlsx' }))
    const opened = await store.original('S04', receipt.filing)
    assert.ok(opened && bytes.equals(opened.bytes))
    assert.equal(opened.fileName, 'person-in-the-name.xlsx')
    await store.close()
    const key = (await readFile(place.keyFile, 'utf8')).trim()
    let size = 0
    for (const name of await readdir(place.folder)) {
      if (!name.startsWith('qc.db')) continue
      const stored = await readFile(join(place.folder, name))
      size += stored.length
      for (const secret of [accessionOf(1), accessionOf(7), 'marker-in-the-original', 'person-in-the-name', key])
        assert.equal(stored.includes(secret), false, `${name} holds ${secret}`)
      assert.equal(stored.includes(Buffer.from(key, 'hex')), false)
    }
    assert.ok(size > bytes.length)
  })

  it('keeps the key readable by its owner only', async () => {
    await place.open()
    assert.equal((await stat(place.keyFile)).mode & 0o777, 0o600)
  })

  it('gives one exam one token at a site, another one elsewhere, and keeps a token that came without a number', async () => {
    const store = await place.open()
    const twice = [scoredRow({ n: 1 }), scoredRow({ n: 1, id: 'second', exam: { qc_role: 'D' } })]
    const bare = scoredRow({ n: 2, exam: { accession_no: null, accession_token: '00112233aabbccdd' } })
    await store.file(wishOf([...twice, bare]))
    await store.file(wishOf([scoredRow({ n: 1, site: 'S05' })], { site: 'S05' }))
    const tokens = (await allEntries(store, { site: 'all' })).map(({ site, entry }) => [
      site,
      entry.exam.record_id,
      entry.exam.accession_token,
    ])
    const of = (site: string, id: string) => tokens.find(([s, i]) => s === site && i?.endsWith(id))?.[2]
    assert.equal(of('S04', '1'), of('S04', 'second'))
    assert.notEqual(of('S04', '1'), of('S05', '1'))
    assert.equal(of('S04', '2'), '00112233aabbccdd')
  })

  it('opens an original for its own site and the centre only', async () => {
    const store = await place.open()
    const { receipt } = await store.file(wishOf(rowsOf(1)))
    assert.equal(await store.original('S05', receipt.filing), null)
    assert.ok(await store.original('all', receipt.filing))
    assert.equal(await store.original('S04', 'none'), null)
  })

  it('refuses a database that was written with another key, and a key file that holds none', async () => {
    await (await place.open()).close()
    await rm(place.keyFile)
    await assert.rejects(place.open(), { code: 'key-mismatch' })
    await writeFile(place.keyFile, 'not a key')
    await assert.rejects(place.open(), { code: 'key-mismatch' })
  })
})
