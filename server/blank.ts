// A new score workbook, ready to be filled in.
import { uuidv7 } from 'uuidv7'
import { Problem } from '../core/problem.ts'
import type { Rubric } from '../core/rubric.ts'
import type { Language } from '../core/words.ts'
import { templateVersion } from '../templates/identity.ts'
import { scoreBook } from '../templates/scores/book.ts'
import type { Book } from '../templates/sheet.ts'
import { drawBook } from './pen/pen.ts'

export type Wanted = {
  /** Site code; left out, the workbook is for any site. */
  readonly site?: string | undefined
  readonly batch?: string | undefined
  readonly rows?: number | undefined
  readonly language: Language
}

const usualRows = 60

/** The site's quarter, such as S04-2026Q4. */
export const batchOf = (site: string, now: Date): string =>
  `${site}-${now.getFullYear()}Q${Math.floor(now.getMonth() / 3) + 1}`

/** @throws Problem `site-unknown` */
export function siteOf(rubric: Rubric, code: string) {
  const site = rubric.sites.find((each) => each.code === code)
  if (!site) throw new Problem('site-unknown', { site: code, known: rubric.sites.map(({ code }) => code).join(' ') })
  return site
}

/**
 * A blank score workbook of `rows` prepared rows.
 * @throws Problem `site-unknown`
 */
export function blankBook(
  rubric: Rubric,
  { site, batch, rows = usualRows, language }: Wanted,
  now: Date,
  newId: () => string,
): Book {
  const known = site ? siteOf(rubric, site) : null
  return scoreBook(rubric, {
    identity: {
      workbookId: newId(),
      rubric: rubric.id,
      rubricVersion: rubric.version,
      rubricHash: rubric.hash,
      templateVersion,
      site: known?.code ?? '',
      batch: batch || (known ? batchOf(known.code, now) : ''),
      language,
      kind: 'scores',
    },
    site: known,
    rows,
    ids: Array.from({ length: rows }, newId),
    language,
  })
}

/** Draws a blank score workbook. */
export const blankWorkbook = (rubric: Rubric, wanted: Wanted, now: Date): Promise<Uint8Array> =>
  drawBook(blankBook(rubric, wanted, now, uuidv7))
