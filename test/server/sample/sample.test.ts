import assert from 'node:assert/strict'
import { createRandom } from '../../../server/sample/random.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import { openJudgement } from '../../../templates/judge.ts'
import { rawRows, surveyOf } from '../../rubric/drawn.ts'
import { rubric } from '../../rubric/rubric.ts'

const wish = { sites: 18, cases: 40, seed: 3, language: 'zh-CN' } as const

describe('samples', () => {
  it('draw the same numbers from the same seed, and all of them in range', () => {
    const draw = (seed: string) => Array.from({ length: 1000 }, createRandom(seed).next)
    assert.deepEqual(draw('a'), draw('a'))
    assert.notDeepEqual(draw('a'), draw('b'))
    const drawn = draw('c')
    assert.ok(drawn.every((value) => value >= 0 && value < 1))
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length
    assert.ok(Math.abs(mean - 0.5) < 0.04, String(mean))
  })

  it('are 18 books without an error, each of its own site, with ids that nobody else has', () => {
    const ids = new Set<string>()
    let rows = 0
    for (const { name, book } of sampleBooks(rubric, wish)) {
      const judgement = openJudgement(new Map([[rubric.version, rubric]]), surveyOf(book), {
        today: Date.UTC(2026, 10, 1) / 1000,
      })
      for (const { sheet, take } of judgement.sheets) take(rawRows(book.sheets[sheet]!))
      const { findings, counts, site, rows: scored } = judgement.close()
      const errors = findings.filter(({ level }) => level === 'error')
      assert.deepEqual(
        errors.map(({ code, sheet, cell, params }) => ({ code, sheet, cell, params })),
        [],
        name,
      )
      assert.equal(counts.errors, 0)
      assert.equal(`${site}-2026Q3.xlsx`, name)
      for (const { entry } of scored) ids.add(entry.exam.record_id!)
      rows += scored.length
    }
    assert.ok(rows >= 18 * 40)
    assert.equal(ids.size, rows)
  })
})
