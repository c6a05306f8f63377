import assert from 'node:assert/strict'
import { remedyOf, tellTrouble, trouble, troubleOf } from '../../../addin/host/trouble.ts'

// The codes that Microsoft documents for Excel, and what a person can do about each.
const known: readonly (readonly [string, string, string])[] = [
  ['InvalidOperationInCellEditMode', 'cell-being-edited', 'wait'],
  ['InvalidOrTimedOutSession', 'session-lost', 'fresh'],
  ['ActivityLimitReached', 'excel-busy', 'wait'],
  ['RequestPayloadSizeLimitExceeded', 'too-much-at-once', 'smaller'],
  ['ResponsePayloadSizeLimitExceeded', 'too-much-at-once', 'smaller'],
  ['AccessDenied', 'sheet-protected', 'none'],
  ['BadPassword', 'password-needed', 'none'],
  ['ItemNotFound', 'sheet-gone', 'none'],
  ['WriteNotSupportedWhenModalDialogOpen', 'dialog-open', 'wait'],
  ['ApiNotFound', 'not-supported', 'none'],
]

describe('troubles of a host', () => {
  for (const [code, expected, remedy] of known)
    it(`${code} is ${expected}, remedy: ${remedy}`, () => {
      const met = troubleOf(code, { sheet: '原始数据表' }, code)
      assert.equal(met.code, expected)
      assert.equal(remedyOf(met), remedy)
    })
  it('a code that nobody knows is told with the code', () => {
    const met = troubleOf('SomethingNew', {}, 'SomethingNew: range.values')
    assert.equal(met.code, 'unexpected')
    assert.match(tellTrouble(met, 'zh-CN'), /SomethingNew/)
    assert.match(tellTrouble(met, 'en-US'), /SomethingNew/)
  })
  it('a protected sheet is named in both languages', () => {
    const met = trouble('sheet-protected', { sheet: '原始数据表' })
    assert.match(tellTrouble(met, 'zh-CN'), /“原始数据表”受保护/)
    assert.match(tellTrouble(met, 'en-US'), /“原始数据表” is protected/)
  })
  it('no words show a gap for what is not known', () => {
    for (const [code] of known)
      for (const language of ['zh-CN', 'en-US'] as const)
        assert.doesNotMatch(tellTrouble(troubleOf(code, {}, ''), language), /\{\w+\}/)
  })
})
