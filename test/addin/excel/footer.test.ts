import assert from 'node:assert/strict'
import { partsOf } from '../../../addin/excel/pen/page.ts'

describe('a footer in the file format, for Excel', () => {
  it('goes into its three parts', () =>
    assert.deepEqual(partsOf('&L&8&A · rmic 0.9.0&C&8ours&R&8&P / &N'), {
      left: '&8&A · rmic 0.9.0',
      center: '&8ours',
      right: '&8&P / &N',
    }))
  it('without parts it is the middle one', () => assert.equal(partsOf('&P').center, '&P'))
})
