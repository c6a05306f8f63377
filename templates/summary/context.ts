// What the sheets of a summary are drawn from.
import type { Stamp } from '../../core/exam.ts'
import { type Rubric, siteNameOf } from '../../core/rubric.ts'
import type { Counted } from '../../core/statistics/counted.ts'
import { type Sizes, sizesOf } from '../../core/statistics/statistic.ts'
import { caption, type Language } from '../../core/words.ts'

/** A filing as the store lists it; what is not known stays out. */
export type FiledFrom = {
  readonly receipt?: string
  readonly site: string
  readonly batch?: string
  readonly at?: string
  readonly rows?: number
  readonly sha256?: string
  readonly rubricVersion?: string
}

export type Making = {
  readonly language: Language
  /** Months of the exams, such as 2026-01; null is open. */
  readonly period: { readonly from: string | null; readonly to: string | null }
  /** Code of the site; null is all. */
  readonly site: string | null
  readonly made: {
    readonly rubricHash: string
    readonly engineVersion: string
    /** ISO text. */
    readonly at: string
    readonly filings: readonly FiledFrom[]
  }
}

export type Context = Making & {
  readonly rubric: Rubric
  readonly counted: Counted
  readonly sizes: Sizes
  /** What the workbook is about: the site or all of them, and the period. */
  readonly subject: string
  readonly asOf: Stamp
  readonly nameOf: (list: string, code: string | null) => string
  readonly siteName: (code: string) => string
}

export function contextOf(rubric: Rubric, counted: Counted, making: Making): Context {
  const { language, period, site, made } = making
  const nameOf = (list: string, code: string | null): string => {
    const found = code === null ? undefined : rubric.codesOf.get(list)?.get(code)
    return found ? caption(found, language) : (code ?? '')
  }
  const siteName = (code: string) => siteNameOf(rubric, code) ?? nameOf('hospitals', code)
  const whose =
    site === null ? { 'zh-CN': '全部应用医院', 'en-US': 'All sites' }[language] : `${site} ${siteName(site)}`
  return {
    ...making,
    rubric,
    counted,
    sizes: sizesOf(rubric),
    subject: `${whose} · ${periodText(period, counted, language)}`,
    asOf: Date.parse(`${made.at.slice(0, 10)}T00:00:00Z`) / 1000,
    nameOf,
    siteName,
  }
}

/** The period that was asked for; open ends are those of the exams. */
function periodText({ from, to }: Making['period'], { exams }: Counted, language: Language): string {
  const months = exams.map(({ month }) => month).sort()
  const [first, last] = [from ?? months[0], to ?? months.at(-1)]
  if (first === undefined || last === undefined) return { 'zh-CN': '全部期间', 'en-US': 'all periods' }[language]
  return first === last ? first : `${first} – ${last}`
}
