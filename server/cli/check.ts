import { basename } from 'node:path'
import { countOf, say } from '../../core/finding.ts'
import type { Language } from '../../core/words.ts'
import { isUnreadable } from '../judge.ts'
import { reportOf } from '../report.ts'
import { createBar } from './bar.ts'
import { printFindings, unreadableReport } from './print.ts'
import { withSession } from './session.ts'

type CheckWish = { readonly json: boolean; readonly traces: boolean; readonly language: Language }

/** `qc check FILE`: 0 clean, 1 errors found, 2 unreadable. */
export const check = (file: string, { json, traces, language }: CheckWish): Promise<number> =>
  withSession(async ({ judgeFile }) => {
    const bar = createBar(basename(file))
    try {
      const { judgement } = await judgeFile(file, bar.step)
      bar.end()
      const report = reportOf(judgement, basename(file), language, { traces })
      if (json) console.log(JSON.stringify(report, null, 1))
      else {
        for (const { row, trace = [] } of report.rows) for (const line of trace) console.log(`${row}  ${line}`)
        printFindings(
          report,
          judgement.findings.map((finding) => say(finding, language)),
          language,
        )
      }
      return judgement.counts.errors > 0 ? 1 : 0
    } catch (error) {
      bar.end()
      if (!isUnreadable(error)) throw error
      const report = unreadableReport(error, basename(file), language)
      if (json) console.log(JSON.stringify(report, null, 1))
      else printFindings({ ...report, counts: { rows: 0, ...countOf(report.findings) } }, report.findings, language)
      return 2
    }
  })
