// Fingerprints of what a sheet part holds beside its cells: equal prints mean that the element stays as the file had it.
import type { Book } from '../model/book.ts'
import { alike } from '../model/lines.ts'
import type { Sheet } from '../model/sheet.ts'

const areas = (places: readonly { readonly area: unknown }[]): unknown => places.map(({ area }) => area)

export function printsOf(book: Book, sheet: Sheet): Readonly<Record<string, string>> {
  const text = (value: unknown): string => JSON.stringify(value)
  return {
    tab: sheet.tabColor,
    view: text([sheet.frozen, sheet.gridlines, sheet.headings, sheet.selection, book.active === sheet]),
    columns: text(
      sheet.columns.map((column, n) =>
        column === undefined || alike(sheet.columns[n - 1], column)
          ? column && n
          : [column.width, column.hidden, column.level, column.style],
      ),
    ),
    protection: text(sheet.protection),
    merges: text(sheet.merges),
    filter: text(sheet.filter),
    conditionals: text(
      book.conditionals
        .filter((one) => one.sheet === sheet)
        .map(({ places, type, stopIfTrue, rule, looks }) => [areas(places), type, stopIfTrue, rule, looks]),
    ),
    validations: text(
      book.validations
        .filter((one) => one.sheet === sheet)
        .map(({ places, rule, alert, prompt, ignoreBlanks }) => [areas(places), rule, alert, prompt, ignoreBlanks]),
    ),
    links: text(
      book.links
        .filter(({ place }) => place.sheet === sheet)
        .map((link) => [link.place.area, link.documentReference, link.textToDisplay]),
    ),
    page: text(sheet.page),
    breaks: text([sheet.rowBreaks, sheet.columnBreaks]),
  }
}
