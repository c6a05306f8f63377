import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isForDiscussion, withMark, withoutMark } from '../../core/discussion.ts'
import { languages } from '../../core/words.ts'

describe('a remark marked for discussion', () => {
  for (const language of languages)
    it(`reads as it did before, once the mark is taken away again (${language})`, () => {
      const texts = fc.string({ unit: 'binary' }).filter((text) => text !== '' && !isForDiscussion(text))
      fc.assert(
        fc.property(texts, (text) => {
          const marked = withMark(text, language)
          assert.ok(isForDiscussion(marked))
          assert.equal(withoutMark(marked), text)
        }),
      )
      assert.equal(withoutMark(withMark(null, language)), null)
    })
  it('is marked once only, and keeps what was written before and behind a mark', () => {
    assert.equal(withMark('【待讨论】 已核', 'en-US'), '【待讨论】 已核')
    assert.equal(withoutMark('两次 【待讨论】 已核'), '两次 已核')
    assert.equal(withoutMark('[Discuss]'), null)
  })
  it('does not begin as a formula does', () => {
    for (const language of languages) assert.doesNotMatch(withMark(null, language), /^[=+\-@\s]/)
  })
})
