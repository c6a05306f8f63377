// What goes over the wire. The same schemas validate and make the OpenAPI page.
import * as v from 'valibot'

const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/), v.description('年月 / month, such as 2026-01'))
const siteCode = v.pipe(v.string(), v.regex(/^[A-Z]\d{2}$/), v.description('应用医院代码 / site code, such as S04'))
const language = v.optional(v.picklist(['zh-CN', 'en-US']))
/** A form leaves a choice empty by sending an empty text. */
const orEmpty = <Schema extends v.GenericSchema<string>>(schema: Schema) => v.optional(v.union([schema, v.literal('')]))

export const templateQuery = v.object({
  site: orEmpty(siteCode),
  batch: v.optional(v.pipe(v.string(), v.maxLength(40), v.regex(/^[\w.\-\u4e00-\u9fff]*$/u))),
  rows: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(5000))),
  lang: language,
})

export const periodQuery = v.object({
  from: orEmpty(month),
  to: orEmpty(month),
  site: orEmpty(siteCode),
  lang: language,
})
export const siteQuery = v.object({ site: orEmpty(siteCode), lang: language })
export const languageQuery = v.object({ lang: language })
export const filingQuery = v.object({
  newest: v.optional(
    v.pipe(
      v.picklist(['true', 'false', '']),
      v.description('以此文件为准 / the file holds over all that was filed of its workbook before'),
    ),
  ),
  lang: language,
})
export const receiptParam = v.object({ number: v.pipe(v.string(), v.maxLength(60)) })
export const chainQuery = v.object({ site: siteCode, lang: language })

export const aboutShape = v.object({
  product: v.string(),
  version: v.string(),
  rubric: v.object({ version: v.string(), hash: v.string(), title: v.string(), disclaimer: v.string() }),
  sites: v.array(v.object({ code: v.string(), site: v.string(), company: v.string() })),
  today: v.string(),
})

const fix = v.object({
  sheet: v.string(),
  cell: v.string(),
  value: v.nullable(v.union([v.string(), v.number(), v.object({ date: v.string() })])),
})

export const findingShape = v.object({
  code: v.string(),
  level: v.picklist(['error', 'warning', 'notice']),
  sheet: v.string(),
  cell: v.string(),
  row: v.nullable(v.number()),
  recordId: v.nullable(v.string()),
  message: v.string(),
  mend: v.string(),
  fix: v.nullable(fix),
  dryRun: v.boolean(),
})

const grade = v.picklist(['A', 'B', 'C', 'D'])
const linkScore = v.variant('status', [
  v.object({
    status: v.literal('SCORED'),
    applicable: v.number(),
    lost: v.number(),
    raw: v.number(),
    effective: v.number(),
    grade,
    veto: v.array(v.string()),
  }),
  v.object({ status: v.literal('NA'), reason: v.string() }),
  v.object({ status: v.literal('INSUFFICIENT'), applicable: v.number() }),
  v.object({ status: v.picklist(['INCOMPLETE', 'OUT_OF_SCOPE']) }),
])
const composite = v.variant('status', [
  v.object({ status: v.literal('SCORED'), weights: v.number(), raw: v.number(), effective: v.number(), grade }),
  v.object({ status: v.literal('PARTIAL') }),
])
const counts = v.object({ rows: v.number(), errors: v.number(), warnings: v.number(), notices: v.number() })

export const reportShape = v.object({
  workbook: v.object({
    fileName: v.string(),
    workbookId: v.nullable(v.string()),
    site: v.nullable(v.string()),
    batch: v.nullable(v.string()),
    rubricVersion: v.string(),
    rubricHash: v.string(),
    rows: v.number(),
  }),
  rows: v.array(
    v.object({
      row: v.number(),
      recordId: v.nullable(v.string()),
      links: v.record(v.string(), linkScore),
      composite,
      roleScores: v.record(v.string(), v.object({ applicable: v.number(), lost: v.number(), score: v.number() })),
    }),
  ),
  findings: v.array(findingShape),
  counts,
  fileable: v.boolean(),
})

const moves = { added: v.number(), changed: v.number(), unchanged: v.number(), missing: v.number() }
/** Values that were not taken: newer ones stand there, or a person has to decide. */
const notTaken = { kept: v.number(), conflicts: v.number() }
/** Values that went back to what they were before an earlier filing of the workbook. */
const takenBack = { reverted: v.number() }
const months = { from: v.nullable(v.string()), to: v.nullable(v.string()) }

export const receiptShape = v.object({
  number: v.string(),
  site: v.string(),
  batch: v.string(),
  filing: v.string(),
  at: v.string(),
  sha256: v.string(),
  contentHash: v.string(),
  rubricVersion: v.string(),
  rubricHash: v.string(),
  engineVersion: v.string(),
  rows: v.number(),
  ...moves,
  ...v.partial(v.object({ ...notTaken, ...takenBack })).entries,
  warnings: v.number(),
  ...months,
  previous: v.nullable(v.string()),
  hash: v.pipe(v.string(), v.description('SHA-256 of the canonical JSON of the other fields: keys sorted, no spaces')),
})

/** A site's receipts, oldest first; `broken` is the number of the first that is not whole. */
export const chainShape = v.object({ receipts: v.array(receiptShape), broken: v.nullable(v.string()) })

export const filedShape = v.object({
  receipt: receiptShape,
  ...moves,
  ...notTaken,
  ...takenBack,
  missingRows: v.array(v.string()),
  repeated: v.boolean(),
})

export const filingsShape = v.object({
  filings: v.array(
    v.object({
      id: v.string(),
      receipt: v.string(),
      site: v.string(),
      batch: v.string(),
      workbookId: v.nullable(v.string()),
      at: v.string(),
      sha256: v.string(),
      rubricHash: v.string(),
      engineVersion: v.string(),
      ...months,
      rows: v.number(),
      ...moves,
      ...notTaken,
      ...takenBack,
      warnings: v.number(),
    }),
  ),
})

/** Counts only. Rows that statistics leave out (void, training, targeted) count in `sites` and nowhere else. */
export const overviewShape = v.object({
  sites: v.array(
    v.object({ site: v.string(), filings: v.number(), entries: v.number(), lastAt: v.nullable(v.string()) }),
  ),
  months: v.array(v.object({ month: v.string(), rows: v.number() })),
  links: v.array(
    v.object({
      link: v.pipe(v.string(), v.description('TOTAL is the composite')),
      rows: v.number(),
      scored: v.number(),
      grades: v.object({ A: v.number(), B: v.number(), C: v.number(), D: v.number() }),
      vetoes: v.number(),
    }),
  ),
})

export const problemShape = v.object({
  code: v.string(),
  status: v.number(),
  message: v.string(),
  reason: v.optional(v.pipe(v.string(), v.description('Why a workbook cannot be read'))),
  mend: v.optional(v.string()),
  findings: v.optional(v.array(findingShape)),
  counts: v.optional(counts),
})
