// Charts and PivotTables.
import type { Book } from './book.ts'
import type { Chart } from './chart.ts'
import type { Pivot } from './pivot.ts'

export type Figure = Chart | Pivot

/** An id that no figure has, those of a file among them. */
export function figureId(book: Book): string {
  for (;;) {
    const id = book.newId()
    if (!book.figures.some((figure) => figure.id === id)) return id
  }
}

export function dropFigure(book: Book, figure: Figure): void {
  book.figures.splice(book.figures.indexOf(figure), 1)
}
