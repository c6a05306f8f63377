// Findings of the reading, made from the two tables of words.
import type { Finding, Fix, Level } from '../../core/finding.ts'
import { bookWords, type Told } from './book-words.ts'
import { cellWords } from './cell-words.ts'

export type ReadingCode = keyof typeof bookWords | keyof typeof cellWords
export type Params = Finding['params']

const table: Readonly<Record<ReadingCode, Told>> = { ...bookWords, ...cellWords }

type Place = {
  readonly sheet: string
  readonly cell?: string
  readonly row?: number
  readonly recordId?: string | null
  readonly fix?: Fix['value']
  readonly level?: Level
}

/** A finding of the table; `fix` is the value that may be written into the cell. */
export function readingFinding(
  code: ReadingCode,
  { sheet, cell = '', row, recordId = null, fix, level }: Place,
  params: Params = {},
): Finding {
  const entry = table[code]
  return {
    code,
    level: level ?? entry.level,
    sheet,
    cell,
    row: row ?? null,
    recordId,
    params,
    words: entry.words,
    fix: fix === undefined ? null : { sheet, cell, value: fix },
    dryRun: false,
  }
}

/** Somebody else's text, cut to what fits into a sentence. */
export const brief = (text: string, most = 40): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most)}…` : line
}
