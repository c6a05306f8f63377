import assert from 'node:assert/strict'
import fc from 'fast-check'
import * as v from 'valibot'
import type { Case } from '../../core/case.ts'
import { canonicalEntry, itemEntry } from '../../core/item-entry.ts'
import { appliesTo } from '../../core/plan.ts'
import { type CaseScore, score } from '../../core/score.ts'
import { differencesOf, vectorShape } from '../../core/vector.ts'
import { rubric } from '../rubric/rubric.ts'
import vectors from '../rubric/vectors.json' with { type: 'json' }

/** What may stand in the cell of an item. */
const entryTexts = rubric.items.map((item) => {
  const letters = item.deductions.flatMap(({ letter, maxCount }) => [letter, ...(maxCount > 1 ? [`${letter}*2`] : [])])
  return ['√', '√', '√', ...letters, ...(item.veto ? ['V'] : []), ...item.naReasons.map((reason) => `NA:${reason}`)]
})
const texts = fc.tuple(...entryTexts.map((choices) => fc.constantFrom(...choices)))
const modality = fc.constantFrom(...rubric.codesOf.get('modalities')!.keys())

const caseFrom = (cells: readonly string[], over: Partial<Case> = {}): Case => ({
  modality: 'CT',
  scope: null,
  linkNA: {},
  items: rubric.items.map((item, place) => itemEntry(item, cells[place]!)),
  override: null,
  reviewed: true,
  ...over,
})
const allMet = rubric.items.map(() => '√')
const linksOf = ({ links }: CaseScore) => Object.entries(links)

describe('scoring', () => {
  for (const vector of v.parse(v.array(vectorShape), vectors))
    it(`gives what ${vector.id} expects: ${vector.en}`, () => assert.deepEqual(differencesOf(rubric, vector), []))

  it('is never below 0 or above 100, and the effective score never above the raw one', () => {
    fc.assert(
      fc.property(texts, modality, (cells, modality) => {
        const scored = score(rubric, caseFrom(cells, { modality }))
        for (const [id, link] of linksOf(scored))
          if (link.status === 'SCORED') {
            assert.ok(link.raw >= 0 && link.raw <= 100 && link.effective <= link.raw, id)
            assert.ok(link.lost <= link.applicable)
            assert.equal(
              Math.round(link.raw * 10),
              link.raw * 10 === Math.round(link.raw * 10) ? link.raw * 10 : Number.NaN,
            )
          }
        if (scored.composite.status === 'SCORED') assert.ok(scored.composite.effective <= scored.composite.raw)
      }),
    )
  })

  it('never rises when a deduction is added', () => {
    fc.assert(
      fc.property(texts, fc.nat(rubric.items.length - 1), (cells, place) => {
        const item = rubric.items[place]!
        const better = caseFrom(cells.with(place, '√'))
        const before = score(rubric, better).links[item.link]!
        for (const { letter } of item.deductions) {
          const after = score(rubric, caseFrom(cells.with(place, letter))).links[item.link]!
          assert.equal(after.status, before.status)
          if (before.status !== 'SCORED' || after.status !== 'SCORED') continue
          assert.ok(after.raw <= before.raw && after.effective <= before.effective && after.grade >= before.grade)
        }
      }),
    )
  })

  it('loses no more points when an item does not apply', () => {
    fc.assert(
      fc.property(texts, fc.nat(rubric.items.length - 1), (cells, place) => {
        const item = rubric.items[place]!
        const lost = (entry: string) => {
          const link = score(rubric, caseFrom(cells.with(place, entry))).links[item.link]!
          return link.status === 'SCORED' ? link.lost : 0
        }
        for (const reason of item.naReasons)
          for (const { letter } of item.deductions) assert.ok(lost(`NA:${reason}`) <= lost(letter))
      }),
    )
  })

  it('does not ask in which order letters were typed', () => {
    const several = rubric.items.flatMap((item, place) => (item.selection === 'multi' ? [{ item, place }] : []))
    fc.assert(
      fc.property(fc.constantFrom(...several), fc.infiniteStream(fc.nat(99)), ({ item }, order) => {
        const letters = item.deductions
          .map(({ letter }) => letter)
          .filter((letter) => !item.exclusiveLetters.some((pair) => pair.indexOf(letter) > 0))
        const keyed = letters.map((letter) => [order.next().value as number, letter] as const)
        const shuffled = keyed.sort(([a], [b]) => a - b).map(([, letter]) => letter)
        assert.deepEqual(itemEntry(item, shuffled.join(',')), itemEntry(item, letters.join(',')))
      }),
    )
  })

  it('does not see what stands in items of another modality', () => {
    fc.assert(
      fc.property(texts, modality, (cells, modality) => {
        const hidden = rubric.items.map((item, place) => (appliesTo(item, modality) ? cells[place]! : '√'))
        assert.deepEqual(score(rubric, caseFrom(cells, { modality })), score(rubric, caseFrom(hidden, { modality })))
      }),
    )
  })

  it('gives each point of a scored link to one role', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        const { links, roleScores } = score(rubric, caseFrom(cells))
        const sum = (values: readonly { applicable: number; lost: number }[]) =>
          values.reduce((all, { applicable, lost }) => [all[0]! + applicable, all[1]! + lost], [0, 0])
        assert.deepEqual(
          sum(Object.values(roleScores)),
          sum(Object.values(links).flatMap((link) => (link.status === 'SCORED' ? [link] : []))),
        )
      }),
    )
  })

  it('leaves a link open while one of its items is blank or not valid', () => {
    for (const wrong of ['', 'E', 'A,A', 'NA:N1', 'x'])
      assert.deepEqual(score(rubric, caseFrom(allMet.with(11, wrong))).links.IMG, { status: 'INCOMPLETE' })
  })

  it('moves the responsibility for an item that was overridden, and for an unreviewed report', () => {
    const cells = allMet.with(rubric.placeOf.get('IMG-12')! - rubric.placeOf.get('REQ-01')!, 'A')
    const overridden = score(rubric, caseFrom(cells, { override: { 'IMG-12': 'SYSTEM' } })).roleScores
    assert.equal(overridden.SYSTEM?.applicable, rubric.itemById.get('IMG-12')!.maxPoints)
    assert.equal(overridden.TECH?.lost, 0)
    const unreviewed = score(rubric, caseFrom(allMet, { reviewed: false })).roleScores
    assert.equal(unreviewed.REVIEWER, undefined)
    assert.equal(unreviewed.REPORTER?.applicable, 200)
  })

  it('rounds half up, exactly: 0.05 is never lost to a binary fraction', () => {
    for (const item of rubric.items)
      for (const { letter, points } of item.deductions) {
        const place = rubric.items.indexOf(item)
        const link = score(rubric, caseFrom(allMet.with(place, letter), { modality: item.modalities[0]! })).links[
          item.link
        ]!
        if (link.status !== 'SCORED') continue
        const [whole, tenth] = String(link.raw.toFixed(1)).split('.').map(Number) as [number, number]
        const twice = 2n * BigInt(whole * 10 + tenth) * BigInt(link.applicable)
        const exact = 2n * 1000n * BigInt(link.applicable - points)
        assert.ok(exact - twice >= -BigInt(link.applicable) && exact - twice < BigInt(link.applicable), item.id)
      }
  })
})

