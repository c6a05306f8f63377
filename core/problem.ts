// What was asked cannot be done. What a person typed wrongly is a Finding instead, and anything else is our bug.
import { fill, type Language, type Texts } from './words.ts'

type Kind = { readonly status: 400 | 404 | 409 | 413 | 422 | 500 | 503; readonly words: Texts }

/** Every problem there is. Codes are never reused; a retired one stays here as a comment. */
const catalogue = {
  'rubric-refused': {
    status: 500,
    words: { 'zh-CN': '评分标准文件有误：{faults}', 'en-US': 'The rubric file is faulty: {faults}' },
  },
  'workbook-unreadable': {
    status: 422,
    words: { 'zh-CN': '{message}{mend}', 'en-US': '{message} {mend}' },
  },
  'site-unknown': {
    status: 404,
    words: {
      'zh-CN': '没有代码为 {site} 的应用医院。可用代码：{known}。',
      'en-US': 'There is no site with code {site}. Known codes: {known}.',
    },
  },
  'period-wrong': {
    status: 400,
    words: {
      'zh-CN': '期间“{period}”无法识别，请写成 2026-01 这样的年月，起始不晚于结束。',
      'en-US': 'The period “{period}” is not understood: write months as 2026-01, the first not after the last.',
    },
  },
  'request-wrong': {
    status: 400,
    words: { 'zh-CN': '请求内容有误：{faults}', 'en-US': 'The request is not right: {faults}' },
  },
  'filing-unknown': {
    status: 404,
    words: { 'zh-CN': '没有编号为 {filing} 的填报。', 'en-US': 'There is no filing {filing}.' },
  },
  'store-busy': {
    status: 503,
    words: {
      'zh-CN': '数据库正忙，本次没有写入任何内容，请稍后重试。',
      'en-US': 'The store is busy; nothing was written. Please try again in a moment.',
    },
  },
} as const satisfies Record<string, Kind>

export type ProblemCode = keyof typeof catalogue
type Details = Readonly<Record<string, string | number>>

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: Kind['status']
  readonly details: Details
  constructor(code: ProblemCode, details: Details = {}) {
    super(fill(catalogue[code].words['en-US'], details))
    this.name = 'Problem'
    this.code = code
    this.status = catalogue[code].status
    this.details = details
  }
}

/** What to tell a person. */
export const tell = (problem: Problem, language: Language): string =>
  fill(catalogue[problem.code].words[language], problem.details)
