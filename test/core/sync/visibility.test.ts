import assert from 'node:assert/strict'
import { isVisible } from '../../../core/sync/visibility.ts'

const exam = (role: string | null, reader: string | null, token: string | null = 't1') => ({ role, reader, token })
const reader = (person: string) => ({ person, role: 'reader' as const })
const blind: ReadonlySet<string> = new Set(['t1'])
const none: ReadonlySet<string> = new Set()

describe('who may see a row', () => {
  it('is everybody, of a first reading', () => {
    assert.ok(isVisible(exam('P', 'Q001'), reader('Q002'), none))
    assert.ok(isVisible(exam(null, null, null), reader('Q002'), blind))
  })

  it('is of a second reading its reader and nobody else', () => {
    assert.ok(isVisible(exam('D', 'Q001'), reader('Q001'), blind))
    assert.equal(isVisible(exam('D', 'Q001'), reader('Q002'), none), false)
    assert.equal(isVisible(exam('D', null), reader('Q002'), none), false)
  })

  it('is of a first reading not who reads the same exam a second time', () => {
    assert.equal(isVisible(exam('P', 'Q001'), reader('Q002'), blind), false)
    assert.ok(isVisible(exam('P', 'Q001', 't2'), reader('Q002'), blind))
    assert.ok(isVisible(exam('J', 'Q001'), reader('Q002'), blind))
  })

  it('is always an arbiter', () => {
    for (const row of [exam('D', 'Q001'), exam('P', 'Q001'), exam('D', null)])
      assert.ok(isVisible(row, { person: 'Q009', role: 'arbiter' }, blind))
  })
})
