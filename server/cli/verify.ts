// `qc verify`: are receipts and change logs as they were written?
import type { Language } from '../../core/words.ts'
import { siteOf } from '../blank.ts'
import { withSession } from './session.ts'

/** 0 all whole, 1 something is not. */
export const verify = (site: string | undefined, language: Language): Promise<number> =>
  withSession(async ({ rubric, store }) => {
    if (site) siteOf(rubric, site)
    const opened = await store()
    let broken = 0
    for (const { code } of rubric.sites) {
      if (site && site !== code) continue
      const { receipts, broken: receipt } = await opened.receipts(code)
      const log = await opened.verify(code)
      if (receipts.length + log.changes === 0 && log.broken === null) continue
      if (receipt !== null || log.broken !== null) broken++
      const whole = language === 'zh-CN' ? '完整' : 'whole'
      console.log(
        language === 'zh-CN'
          ? `${code}：回执 ${receipts.length} 份，${receipt ?? whole}；变更 ${log.changes} 条，${log.broken === null ? whole : `第 ${log.broken} 条有误`}`
          : `${code}: ${receipts.length} receipts, ${receipt ?? whole}; ${log.changes} changes, ${log.broken === null ? whole : `number ${log.broken} is not as it was written`}`,
      )
    }
    return broken > 0 ? 1 : 0
  })
