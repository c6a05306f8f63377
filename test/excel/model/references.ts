// Addresses within a formula, found without understanding the formula.
import { type Area, parseArea } from './area.ts'

export type Reference = {
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  /** Null: the formula's own sheet. */
  readonly sheet: string | null
  readonly area: Area
  /** The address without the sheet, as written. */
  readonly text: string
}

const part =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!:])/gu

/** Every address of a formula, in order. Names, table references and texts are not addresses. */
export function referencesIn(formula: string): readonly Reference[] {
  const found: Reference[] = []
  for (const match of formula.matchAll(part)) {
    const [whole, prefix, address] = match
    if (address === undefined) continue
    const before = formula[match.index - 1]
    if (before !== undefined && /[\p{L}\p{N}_.$]/u.test(before)) continue
    const area = parseArea(address)
    if (area === null) continue
    const sheet =
      prefix
        ?.slice(0, -1)
        .replace(/^'(.*)'$/s, '$1')
        .replaceAll("''", "'") ?? null
    found.push({ start: match.index, end: match.index + whole.length, sheet, area, text: address })
  }
  return found
}
