import { basename } from 'node:path'
import { say } from '../../core/finding.ts'
import { Problem, tell } from '../../core/problem.ts'
import type { Language } from '../../core/words.ts'
import { fileJudged } from '../filing.ts'
import { isUnreadable } from '../judge.ts'
import { createBar } from './bar.ts'
import { printFindings, unreadableReport } from './print.ts'
import { type Session, withSession } from './session.ts'

type Asked = { readonly json: boolean; readonly newest: boolean; readonly language: Language }

/** `qc file FILE...`: files each workbook by itself; 0 all filed, 1 some had errors, 2 some could not be read. */
export const file = (files: readonly string[], { json, newest, language }: Asked): Promise<number> =>
  withSession(async (session) => {
    const bar = createBar(language === 'zh-CN' ? '填报' : 'Filing', files.length)
    const outcomes: { code: number; result: object }[] = []
    for (const [done, path] of files.entries()) {
      if (session.signal.aborted) break
      bar.step(done, basename(path))
      outcomes.push(await fileOne(session, path, { json, newest, language }))
    }
    bar.end()
    if (json)
      console.log(
        JSON.stringify(
          outcomes.map(({ result }) => result),
          null,
          1,
        ),
      )
    return session.signal.aborted ? 130 : Math.max(0, ...outcomes.map(({ code }) => code))
  })

async function fileOne(session: Session, path: string, { json, newest, language }: Asked) {
  const fileName = basename(path)
  try {
    const store = await session.store()
    const { bytes, judgement } = await session.judgeFile(path, undefined, store.locked)
    if (judgement.counts.errors > 0) {
      const findings = judgement.findings.map((finding) => say(finding, language))
      const counts = { rows: judgement.rows.length, ...judgement.counts }
      if (!json) printFindings({ workbook: { fileName }, counts }, findings, language)
      return { code: 1, result: { file: fileName, filed: false, findings, counts } }
    }
    const filed = await fileJudged(store, judgement, { bytes, fileName, language, newest })
    if (!json) {
      const { receipt, added, changed, unchanged, missing, kept, conflicts, reverted, repeated } = filed
      console.log(
        language === 'zh-CN'
          ? `${fileName}：${repeated ? '此前已填报，' : ''}回执 ${receipt.number}，新增 ${added}，更改 ${changed}，未变 ${unchanged}，缺少 ${missing}，保留中心较新值 ${kept} 处，待裁定冲突 ${conflicts} 处，退回旧值 ${reverted} 处`
          : `${fileName}: ${repeated ? 'filed before, ' : ''}receipt ${receipt.number}, added ${added}, changed ${changed}, unchanged ${unchanged}, missing ${missing}, newer values kept ${kept}, conflicts ${conflicts}, put back ${reverted}`,
      )
    }
    return { code: 0, result: { file: fileName, filed: true, ...filed } }
  } catch (error) {
    if (isUnreadable(error)) {
      const report = unreadableReport(error, fileName, language)
      if (!json) printFindings(report, report.findings, language)
      return { code: 2, result: { file: fileName, filed: false, findings: report.findings, counts: report.counts } }
    }
    if (!(error instanceof Problem)) throw error
    if (!json) console.error(`${fileName}: ${tell(error, language)}`)
    return { code: 1, result: { file: fileName, filed: false, problem: error.code, message: tell(error, language) } }
  }
}
