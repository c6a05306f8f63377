import assert from 'node:assert/strict'
import { languages } from '../../../core/words.ts'
import { type RefusalCode, refusalOf, refuse, sayRefusal } from '../../../server/reader/refusal.ts'
import { refusalWords } from '../../../server/reader/refusal-words.ts'

const refusedWith = (code: RefusalCode, part?: string): unknown => {
  try {
    return refuse(code, part)
  } catch (error) {
    return error
  }
}

describe('refusals', () => {
  it('say in both languages what is wrong and how to mend it, with every value filled in', () => {
    for (const code of Object.keys(refusalWords) as RefusalCode[])
      for (const language of languages) {
        const { message, mend } = sayRefusal({ code, part: 'xl/worksheets/sheet1.xml' }, language)
        assert.ok(message.length > 5 && mend.length > 5, code)
        assert.doesNotMatch(message + mend, /[{}]|undefined/, code)
      }
  })

  it('are recognised, and nothing else is', () => {
    assert.deepEqual(refusalOf(refusedWith('bad-xml', 'xl/a.xml')), { code: 'bad-xml', part: 'xl/a.xml' })
    assert.deepEqual(refusalOf(refusedWith('empty')), { code: 'empty' })
    assert.equal(refusalOf(new Error('empty')), undefined)
    assert.equal(refusalOf({ refusal: { code: 'empty' } }), undefined)
  })

  it('show the names of parts short, on one line and without signs that a terminal or a page would act on', () => {
    const name = `xl/\u001b[2J<script>\n\u202e甲${'x'.repeat(200)}`
    const { part } = refusalOf(refusedWith('bad-xml', name))!
    assert.equal(part, `xl/?[2J?script???甲${'x'.repeat(200)}`.slice(0, 100))
  })
})
