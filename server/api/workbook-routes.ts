// Routes that take or make a workbook. Each is a line of what it takes and gives; the work is done where the command line
// does it too.
import { type Context, Hono } from 'hono'
import { say } from '../../core/finding.ts'
import { Problem } from '../../core/problem.ts'
import { caption } from '../../core/words.ts'
import { blankWorkbook } from '../blank.ts'
import { fileJudged } from '../filing.ts'
import { judge, todayOf } from '../judge.ts'
import { annotate } from '../patch/annotate.ts'
import { mend } from '../patch/mend.ts'
import { reportOf } from '../report.ts'
import { summaryWorkbook } from '../summary.ts'
import type { Bell } from '../sync/bell.ts'
import { attachment, languageOf, query, route } from './answer.ts'
import type { Parts } from './app.ts'
import { problemBody } from './problem-body.ts'
import * as shapes from './shapes.ts'

type Needs = Omit<Parts, 'log' | 'patience'> & { readonly patience: number; readonly bell: Bell }

const reading = ['workbook-unreadable', 'file-too-big', 'took-too-long'] as const

export function workbookRoutes({ store, now, patience, bell, ...judging }: Needs) {
  const rubric = [...judging.rubrics.values()].at(-1)!

  async function sent(c: Context) {
    const signal = AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(patience * 1000)])
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const fileName = fileNameIn(c.req.header('x-file-name'))
    const occasion = { today: todayOf(now()), lockedAt: store.locked }
    return { bytes, fileName, judgement: await judge(judging, bytes, occasion, { signal }) }
  }

  return new Hono()
    .get(
      '/template',
      route({ summary: 'A blank score workbook', answer: 'workbook', problems: ['site-unknown', 'request-wrong'] }),
      query(shapes.templateQuery),
      async (c) => {
        const { site, batch, rows } = c.req.valid('query')
        const language = languageOf(c)
        const bytes = await blankWorkbook(rubric, { site, batch, rows, language }, now())
        const what = caption({ zh: '质控评分表', en: 'QC score workbook' }, language)
        return attachment(c, bytes, `${[what, batch || site].filter(Boolean).join('-')}.xlsx`)
      },
    )
    .post(
      '/checks',
      route({
        summary: 'Check a filled score workbook',
        answer: shapes.reportShape,
        body: 'workbook',
        problems: reading,
      }),
      query(shapes.languageQuery),
      async (c) => {
        const { fileName, judgement } = await sent(c)
        return c.json({ ...reportOf(judgement, fileName, languageOf(c)), fileable: judgement.counts.errors === 0 })
      },
    )
    .post(
      '/checks/annotated',
      route({
        summary: 'The workbook with its findings written in',
        answer: 'workbook',
        body: 'workbook',
        problems: [...reading, 'workbook-not-patchable'],
      }),
      query(shapes.languageQuery),
      async (c) => {
        const { bytes, fileName, judgement } = await sent(c)
        const language = languageOf(c)
        const said = judgement.findings.map((finding) => say(finding, language))
        const what = caption({ zh: '校验', en: 'checked' }, language)
        return attachment(c, annotate(bytes, judgement, said, language), withSuffix(fileName, what))
      },
    )
    .post(
      '/checks/mended',
      route({
        summary: 'The workbook with the mends made that a machine may make without guessing',
        answer: 'workbook',
        body: 'workbook',
        problems: [...reading, 'workbook-not-patchable'],
      }),
      query(shapes.languageQuery),
      async (c) => {
        const { bytes, fileName, judgement } = await sent(c)
        const fixes = judgement.findings.flatMap(({ fix }) => (fix ? [fix] : []))
        return attachment(
          c,
          mend(bytes, fixes),
          withSuffix(fileName, caption({ zh: '改正', en: 'mended' }, languageOf(c))),
        )
      },
    )
    .post(
      '/filings',
      route({
        summary: 'File a workbook: all of it, or nothing',
        answer: shapes.filedShape,
        body: 'workbook',
        problems: [
          'filing-has-errors',
          'filing-without-site',
          'filing-empty',
          'site-unknown',
          'record-locked',
          'record-taken',
          ...reading,
          'store-busy',
        ],
      }),
      query(shapes.filingQuery),
      async (c) => {
        const { bytes, fileName, judgement } = await sent(c)
        const language = languageOf(c)
        if (judgement.counts.errors > 0) {
          const problem = new Problem('filing-has-errors', { errors: judgement.counts.errors })
          const { findings, counts } = reportOf(judgement, fileName, language)
          return c.json({ ...problemBody(problem, language), findings, counts }, problem.status as 422)
        }
        const filed = await fileJudged(store, judgement, {
          bytes,
          fileName,
          language,
          newest: c.req.valid('query').newest === 'true',
        })
        bell.ring(filed.receipt.site)
        return c.json(filed)
      },
    )
    .get(
      '/summary',
      route({
        summary: 'The summary workbook of a period',
        answer: 'workbook',
        problems: ['period-wrong', 'site-unknown', 'request-wrong'],
      }),
      query(shapes.periodQuery),
      async (c) => {
        const period = c.req.valid('query')
        const language = languageOf(c)
        const bytes = await summaryWorkbook(store, rubric, period, { language, now: now(), signal: c.req.raw.signal })
        const what = caption({ zh: '质控汇总', en: 'QC summary' }, language)
        return attachment(c, bytes, `${[what, period.site, period.from, period.to].filter(Boolean).join('-')}.xlsx`)
      },
    )
}

const withSuffix = (fileName: string, suffix: string) => fileName.replace(/(\.xlsx)?$/i, `-${suffix}.xlsx`)

/** The name that the file had where it came from; only its last part, and never longer than people read. */
function fileNameIn(header: string | undefined): string {
  try {
    const name = decodeURIComponent(header ?? '')
      .split(/[\\/]/)
      .at(-1)
    return (name || 'workbook.xlsx').slice(0, 200)
  } catch {
    return 'workbook.xlsx'
  }
}