describe('an item cell', () => {
  for (const [typed, canonical] of [
    ['√', '√'],
    ['0', '√'],
    ['ok', '√'],
    ['✓', '√'],
    [' a ', 'A'],
    ['ａ，ｂ', 'A,B'],
    ['A、B', 'A,B'],
    ['a×2', 'A*2'],
    ['Ａ＊２', 'A*2'],
    ['n17', 'NA:N17'],
    ['NA17', 'NA:N17'],
    ['na：n17', 'NA:N17'],
    ['N/A N17', 'NA:N17'],
    ['好', '好'],
  ] as const)
    it(`reads ${JSON.stringify(typed)} as ${canonical}`, () => assert.equal(canonicalEntry(typed), canonical))

  it('stays the same when it is canonical already', () => {
    for (const choices of entryTexts) for (const text of choices) assert.equal(canonicalEntry(text), text)
  })

  for (const [id, text, fault] of [
    ['IMG-02', 'E', 'grammar'],
    ['FLM-02', 'V', 'letter'],
    ['FLM-01', 'A*3', 'count'],
    ['FLM-01', 'A,A', 'count'],
    ['FLM-02', 'A,B', 'single'],
    ['RPT-09', 'A,B', 'exclusive'],
  ] as const)
    it(`refuses ${text} in ${id} for its ${fault}`, () => {
      const entry = itemEntry(rubric.itemById.get(id)!, text)
      assert.deepEqual(entry, { kind: 'invalid', text, fault })
    })

  it('never costs more than the item has', () => {
    fc.assert(
      fc.property(texts, (cells) => {
        for (const [place, item] of rubric.items.entries()) {
          const entry = itemEntry(item, cells[place]!)
          assert.notEqual(entry.kind, 'invalid')
          if (entry.kind === 'deducted') assert.ok(entry.lost > 0 && entry.lost <= item.maxPoints)
        }
      }),
    )
  })
})
