// Texts that must not leave the site: personal data, which no finding repeats, and what a spreadsheet takes for a formula.

export type Personal = 'identity' | 'mobile' | 'mail'

/** Digits may be grouped by spaces or hyphens. Without lookbehind, which older Safari cannot parse. */
const patterns: readonly (readonly [Personal, RegExp])[] = [
  ['identity', /(?:^|\D)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?!\d)/],
  ['mobile', /(?:^|\D|\D86)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/],
  ['mail', /[^\s@,;:，；：]@[^\s@,;:，；：]+\.[A-Za-z]{2}/],
]
const suspicious = /[@＠]|[0-9０-９][ -]?[0-9０-９][ -]?[0-9０-９]/

/** The kind of personal data that a text seems to hold: an 18-character id number, an 11-digit mobile number, an e-mail address. */
export function personalIn(text: string): Personal | null {
  if (!suspicious.test(text)) return null
  const plain = text.normalize('NFKC')
  for (const [kind, pattern] of patterns) if (pattern.test(plain)) return kind
  return null
}

/** `personalIn` that remembers short texts: a sheet repeats a few exam names and departments thousands of times. */
export function createPersonalReader(): (text: string) => Personal | null {
  const seen = new Map<string, Personal | null>()
  return (text) => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const found = personalIn(text)
    if (text.length <= 40 && seen.size < 4096) seen.set(text, found)
    return found
  }
}

/** Does the text repeat the exam's own accession number? Numbers of up to 5 characters stand in texts by chance. */
export const repeats = (text: string, accession: string | null): boolean =>
  accession !== null &&
  accession.length <= text.length &&
  (text === accession || (accession.length > 5 && text.includes(accession)))

/** = + - @ and their full-width forms, tab, return. */
export function startsFormula(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code > 0x40) return code === 0xff1d || code === 0xff0b || code === 0xff0d || code === 0xff20
  return code === 0x3d || code === 0x2b || code === 0x2d || code === 0x40 || code === 0x09 || code === 0x0d
}
