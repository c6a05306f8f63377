// Does a number format show a number as a date?

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
