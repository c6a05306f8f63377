// Defined names: those of the book, and those by which Excel knows print areas, print titles and filters.
import type { Book, Sheet } from '../../templates/sheet.ts'
import { attributes, escapeText, quoted, storable } from '../package/xml.ts'

/** `A1:B9` and `1:4` with a dollar before each part, as LibreOffice wants it. */
const fixed = (range: string): string => range.replace(/\$/g, '').replace(/[A-Z]+|\d+/g, '$$$&')

type Name = { readonly name: string; readonly refersTo: string; readonly sheet?: number; readonly hidden?: true }

function namesOfSheet({ name: own, print, filter }: Sheet, sheet: number): readonly Name[] {
  const refersTo = (range: string) => `${quoted(own)}!${fixed(range)}`
  const titles = [print?.repeatColumns, print?.repeatRows].filter((range) => range !== undefined)
  return [
    ...(filter ? [{ name: '_xlnm._FilterDatabase', sheet, hidden: true as const, refersTo: refersTo(filter) }] : []),
    ...(print?.area ? [{ name: '_xlnm.Print_Area', sheet, refersTo: refersTo(print.area) }] : []),
    ...(titles.length > 0
      ? [{ name: '_xlnm.Print_Titles', sheet, refersTo: titles.map((range) => refersTo(range)).join(',') }]
      : []),
  ]
}

/** The `definedNames` element; null when there is none. */
export function definedNames({ names, sheets }: Book): string | null {
  const all: readonly Name[] = [...names, ...sheets.flatMap(namesOfSheet)]
  if (all.length === 0) return null
  const each = all.map(({ name, refersTo, sheet, hidden }) => {
    const start = attributes({ name, localSheetId: sheet, hidden })
    return `<definedName${start}>${escapeText(storable(refersTo.replace(/^=/, '')))}</definedName>`
  })
  return `<definedNames>${each.join('')}</definedNames>`
}
