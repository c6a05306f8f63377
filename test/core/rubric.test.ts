import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { Problem } from '../../core/problem.ts'
import { canonical, parseRubric } from '../../core/rubric.ts'
import type { RubricFile } from '../../core/rubric-shape.ts'
import { rubric, rubricFile } from '../rubric/rubric.ts'

type Loose = Record<string, never>
const refusal = (damage: (file: RubricFile & Loose) => void): string => {
  const file = rubricFile() as RubricFile & Loose
  damage(file)
  try {
    parseRubric(file, 'x')
  } catch (error) {
    assert.ok(error instanceof Problem)
    assert.equal(error.code, 'rubric-refused')
    return String(error.details.faults)
  }
  return ''
}
/** The damaged part is readonly to everybody else. */
const mutable = <Part>(part: Part) => part as { -readonly [Key in keyof Part]: Part[Key] }

describe('the rubric', () => {
  it('has 6 links of 100 points, 64 items, 163 columns, 52 rules, 48 indicators, 18 sites', () => {
    assert.equal(rubric.links.length, 6)
    assert.equal(rubric.items.length, 64)
    assert.equal(rubric.columns.length, 163)
    assert.equal(rubric.validationRules.length, 52)
    assert.equal(rubric.indicators.length, 48)
    assert.equal(rubric.sites.length, 18)
    for (const { id } of rubric.links)
      assert.equal(
        rubric.itemsOf.get(id)!.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
        100,
      )
  })

  it('has a name of its own for every deduction and veto', () => {
    const codes = rubric.items.flatMap((item) => [...item.deductions, ...(item.veto ? [item.veto] : [])])
    assert.equal(new Set(codes.map(({ code }) => code)).size, codes.length)
    assert.ok(codes.length > 200)
  })

  it('is named by the SHA-256 of its canonical text, whatever the order of its keys', () => {
    const file = rubricFile()
    const reversed = Object.fromEntries(Object.entries(file).reverse())
    assert.equal(canonical(reversed), canonical(file))
    assert.equal(createHash('sha256').update(canonical(file)).digest('hex'), rubric.hash)
  })

  for (const [what, damage, path] of [
    ['a missing part', (file) => ((file as { grades?: unknown }).grades = undefined), /^grades: /],
    [
      'points that are no number',
      (file) => (mutable(file.items[3]!).maxPoints = '8' as never),
      /^items\.3\.maxPoints: /,
    ],
    ['a link that does not add up', (file) => (mutable(file.items[0]!).maxPoints += 1), /links\[0\]\.maxPoints: .*101/],
    [
      'a code list that is not there',
      (file) => (mutable(file.columns[3]!).codelist = 'nowhere'),
      /^columns\[3\]\.codelist: /,
    ],
    ['an item twice', (file) => (mutable(file.items[1]!).id = file.items[0]!.id), /items\[1\]: .*stands twice/],
    [
      'a deduction larger than its item',
      (file) => (mutable(file.items[0]!.deductions[0]!).points = 99),
      /^items\[0\]\.deductions\[0\]\.points: 99/,
    ],
    [
      'an unknown reason',
      (file) => mutable(file.items[0]!.naReasons as string[]).push('N99'),
      /^items\[0\]\.naReasons: N99/,
    ],
    [
      'time limits without a last resort',
      (file) => (file.config.timeliness as object[]).pop(),
      /^config\.timeliness: /,
    ],
  ] as readonly (readonly [string, (file: RubricFile & Loose) => unknown, RegExp])[])
    it(`refuses ${what} with its path`, () =>
      assert.match(
        refusal((file) => void damage(file)),
        path,
      ))

  it('is not refused undamaged', () =>
    assert.equal(
      refusal(() => {}),
      '',
    ))
})
