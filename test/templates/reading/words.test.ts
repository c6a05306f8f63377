import assert from 'node:assert/strict'
import { languages } from '../../../core/words.ts'
import { bookWords } from '../../../templates/reading/book-words.ts'
import { cellWords } from '../../../templates/reading/cell-words.ts'

const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe('words of the reading', () => {
  for (const [code, { words }] of Object.entries({ ...bookWords, ...cellWords })) {
    it(`${code} says what is wrong and how to mend it in both languages`, () => {
      for (const language of languages) {
        assert.ok(words[language].message.length > 3)
        assert.ok(words[language].mend.length > 2)
      }
      assert.match(words['zh-CN'].message, /\p{Script=Han}/u)
      assert.doesNotMatch(words['en-US'].message, /\p{Script=Han}/u)
    })
    it(`${code} names the same values in both languages`, () =>
      assert.deepEqual(names(words['zh-CN'].message), names(words['en-US'].message)))
  }
})
