// From what stands in a code cell to the code: the code in any case and width, its caption, both together, a synonym.
import type { Code } from '../../core/rubric.ts'
import { isDash, tidy } from './clean-text.ts'
import { codeWords } from './code-words.ts'
import { bareWord } from './header-words.ts'
import { changed, emptied, type Reading } from './reading.ts'

/** Lists whose captions name alternatives that mean the same code, as in 鞍区/垂体. */
const alternatives: ReadonlySet<string> = new Set(['body_parts', 'rads'])
const noneWords: ReadonlySet<string> = new Set(['无', '没有', '不适用', '未用'])

type Finder = (text: string) => string | undefined

function wordsOf(list: string, { code, zh, en, ...more }: Code): readonly string[] {
  const captions = en === undefined ? [zh] : [zh, en]
  const short = captions.map((text) => text.replace(/[（(][^）)]*[）)]/g, ''))
  const parts = alternatives.has(list) ? captions.flatMap((text) => text.split('/')) : []
  const dicom = typeof more.dicom === 'string' ? [more.dicom] : []
  const names = [...captions, ...short, ...parts, ...dicom, ...(codeWords[list]?.[code] ?? [])]
  return [...names, ...names.flatMap((name) => [`${code}${name}`, `${name}${code}`])]
}

/** Finds the code that a text means; undefined when it means none, or more than one. */
export function createCodeFinder(list: string, codes: ReadonlyMap<string, Code>): Finder {
  const found = new Map<string, string | null>()
  // Signs such as √ have no letter left in them, so they are kept as they are.
  const bare = (text: string) => bareWord(text) || tidy(text)
  for (const code of codes.keys()) found.set(bare(code), found.has(bare(code)) ? null : code)
  const own = new Set(found.keys())
  for (const code of codes.values())
    for (const word of wordsOf(list, code)) {
      const key = bare(word)
      if (key === '' || own.has(key)) continue
      const other = found.get(key)
      found.set(key, other === undefined || other === code.code ? code.code : null)
    }
  return (text) => (codes.has(text) ? text : (found.get(bare(text)) ?? undefined))
}

/**
 * A reader of code cells. A text that means no code stays as it is, so that the rule about code lists shows it.
 * @param optional the cell may be empty, so that 无 means empty where the list has no such code
 */
export function createCodeReader(
  list: string,
  codes: ReadonlyMap<string, Code>,
  optional: boolean,
): (text: string) => Reading {
  const find = createCodeFinder(list, codes)
  return (text) => {
    if (codes.has(text)) return text
    const tidied = tidy(text)
    if (tidied === '') return null
    const code = find(tidied)
    if (code !== undefined) return changed(text, code)
    if (isDash(tidied) || (optional && noneWords.has(tidied))) return emptied(text)
    return tidied
  }
}

/** Several codes joined by `;`, in any punctuation; what is not understood leaves the whole text as it is. */
export function createCodesReader(find: Finder): (text: string) => Reading {
  return (text) => {
    const tidied = tidy(text)
    if (tidied === '') return null
    if (isDash(tidied)) return emptied(text)
    const parts = tidied.split(/ ?[;,、，；|+/] ?/).filter((part) => part !== '')
    const codes = parts.map(find)
    if (codes.some((code) => code === undefined)) {
      const spaced = tidied.split(' ').map(find)
      return spaced.some((code) => code === undefined) ? tidied : joined(text, spaced as string[])
    }
    return joined(text, codes as string[])
  }
}

const joined = (text: string, codes: readonly string[]): Reading => {
  const value = [...new Set(codes)].join(';')
  return value === text ? text : changed(text, value)
}
