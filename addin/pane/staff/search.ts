// Staff found by code, name, full Pinyin or first letters.
import type { Person, Post } from './person.ts'

/** As it is typed and compared: width, case, spaces and the marks of ü do not matter. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/u:|[üǖǘǚǜ]/g, 'v')
    .replace(/[\s·•'-]/g, '')

const fit = ({ code, name, pinyin, initials }: Person, asked: string): number | null => {
  const [number, called, sound, letters] = [code, name, pinyin, initials].map(bare) as [string, string, string, string]
  if (number === asked || (called !== '' && called === asked)) return 0
  if (letters === asked) return 1
  if (letters !== '' && letters.startsWith(asked)) return 2
  if (called.startsWith(asked)) return 3
  if (sound.startsWith(asked)) return 4
  if (number.startsWith(asked)) return 5
  // The family name may be left out, and zeros within a code.
  if (called.includes(asked) || letters.includes(asked)) return 6
  return number.includes(asked) ? 7 : null
}

/**
 * The likeliest first: by how well the words fit, then those who are seen in that post.
 * @param not a code that is out of the question
 */
export function findPeople(
  people: readonly Person[],
  query: string,
  post: Post,
  not: string | null = null,
): readonly Person[] {
  const asked = bare(query)
  return people
    .filter(({ code }) => code !== not)
    .map((person) => ({ person, rank: asked === '' ? 0 : fit(person, asked), other: person.posts.has(post) ? 0 : 1 }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank! - b.rank! || a.other - b.other || (a.person.code < b.person.code ? -1 : 1))
    .map(({ person }) => person)
}

const code = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/

/** A text that can be the code of somebody who is not listed: never a name. */
export const isCode = (text: string): boolean => code.test(text.normalize('NFKC').trim())

/** Surely meant as a code, not as the letters of a name that nobody has. */
export const isSurelyCode = (text: string): boolean => isCode(text) && /\p{N}/u.test(text)
