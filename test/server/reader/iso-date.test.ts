import assert from 'node:assert/strict'
import fc from 'fast-check'
import { serialOfIso } from '../../../server/reader/iso-date.ts'

describe('ISO dates', () => {
  it('are the serials that Excel shows for them', () => {
    const known: Readonly<Record<string, number>> = {
      '1900-01-01': 1,
      '1900-02-28': 59,
      '1900-03-01': 61,
      '2000-02-29': 36585,
      '2026-01-01T18:00:00Z': 46023.75,
      '2026-01-01T18:00': 46023.75,
      '9999-12-31': 2958465,
      '12:00:00': 0.5,
      'T06:00': 0.25,
      ' 2026-01-01 ': 46023,
    }
    for (const [text, serial] of Object.entries(known)) assert.equal(serialOfIso(text), serial, text)
  })

  it('are no serial when there is no such day', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-32',
      '2026',
      '',
      '26-01-01',
      '2026/01/01',
      'Z',
    ])
      assert.equal(serialOfIso(text), undefined, text)
  })

  it('follow each other day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_900_000 }), (days) => {
        const text = new Date(Date.UTC(1900, 2, 1 + days)).toISOString().slice(0, 10)
        return serialOfIso(text) === 61 + days
      }),
    )
  })
})
