// Which cell styles show a number as a date or a time. Ids of Chinese, Japanese and Korean Excel included (ECMA-376 18.8.30).
import { showsDate } from '../../core/date-format.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { tags } from './tags.ts'

export const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

export { showsDate }

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
