import assert from 'node:assert/strict'
import * as v from 'valibot'
import { score } from '../../core/score.ts'
import { trace } from '../../core/trace.ts'
import { caseOfVector, vectorShape } from '../../core/vector.ts'
import { languages } from '../../core/words.ts'
import { rubric } from '../rubric/rubric.ts'
import vectors from '../rubric/vectors.json' with { type: 'json' }

const cases = v.parse(v.array(vectorShape), vectors)

describe('a trace', () => {
  it('says how a major deduction came about', () => {
    const given = caseOfVector(rubric, cases.find(({ id }) => id === 'TV-9')!)
    const lines = trace(rubric, given, 'zh-CN')
    assert.equal(
      lines.find(({ link }) => link === 'IMG')?.text,
      '图像质量：适用 92 分（不适用：IMG-08 N02），扣 4 分：IMG-12C −4（技师）。100×(92−4)÷92 = 95.7，等级 乙（有严重扣分，最高 乙）',
    )
    assert.match(lines.at(-1)!.text, /^综合：\(10×100\.0 \+ 30×95\.7 .*\)÷80 = 98\.4，等级 甲/)
  })

  for (const language of languages)
    for (const vector of cases)
      it(`has a line for each link and every number of the score: ${vector.id}, ${language}`, () => {
        const given = caseOfVector(rubric, vector)
        const scored = score(rubric, given)
        const lines = trace(rubric, given, language)
        assert.deepEqual(
          lines.map(({ link }) => link),
          [...rubric.links.map(({ id }) => id), null],
        )
        for (const { link, text } of lines) {
          assert.doesNotMatch(text, /[{}]|undefined/)
          const result = link === null ? scored.composite : scored.links[link]!
          if (result.status === 'SCORED') {
            assert.ok(text.includes(result.raw.toFixed(1)) && text.includes(result.effective.toFixed(1)), text)
            if (result.effective < result.raw) assert.match(text, /否决|veto/)
          } else assert.doesNotMatch(text, /÷/)
        }
      })
})
