// A file that cannot be read: why, and in which part of it. Raised in one place, recognised in one place.
import type { Language } from '../../core/words.ts'
import { fill } from '../../core/words.ts'
import { limits } from './limits.ts'
import { refusalWords } from './refusal-words.ts'

export type RefusalCode = keyof typeof refusalWords
export type Refusal = { readonly code: RefusalCode; readonly part?: string }

/** Names inside a file are somebody else's text: kept short, on one line, and only for showing. */
const shownPart = (part: string): string => part.replace(/[^\p{L}\p{N} ./()_[\]-]/gu, '?').slice(0, 100)

/** Stops the reading of a file. `refusalOf` recognises what this throws. */
export function refuse(code: RefusalCode, part?: string): never {
  throw refused(part === undefined ? { code } : { code, part: shownPart(part) })
}

/** The error that carries a refusal. */
export const refused = (refusal: Refusal, cause?: Error): Error =>
  Object.assign(new Error(refusal.part === undefined ? refusal.code : `${refusal.code}: ${refusal.part}`, { cause }), {
    refusal,
  })

/** The refusal that an error carries; undefined for every other error. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('refusal' in error)) return undefined
  return error.refusal as Refusal
}

/** What to tell a person: what is wrong and how to mend it. */
export function sayRefusal(refusal: Refusal, language: Language): { readonly message: string; readonly mend: string } {
  const { file, ...counts } = limits
  const values = { ...counts, fileMb: file >> 20, part: refusal.part ?? '' }
  const { message, mend } = refusalWords[refusal.code][language]
  return { message: fill(message, values), mend: fill(mend, values) }
}
