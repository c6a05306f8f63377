// A row may be marked for discussion: in its remark, so that everybody sees it in the sheet and it is filed with the row.
import type { Language, Texts } from './words.ts'

export const discussionMarks: Texts = { 'zh-CN': '【待讨论】', 'en-US': '[Discuss]' }

const marks = Object.values(discussionMarks)
const found = (remarks: string): string | undefined => marks.find((mark) => remarks.includes(mark))

export const isForDiscussion = (remarks: string | null): boolean => remarks !== null && found(remarks) !== undefined

/** What a remark says besides the mark; null when that is nothing. The mark is no explanation (VR-31, VR-39, VR-42). */
export function withoutMark(remarks: string | null): string | null {
  const mark = remarks === null ? undefined : found(remarks)
  if (remarks === null || mark === undefined) return remarks
  const at = remarks.indexOf(mark)
  const before = remarks.slice(0, at)
  const after = remarks.slice(at + mark.length)
  return before + (before === '' || /\s$/.test(before) ? after.replace(/^ /, '') : after) || null
}

/** Marks the remark, in front of what it says. */
export const withMark = (remarks: string | null, language: Language): string =>
  isForDiscussion(remarks) ? remarks! : [discussionMarks[language], ...(remarks ? [remarks] : [])].join(' ')
