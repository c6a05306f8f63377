// Items found by what is in one's head: number, id, Chinese or English words, or the first letters of the Pinyin.
import type { Rubric } from '../../../core/rubric.ts'
import { initialsAt, initialsOf } from './initials.ts'

/** The better of two ranks stands first; null does not fit. */
type Rank = number | null

function rankOf(rubric: Rubric, place: number, asked: string): Rank {
  const item = rubric.items[place]!
  const bare = asked.replace(/[\s-]/g, '')
  if (bare === '') return place
  if (/^\d{1,2}$/.test(bare)) return Number(bare) === place + 1 ? 0 : null
  if (item.id.replace('-', '').toLowerCase().startsWith(bare)) return 1
  const deductions = [...item.deductions, ...(item.veto ? [item.veto] : [])]
  const texts = [item.zh, ...deductions.map(({ zh }) => zh)]
  if (/^[a-z]+$/.test(bare)) {
    const places = texts.map((text) => initialsAt(initialsOf(text), bare))
    if (places[0] === 0) return 2
    if (places[0]! > 0) return 3
    if (item.en.toLowerCase().includes(asked)) return 4
    if (places.some((at) => at >= 0)) return 6
    return deductions.some(({ en }) => en.toLowerCase().includes(asked)) ? 7 : null
  }
  if (item.zh.includes(bare) || item.en.toLowerCase().includes(asked)) return 2
  if (texts.some((text) => text.includes(bare))) return 5
  return item.criterionZh.includes(bare) || item.criterionEn.toLowerCase().includes(asked) ? 8 : null
}

/** Places of the items that fit, the likeliest first. `among` are the places that can be gone to. */
export const findItems = (rubric: Rubric, query: string, among: readonly number[]): readonly number[] => {
  const asked = query.normalize('NFKC').trim().toLowerCase()
  return among
    .map((place) => ({ place, rank: rankOf(rubric, place, asked) }))
    .filter((each): each is { place: number; rank: number } => each.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ place }) => place)
}
