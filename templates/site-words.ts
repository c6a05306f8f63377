// A workbook speaks for one site. Rows of another hospital in it are a slip that statistics would never show again.
import type { Entry } from '../core/exam.ts'
import type { Finding, FindingWords } from '../core/finding.ts'

const words: FindingWords = {
  'zh-CN': {
    message: '应用医院代码是 {code}，而本工作簿属于 {site}',
    mend: '改为 {site}；如确属 {code} 的病例，请移到该医院自己的工作簿',
  },
  'en-US': {
    message: 'The application hospital is {code}, but this workbook belongs to {site}',
    mend: 'Change it to {site}; if the case is really of {code}, move it to the workbook of that hospital',
  },
}

/** FL-01: the row belongs to another site than the workbook. */
export function foreignSite(entry: Entry, site: string, sheet: string, cell: string): readonly Finding[] {
  const { app_hospital_code: code, record_id: recordId, record_status: status } = entry.exam
  if (code === null || code === site || status === 'VOID') return []
  const params = { code: code.slice(0, 40), site }
  return [
    { code: 'FL-01', level: 'error', sheet, cell, row: entry.row, recordId, params, words, fix: null, dryRun: false },
  ]
}
