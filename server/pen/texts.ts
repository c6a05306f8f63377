// Where the texts of cells stand: in the shared strings, in the order in which they are met, or in the cell.

import { mainNamespace } from '../package/names.ts'
import { textElement, xmlHead } from '../package/xml.ts'

/** How a text stands in a cell: its `t` attribute and its content. */
export type Texts = (text: string) => readonly [type: string, content: string]

/** In the cell itself. */
export const inlineTexts: Texts = (text) => [' t="inlineStr"', `<is>${textElement(text)}</is>`]

export type SharedTexts = { readonly texts: Texts; readonly xml: () => string }

export function createSharedTexts(): SharedTexts {
  const indexes = new Map<string, number>()
  let count = 0
  function index(text: string): number {
    const known = indexes.get(text)
    if (known !== undefined) return known
    indexes.set(text, indexes.size)
    return indexes.size - 1
  }
  return {
    texts: (text) => {
      count++
      return [' t="s"', `<v>${index(text)}</v>`]
    },
    xml: () => {
      const items = [...indexes.keys()].map((text) => `<si>${textElement(text)}</si>`)
      return `${xmlHead}<sst xmlns="${mainNamespace}" count="${count}" uniqueCount="${items.length}">${items.join('')}</sst>`
    },
  }
}
