// Which cell styles show a number as a date or a time. Ids of Chinese, Japanese and Korean Excel included (ECMA-376 18.8.30).
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { tags } from './tags.ts'

export const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** What a format code shows by itself: without quoted text, escaped characters, fillers, colours and locales. */
function significant(code: string): string {
  let kept = ''
  for (let i = 0; i < code.length; i++) {
    const c = code[i]!
    if (c === '"' || c === '[') {
      const end = code.indexOf(c === '"' ? '"' : ']', i + 1)
      if (end < 0) return kept
      const inside = code.slice(i + 1, end)
      if (c === '[' && /^(h+|m+|s+)$/i.test(inside)) kept += inside
      i = end
    } else if (c === '\\' || c === '_' || c === '*') i++
    else kept += c
  }
  return kept
}

/** Names of the general format in several tongues; their letters are no date letters. */
const general = /general|standard|g\/通用格式/gi

/** Does a custom format code show a date, a time, a weekday or an elapsed time? `e` is the year in Chinese and Japanese formats. */
export const showsDate = (code: string): boolean =>
  /[ymdhs]|aaa|e(?![+-])/i.test(significant(code).replace(general, ''))

/** For each cell style, in the order of the part: is it a date style? */
export function dateStyles(bytes: Buffer, part: string, limits: Limits): readonly boolean[] {
  const custom = new Map<string, boolean>()
  const styles: boolean[] = []
  let inside = false
  for (const { name, attribute } of tags(bytes, part)) {
    if (name === 'cellXfs') inside = true
    else if (name === '/cellXfs') return styles
    else if (name === 'numFmt') {
      const code = attribute('formatCode') ?? ''
      if (code.length > limits.format) refuse('bad-format')
      custom.set(attribute('numFmtId') ?? '', showsDate(code))
      if (custom.size > limits.styles) refuse('too-many-styles')
    } else if (name === 'xf' && inside) {
      const id = attribute('numFmtId') ?? '0'
      styles.push(custom.get(id) ?? builtIn(Number(id)))
      if (styles.length > limits.styles) refuse('too-many-styles')
    }
  }
  return styles
}
