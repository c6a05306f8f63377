import assert from 'node:assert/strict'
import { derivedId, recordIdIn } from '../../../templates/reading/record-ids.ts'

describe('derived record ids', () => {
  it('are version 8 UUIDs', () => {
    for (let n = 0; n < 500; n++)
      assert.match(derivedId(['book', n]), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
  it('come out the same every time', () => assert.equal(derivedId(['a', 7]), derivedId(['a', 7])))
  it('differ in 100,000 rows and in what stands where', () => {
    const ids = new Set(Array.from({ length: 100_000 }, (_, n) => derivedId(['book', n])))
    assert.equal(ids.size, 100_000)
    assert.notEqual(derivedId(['a', 'b']), derivedId(['ab', '']))
    assert.notEqual(derivedId(['a', 1]), derivedId(['b', 1]))
  })
})

describe('record ids as they stand', () => {
  const id = '01900000-0000-7000-8000-00000000000a'
  it('are known in capitals, braces and spaces', () => {
    for (const text of [id, id.toUpperCase(), `{${id}}`, ` ${id} `]) assert.equal(recordIdIn(text), id)
  })
  it('are not anything else', () => {
    for (const text of ['', '1', 'abc', `${id}0`, id.replace('8000', 'z000'), '00000000-0000-0000-0000-000000000000'])
      assert.equal(recordIdIn(text), null)
  })
})
