// The summary workbook of a period, from what was filed.
import type { FiledEntry } from '../core/filed.ts'
import { Problem } from '../core/problem.ts'
import type { Rubric } from '../core/rubric.ts'
import { countedExams } from '../core/statistics/counted.ts'
import { factsWithin } from '../core/statistics/population.ts'
import type { Language } from '../core/words.ts'
import { summaryBook } from '../templates/summary/book.ts'
import { siteOf } from './blank.ts'
import { drawBook } from './pen/pen.ts'
import type { Store } from './store/store.ts'
import { version } from './version.ts'

export type Period = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly site?: string | undefined
}

const month = /^\d{4}-(0[1-9]|1[0-2])$/

/**
 * Draws the summary workbook.
 * @throws Problem `period-wrong`, `site-unknown`
 */
export async function summaryWorkbook(
  store: Pick<Store, 'entries' | 'filings' | 'facts'>,
  rubric: Rubric,
  { from, to, site }: Period,
  {
    language,
    now,
    signal,
    progress,
  }: {
    language: Language
    now: Date
    signal?: AbortSignal
    progress?: (entries: number) => void
  },
): Promise<Uint8Array> {
  for (const given of [from, to]) if (given && !month.test(given)) throw new Problem('period-wrong', { period: given })
  if (from && to && from > to) throw new Problem('period-wrong', { period: `${from} – ${to}` })
  if (site) siteOf(rubric, site)
  const filter = { site: site || ('all' as const), ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const filed: FiledEntry[] = []
  for await (const page of store.entries(filter)) {
    signal?.throwIfAborted()
    for (const entry of page) filed.push(entry)
    progress?.(filed.length)
  }
  const period = { from: from || null, to: to || null }
  const facts = factsWithin(await store.facts({ site: filter.site }), period.from, period.to)
  return drawBook(
    summaryBook(rubric, countedExams(rubric, filed, facts), {
      language,
      period,
      site: site || null,
      made: {
        rubricHash: rubric.hash,
        engineVersion: version,
        at: now.toISOString(),
        filings: await store.filings(filter),
      },
    }),
  )
}
