// Routes that answer from what is kept. The original of a filing has none: it holds accession numbers, and there is no
// sign-in that could say who may see them.
import { Hono } from 'hono'
import { validator } from 'hono-openapi'
import { Problem } from '../../core/problem.ts'
import { caption } from '../../core/words.ts'
import { siteOf } from '../blank.ts'
import { todayOf } from '../judge.ts'
import { version } from '../version.ts'
import { languageOf, query, refuseRequest, route } from './answer.ts'
import type { Parts } from './app.ts'
import * as shapes from './shapes.ts'

export function recordRoutes({ store, now, rubrics }: Pick<Parts, 'store' | 'now' | 'rubrics'>) {
  const rubric = [...rubrics.values()].at(-1)!
  return new Hono()
    .get(
      '/about',
      route({ summary: 'What this server is', answer: shapes.aboutShape }),
      query(shapes.languageQuery),
      (c) => {
        const language = languageOf(c)
        const { titleZh, titleEn, disclaimerZh, disclaimerEn } = rubric.standard
        return c.json({
          product: caption({ zh: '质控簿', en: 'Imaging QC' }, language),
          version,
          rubric: {
            version: rubric.version,
            hash: rubric.hash,
            title: caption({ zh: titleZh, en: titleEn }, language),
            disclaimer: caption({ zh: disclaimerZh, en: disclaimerEn }, language),
          },
          sites: rubric.sites,
          today: new Date(todayOf(now()) * 1000).toISOString().slice(0, 10),
        })
      },
    )
    .get(
      '/overview',
      route({
        summary: 'Counts of what was filed, for a quick look',
        answer: shapes.overviewShape,
        problems: ['period-wrong', 'site-unknown', 'request-wrong'],
      }),
      query(shapes.periodQuery),
      async (c) => {
        const { site, from, to } = c.req.valid('query')
        if (from && to && from > to) throw new Problem('period-wrong', { period: `${from} – ${to}` })
        if (site) siteOf(rubric, site)
        return c.json(await store.overview({ site: site || 'all', ...(from ? { from } : {}), ...(to ? { to } : {}) }))
      },
    )
    .get(
      '/filings',
      route({ summary: 'What was filed, newest first', answer: shapes.filingsShape, problems: ['request-wrong'] }),
      query(shapes.siteQuery),
      async (c) => c.json({ filings: await store.filings({ site: c.req.valid('query').site || 'all' }) }),
    )
    .get(
      '/receipts',
      route({
        summary: 'All receipts of a site, to be verified without us: each names the hash of the one before it',
        answer: shapes.chainShape,
        problems: ['site-unknown', 'request-wrong'],
      }),
      query(shapes.chainQuery),
      async (c) => {
        const { site } = c.req.valid('query')
        siteOf(rubric, site)
        return c.json(await store.receipts(site))
      },
    )
    .get(
      '/receipts/:number',
      route({ summary: 'One receipt', answer: shapes.receiptShape, problems: ['receipt-unknown', 'request-wrong'] }),
      validator('param', shapes.receiptParam, (result) => refuseRequest(result)),
      async (c) => {
        const { number } = c.req.valid('param')
        const receipt = await store.receipt(number)
        if (!receipt) throw new Problem('receipt-unknown', { receipt: number })
        return c.json(receipt)
      },
    )
}
