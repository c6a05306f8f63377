// Rows keep their identity by a record id. A lost or copied one is replaced by one that comes out the same every time.

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-9a-f][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The id in its canonical form; null when the text is none. */
export function recordIdIn(text: string): string | null {
  if (uuid.test(text)) return text
  const bare = text.replace(/[{}\s]/g, '').toLowerCase()
  return uuid.test(bare) ? bare : null
}

/**
 * A version 8 UUID made from texts by arithmetic, so that reading a workbook twice gives the same ids: four rounds of a
 * multiplying hash over the UTF-16 units, each from another start. It only has to be different, not to be secret, so
 * nothing that could identify a patient may go in.
 */
export function derivedId(parts: readonly (string | number)[]): string {
  const text = parts.join('\u001f')
  const words = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map((seed) => hash(text, seed))
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  const variant = (8 + (words[2]! >>> 30)).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

function hash(text: string, seed: number): number {
  let h = seed ^ text.length
  for (let n = 0; n < text.length; n++) {
    h = Math.imul(h ^ text.charCodeAt(n), 0x5bd1e995)
    h ^= h >>> 15
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
