// What was asked cannot be done. What a person typed wrongly is a Finding instead, and anything else is our bug.
import { fill, type Language, type Texts } from './words.ts'

type Kind = { readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 426 | 500 | 503; readonly words: Texts }

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
  'workbook-not-patchable': {
    status: 422,
    words: {
      'zh-CN': '工作簿的部件 {part} 写法特殊，为免损坏文件没有改动。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后再试。',
      'en-US':
        'The part {part} of the workbook is written in an unusual way; to be safe nothing was changed. Open it in Excel or WPS, save it as a new .xlsx and try again.',
    },
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
  'file-too-big': {
    status: 413,
    words: {
      'zh-CN': '文件超过 {most} MB。请删除图片等无关内容，或按月份拆成几个工作簿。',
      'en-US': 'The file is larger than {most} MB. Remove pictures and the like, or split it into workbooks by month.',
    },
  },
  'filing-unknown': {
    status: 404,
    words: { 'zh-CN': '没有编号为 {filing} 的填报。', 'en-US': 'There is no filing {filing}.' },
  },
  'filing-has-errors': {
    status: 422,
    words: {
      'zh-CN': '工作簿还有 {errors} 处必须改正的错误，没有填报任何内容。',
      'en-US': 'The workbook still has {errors} errors that must be mended; nothing was filed.',
    },
  },
  'filing-without-site': {
    status: 422,
    words: {
      'zh-CN': '看不出工作簿属于哪家应用医院：请填写“应用医院代码”列。',
      'en-US': 'The workbook does not say which site it belongs to: fill in the application-hospital code.',
    },
  },
  'filing-empty': {
    status: 422,
    words: {
      'zh-CN': '工作簿里没有已填写的行，没有可填报的内容。请填写后再填报。',
      'en-US': 'No row of the workbook is filled in, so there is nothing to file. Fill it in first.',
    },
  },
  'receipt-unknown': {
    status: 404,
    words: { 'zh-CN': '没有编号为 {receipt} 的回执。', 'en-US': 'There is no receipt {receipt}.' },
  },
  'file-missing': {
    status: 404,
    words: { 'zh-CN': '找不到文件 {file}。', 'en-US': 'There is no file {file}.' },
  },
  'file-not-written': {
    status: 500,
    words: {
      'zh-CN': '无法写入 {file}：请检查文件夹是否存在、是否有写入权限，以及文件是否正被打开。',
      'en-US': 'Cannot write {file}: does the folder exist, may it be written to, is the file open elsewhere?',
    },
  },
  'vectors-wrong': {
    status: 400,
    words: {
      'zh-CN': '{file} 不是测试向量的 JSON 数组：{faults}',
      'en-US': '{file} is not a JSON array of test vectors: {faults}',
    },
  },
  'store-busy': {
    status: 503,
    words: {
      'zh-CN': '数据库正忙，本次没有写入任何内容，请稍后重试。',
      'en-US': 'The store is busy; nothing was written. Please try again in a moment.',
    },
  },
  'record-locked': {
    status: 409,
    words: {
      'zh-CN':
        '{count} 行已锁定、不能改动（第 {rows} 行），没有填报任何内容。请恢复这些行原来的内容，或请质控负责人先解锁。',
      'en-US':
        '{count} locked rows would change (rows {rows}); nothing was filed. Put these rows back as they were, or ask the QC lead to unlock them.',
    },
  },
  'record-taken': {
    status: 409,
    words: {
      'zh-CN':
        '{count} 行（第 {rows} 行）的记录编号在中心已属于另一例检查，多半是同一工作簿的两份副本用了同一行；没有填报任何内容。请在窗格中打开并连接中心，它会给这些行换新编号；或清空这些行的记录编号后再填报。若只是改正了检查号，请以此文件为准填报。',
      'en-US':
        'The record ids of {count} rows (rows {rows}) belong to other exams at the centre, most likely because two copies of one workbook used the same rows; nothing was filed. Open the workbook in the pane and connect, which gives these rows new ids, or empty their record ids and file again. If only accession numbers were corrected, file this file as the newest.',
    },
  },
  'key-mismatch': {
    status: 500,
    words: {
      'zh-CN': '密钥文件与数据库不配。请把与该数据库一同备份的 site.key 放回数据文件夹；不要新建。',
      'en-US':
        'The key file does not belong to this database. Put back the site.key that was kept with it; do not make a new one.',
    },
  },
  'token-needed': {
    status: 401,
    words: {
      'zh-CN': '请先填写本机的同步令牌（由区域中心用 qc token add 发给）。',
      'en-US': 'Enter the sync token of this device first (the centre issues it with qc token add).',
    },
  },
  'token-revoked': {
    status: 401,
    words: {
      'zh-CN': '本机的同步令牌无效或已被停用。已填内容都在工作簿里；请向区域中心申请新的令牌。',
      'en-US':
        'The sync token of this device is not valid or was revoked. All that was typed is in the workbook; ask the centre for a new token.',
    },
  },
  'token-unknown': {
    status: 404,
    words: { 'zh-CN': '没有编号为 {token} 的令牌。', 'en-US': 'There is no token {token}.' },
  },
  'record-unknown': {
    status: 404,
    words: {
      'zh-CN': '中心没有这条记录，或您无权查看。',
      'en-US': 'The centre has no such record, or you may not see it.',
    },
  },
  'pane-too-old': {
    status: 426,
    words: {
      'zh-CN': '加载项版本过旧，不能与区域中心同步。请关闭 Excel 后重新打开加载项以更新；已填内容不会丢失。',
      'en-US':
        'The add-in is too old to sync with the centre. Close Excel and open the add-in again to update it; nothing that was typed is lost.',
    },
  },
  'centre-too-old': {
    status: 426,
    words: {
      'zh-CN': '区域中心的版本比加载项旧，暂时不能同步。请通知区域中心升级；已填内容保存在工作簿里，不会丢失。',
      'en-US':
        'The centre is older than the add-in and cannot sync with it yet. Tell the centre to update; what was typed stays in the workbook.',
    },
  },
  'push-too-big': {
    status: 413,
    words: {
      'zh-CN': '一次发送的内容过多（最多 {changes} 处更改、{kilobytes} KB），没有收下任何内容，请分几次发送。',
      'en-US':
        'Too much was sent at once (at most {changes} changes and {kilobytes} KB); nothing was taken. Send it in parts.',
    },
  },
  'push-reused': {
    status: 409,
    words: {
      'zh-CN': '这个编号的发送内容与先前收到的不同，没有收下。请换一个编号重新发送。',
      'en-US':
        'A push with this id was taken before with other content; this one was not taken. Send it under a new id.',
    },
  },
  'centre-restored': {
    status: 409,
    words: {
      'zh-CN': '区域中心的数据曾恢复到较早的状态，请先重新获取全部内容再发送；已填内容不会丢失。',
      'en-US':
        'The centre was restored to an earlier state: fetch everything again before sending; nothing that was typed is lost.',
    },
  },
  'route-unknown': {
    status: 404,
    words: {
      'zh-CN': '没有这个地址。接口说明见 /api/docs。',
      'en-US': 'There is no such address. The API is described at /api/docs.',
    },
  },
  'took-too-long': {
    status: 503,
    words: {
      'zh-CN': '处理超过 {seconds} 秒，已停止，没有写入任何内容。请把工作簿拆小后重试。',
      'en-US':
        'It took more than {seconds} s and was stopped; nothing was written. Please split the workbook and try again.',
    },
  },
} as const satisfies Record<string, Kind>

export type ProblemCode = keyof typeof catalogue
/** Values for the words; a value that is itself said in two languages is one `Texts`. */
type Details = Readonly<Record<string, string | number | Texts>>

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: Kind['status']
  readonly details: Details
  constructor(code: ProblemCode, details: Details = {}) {
    super(fill(catalogue[code].words['en-US'], spoken(details, 'en-US')))
    this.name = 'Problem'
    this.code = code
    this.status = catalogue[code].status
    this.details = details
  }
}

/** What to tell a person. */
export const tell = (problem: Problem, language: Language): string =>
  fill(catalogue[problem.code].words[language], spoken(problem.details, language))

const spoken = (details: Details, language: Language): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  )
