import assert from 'node:assert/strict'
import fc from 'fast-check'
import { numberAt, numberOf } from '../../../server/reader/number.ts'

const at = (text: string): number => numberAt(Buffer.from(`"${text}"`), 1, text.length + 1)

describe('numbers', () => {
  it('equal what JavaScript reads, to the last bit', () => {
    const texts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.tuple(fc.integer(), fc.nat()).map(([whole, part]) => `${whole}.${part}`),
      fc.stringMatching(/^-?[0-9]{1,18}(\.[0-9]{0,18})?$/),
    )
    fc.assert(
      fc.property(texts, (text) => at(text) === Number(text) && numberOf(text) === Number(text)),
      { numRuns: 5000 },
    )
  })

  it('are never hexadecimal, infinite, empty or minus nought', () => {
    for (const text of [
      '',
      ' ',
      '0x10',
      '0b1',
      'Infinity',
      '1e999',
      'NaN',
      '1_000',
      '1,5',
      '１',
      '-',
      '.',
      '1.2.3',
      '9'.repeat(500),
    ])
      assert.ok(Number.isNaN(at(text)), text)
    assert.ok(Object.is(at('-0'), 0))
  })
})
