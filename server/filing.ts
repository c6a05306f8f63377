// Files a judged workbook: all of it, or nothing with the reason.
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/words.ts'
import type { Judgement } from '../templates/judge.ts'
import type { FilingResult, Store } from './store/store.ts'

type Sent = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly language: Language
  /** Somebody says that the file holds over all that was filed of its workbook before. */
  readonly newest: boolean
}

/**
 * @throws Problem `filing-has-errors` when a finding blocks, `filing-without-site` and `site-unknown` when it is nobody's,
 * `filing-empty` when it holds no row; and what `Store.file` throws
 */
export async function fileJudged(store: Store, judgement: Judgement, sent: Sent): Promise<FilingResult> {
  const { counts, site, batch, rubric, rows, identity, population, actions } = judgement
  if (counts.errors > 0) throw new Problem('filing-has-errors', { errors: counts.errors })
  if (!site) throw new Problem('filing-without-site')
  if (!rubric.sites.some(({ code }) => code === site))
    throw new Problem('site-unknown', { site, known: rubric.sites.map(({ code }) => code).join(' ') })
  // It would be a receipt for nothing, and every row of before would be told as missing.
  if (rows.length + population.length + actions.length === 0) throw new Problem('filing-empty')
  return store.file({
    ...sent,
    site,
    batch: batch ?? '',
    rubric,
    workbookId: identity?.workbookId || null,
    entries: rows,
    warnings: counts.warnings,
    population,
    actions,
  })
}
