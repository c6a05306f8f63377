import assert from 'node:assert/strict'
import { pinyin } from 'pinyin-pro'
import { findItems } from '../../../addin/pane/scoring/find-item.ts'
import { initialsOf } from '../../../addin/pane/scoring/initials.ts'
import { rubric, rubrics } from './stage.ts'

const all = [...rubric.items.keys()]
const first = (query: string) => rubric.items[findItems(rubric, query, all)[0] ?? -1]?.id ?? null

describe('finding an item', () => {
  it('knows the first letter of every character in the items and deductions of each rubric, as a dictionary reads them', () => {
    for (const { items } of rubrics.values())
      for (const { zh, deductions, veto } of items)
        for (const text of [zh, ...[...deductions, ...(veto ? [veto] : [])].map((each) => each.zh)]) {
          const letters = pinyin(text, { toneType: 'none', v: true, type: 'array' })
          const kept = [...text].map((each, n) => [each, letters[n]!.charAt(0)] as const)
          for (const [character, letter] of kept)
            if (/\p{Script=Han}/u.test(character))
              assert.ok(initialsOf(character)[0]!.includes(letter), `${character} in ${text} begins with ${letter}`)
        }
  })
  it('finds each item by the first letters of its own name', () => {
    for (const { id, zh } of rubric.items) {
      const letters = pinyin(zh.replace(/[^\p{Script=Han}]/gu, ''), {
        pattern: 'first',
        toneType: 'none',
        type: 'array',
      })
      const found = findItems(rubric, letters.join(''), all).map((place) => rubric.items[place]!.id)
      if (/^\p{Script=Han}+$/u.test(zh))
        assert.ok(found.slice(0, 3).includes(id), `${letters.join('')} for ${id} ${zh}`)
    }
  })
  it('takes numbers, ids, Chinese and English words, in any width and case', () => {
    const { id, zh, en } = rubric.items[15]!
    for (const query of ['16', '１６', id, id.toLowerCase().replace('-', ''), zh, en.toUpperCase()])
      assert.equal(first(query), id, query)
  })
  it('reads a character that has two readings by both', () => {
    const twice = rubric.items.find(({ zh }) => zh.includes('重'))
    const at = [...(twice?.zh ?? '')].indexOf('重')
    for (const letter of ['z', 'c']) assert.ok(initialsOf(twice!.zh)[at]!.includes(letter))
  })
  it('offers only items that are judged here, in their order while nothing was typed', () => {
    assert.deepEqual(findItems(rubric, '', [3, 9, 20]), [3, 9, 20])
    assert.deepEqual(findItems(rubric, rubric.items[5]!.zh, [3, 9, 20]).includes(5), false)
    assert.deepEqual(findItems(rubric, '没有这样的条目', all), [])
  })
})
