// The shared texts: those of the file stay, with their runs and reading aids; new ones come behind them.
import type { Cell } from '../model/sheet.ts'
import type { Source } from './source.ts'
import { escapedText, xmlHead } from './xml.ts'

export type StringWriter = {
  readonly index: (cell: Cell, text: string) => number
  /** The whole part. */
  readonly text: () => string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** `before` is the text of the part that the file has, or null. */
export function stringWriter(source: Source | null, before: string | null): StringWriter {
  const known = new Map<string, number>()
  const fresh: string[] = []
  const first = source?.strings.length ?? 0
  const items = before === null ? '' : (/<sst\b[^>]*>([\s\S]*)<\/sst>/.exec(before)?.[1] ?? '')
  return {
    index: (cell, text) => {
      const origin = source?.shared.get(cell)
      if (origin !== undefined && source?.strings[origin] === text) return origin
      const seen = known.get(text)
      if (seen !== undefined) return seen
      fresh.push(`<si><t xml:space="preserve">${escapedText(text)}</t></si>`)
      known.set(text, first + fresh.length - 1)
      return first + fresh.length - 1
    },
    text: () => `${xmlHead}<sst xmlns="${main}">${items}${fresh.join('')}</sst>`,
  }
}
