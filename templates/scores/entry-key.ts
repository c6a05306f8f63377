// What every text of an item cell is worth, as numbers that a formula adds up.
import type { Item, Rubric } from '../../core/rubric.ts'

/** A deduction letter with its count as it is written between commas: A, A*2, V. */
export type Token = { readonly letter: string; readonly count: number; readonly text: string }

/** Decimal places of a link's tally, so that one sum carries four: unscored items, vetoes, major deductions, codes. */
export const tally = { code: 1, major: 1_000, veto: 100_000, unscored: 10_000_000 } as const

/** Added to a token's length when it excludes others of its group; two of them are too many. */
export const groupMark = 100

export function tokensOf({ items }: Rubric): readonly Token[] {
  const most = new Map<string, number>()
  for (const { letter, maxCount } of items.flatMap(({ deductions }) => deductions))
    most.set(letter, Math.max(most.get(letter) ?? 0, maxCount))
  const letters = [...most.keys()].sort()
  return [
    ...letters.flatMap((letter) =>
      Array.from({ length: most.get(letter)! }, (_, n) => ({
        letter,
        count: n + 1,
        text: n === 0 ? letter : `${letter}*${n + 1}`,
      })),
    ),
    { letter: 'V', count: 1, text: 'V' },
  ]
}

const deductionOf = (item: Item, { letter, count }: Token) =>
  item.deductions.find((each) => each.letter === letter && each.maxCount >= count)

const allows = (item: Item, token: Token): boolean =>
  token.letter === 'V' ? item.veto !== null : deductionOf(item, token) !== undefined

/**
 * Letters of which an item takes one at most. A formula knows one such group an item.
 * @throws RangeError for a rubric that would need more than one
 */
function groupOf({ id, selection, deductions, exclusiveLetters }: Item): ReadonlySet<string> {
  if (selection === 'single') return new Set([...deductions.map(({ letter }) => letter), 'V'])
  const counted = deductions.filter(({ maxCount }) => maxCount > 1).map(({ letter }) => letter)
  const groups = [
    ...exclusiveLetters,
    ...counted.filter((letter) => !exclusiveLetters.flat().includes(letter)).map((letter) => [letter]),
  ]
  if (groups.length > 1 || exclusiveLetters.some(({ length }) => length !== 2))
    throw new RangeError(`${id}: the score formulas know one group of exclusive letters an item`)
  return new Set(groups[0] ?? [])
}

/** Length of `token,` in the cell, marked when it belongs to the group; 0 when the item does not take it. */
export const checkValue = (item: Item, token: Token): number =>
  allows(item, token) ? token.text.length + 1 + (groupOf(item).has(token.letter) ? groupMark : 0) : 0

/** Points lost; a veto takes all. */
export const pointsValue = (item: Item, token: Token): number =>
  !allows(item, token)
    ? 0
    : token.letter === 'V'
      ? item.maxPoints
      : (deductionOf(item, token)?.points ?? 0) * token.count

/** Vetoes of a link, those that only concern the link first: a tally from `caseFrom` on concerns the whole case. */
export function vetoesOf(rubric: Rubric, link: string) {
  const vetoes = rubric.itemsOf.get(link)!.flatMap(({ id, veto }) => (veto ? { item: id, ...veto } : []))
  const ofLink = vetoes.filter(({ scope }) => scope === 'link')
  const ordered = [...ofLink, ...vetoes.filter(({ scope }) => scope === 'case')]
  if (ordered.length > 6) throw new RangeError(`${link}: the score formulas know six vetoes a link`)
  return {
    inOrder: vetoes,
    bits: new Map(ordered.map(({ item }, bit) => [item, 2 ** bit])),
    caseFrom: 2 ** ofLink.length,
  }
}

/** What the token adds to the link's tally. */
export function tallyValue(rubric: Rubric, item: Item, token: Token): number {
  if (!allows(item, token)) return 0
  if (token.letter === 'V') return tally.code + tally.veto * vetoesOf(rubric, item.link).bits.get(item.id)!
  const major = deductionOf(item, token)?.severity === 'S3'
  return tally.code * token.count + (major ? tally.major : 0)
}
