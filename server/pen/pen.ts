import { looks } from '../../templates/looks.ts'
import type { Book } from '../../templates/sheet.ts'
import { drawWith } from './draw.ts'

/** Draws a book as an .xlsx file. The same book gives the same bytes. An unknown look is refused. */
export const drawBook = (book: Book): Promise<Uint8Array> => drawWith(book, looks)
