import { lintBook } from './book.ts'
import { open } from './opened.ts'
import { lintOrder } from './order.ts'
import { lintParts } from './parts.ts'
import { lintSheets } from './sheets.ts'
import { lintStyles } from './styles.ts'

/**
 * What is wrong with an .xlsx package, for all that the schema and the known causes of Excel's repair prompt can tell.
 * Empty when nothing is.
 */
export function lint(bytes: Uint8Array): readonly string[] {
  try {
    const opened = open(bytes)
    return [lintParts, lintOrder, lintStyles, lintSheets, lintBook].flatMap((rule) => rule(opened))
  } catch (error) {
    return [String(error)]
  }
}
