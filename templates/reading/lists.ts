// Cells that hold several things: the links in scope, and who answers for which item.
import type { Rubric } from '../../core/rubric.ts'
import { isDash, tidy } from './clean-text.ts'
import { createCodeFinder } from './codes.ts'
import { bareWord } from './header-words.ts'
import { changed, emptied, type Reading } from './reading.ts'

const separators = /[;,、|+/ ]+/

/** `ALL`, or link ids joined by `;` in the rubric's order; captions and other separators are understood. */
export function readScope(rubric: Rubric): (typed: string) => Reading {
  const all = new Set(['all', '全部', '全部环节', '所有环节'].map(bareWord))
  const links = new Map(
    rubric.links.flatMap(({ id, zh, en }) =>
      [id, zh, en, `${id}${zh}`, `${zh}${id}`].map((word) => [bareWord(word), id]),
    ),
  )
  return (typed) => {
    const text = tidy(typed)
    if (isDash(text)) return emptied(typed)
    if (all.has(bareWord(text))) return typed === 'ALL' ? typed : changed(typed, 'ALL')
    const whole = links.get(bareWord(text))
    const named = whole
      ? [whole]
      : text
          .split(separators)
          .filter((part) => part !== '')
          .map((part) => links.get(bareWord(part)))
    if (named.length === 0 || named.includes(undefined)) return text
    const value = rubric.links.flatMap(({ id }) => (named.includes(id) ? id : [])).join(';')
    return value === typed ? typed : changed(typed, value)
  }
}

/** `IMG-12=SYSTEM;REQ-05=TECH`: small letters, other separators and captions of roles are understood. */
export function readOverrides(rubric: Rubric): (typed: string) => Reading {
  const role = createCodeFinder('roles', rubric.codesOf.get('roles') ?? new Map())
  return (typed) => {
    const text = tidy(typed)
    const parts = text.split(/ ?[;,、|\n] ?/).filter((part) => part !== '')
    const read = parts.map((part) => {
      const [item, who, more] = part.split(/ ?(?:=|:|->|→) ?/)
      const id = item?.toUpperCase() ?? ''
      const code = who === undefined ? undefined : role(who)
      return rubric.itemById.has(id) && code !== undefined && more === undefined ? `${id}=${code}` : undefined
    })
    if (read.length === 0 || read.includes(undefined)) return text
    const value = read.join(';')
    return value === typed ? typed : changed(typed, value)
  }
}
