import assert from 'node:assert/strict'
import { differing, firstOf, isLong, lastOf } from '../../../../addin/pane/sync/differing.ts'

describe('two long texts side by side', () => {
  it('come apart into what both have and what is of one alone', () => {
    assert.deepEqual(differing('层厚不符，建议复核', '层厚合格，建议复核'), {
      before: '层厚',
      own: '不符',
      after: '，建议复核',
    })
    assert.deepEqual(differing('同样', '同样'), { before: '同样', own: '', after: '' })
    assert.deepEqual(differing('aaa', 'aaaa'), { before: 'aaa', own: '', after: '' })
    assert.deepEqual(differing('aaaa', 'aaa'), { before: 'aaa', own: 'a', after: '' })
    assert.deepEqual(differing('', '新'), { before: '', own: '', after: '' })
  })
  it('are never cut through a character', () => {
    // The two differ in the second half of a surrogate pair only.
    const { before, own } = differing('甲\u{20000}', '甲\u{20001}')
    assert.deepEqual([before, own], ['甲', '\u{20000}'])
    assert.equal(firstOf('\u{20000}'.repeat(3), 2), `${'\u{20000}'.repeat(2)}…`)
    assert.equal(lastOf('一二三四五六七八九十甲乙丙'), '…二三四五六七八九十甲乙丙')
    assert.equal(lastOf('短'), '短')
  })
  it('count as long where a person would have to look for what differs', () => {
    assert.ok(!isLong('A −2 可去除异物残留，不影响诊断'))
    assert.ok(isLong('层厚不符合协议要求，'.repeat(10)))
  })
})
