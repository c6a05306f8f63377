// Times stand in the order in which things happen (VR-03 to VR-06).
import { dayOf, sayDay, sayTime } from './moment.ts'
import { rowRule, says } from './rule.ts'

export const times = [
  rowRule({
    id: 'VR-03',
    needs: { filled: ['request_time', 'exam_start'], seen: ['encounter_type', 'oral_order'] },
    words: {
      late: says(
        [
          '申请时间 {request} 晚于检查开始时间 {start}，且未登记为口头急诊医嘱',
          '核对两个时间；确为口头急诊医嘱的，就诊类别填 E，口头急诊医嘱填 Y',
        ],
        [
          'The request time {request} is later than the exam start {start}, and no oral emergency order is recorded',
          'Check both times; for an oral emergency order set the encounter type to E and the oral order to Y',
        ],
      ),
    },
    test: ({ exam }, found) => {
      if (exam.request_time! <= exam.exam_start!) return
      if (exam.encounter_type === 'E' && exam.oral_order === 'Y') return
      found('request_time', 'late', { request: sayTime(exam.request_time), start: sayTime(exam.exam_start) })
    },
  }),
  rowRule({
    id: 'VR-04',
    needs: { filled: ['exam_start', 'exam_end'] },
    words: {
      early: says(
        ['检查结束时间 {end} 早于检查开始时间 {start}', '核对两个时间；结束时间不详时可留空'],
        [
          'The exam end {end} is earlier than the exam start {start}',
          'Check both times; leave the end empty if it is not known',
        ],
      ),
    },
    test: ({ exam }, found) => {
      if (exam.exam_end === null || exam.exam_end >= exam.exam_start!) return
      found('exam_end', 'early', { end: sayTime(exam.exam_end), start: sayTime(exam.exam_start) })
    },
  }),
  rowRule({
    id: 'VR-05',
    needs: { seen: ['exam_start', 'draft_time', 'report_time'] },
    words: {
      draft: says(
        ['报告提交时间 {draft} 早于检查开始时间 {start}', '按 RIS 记录核对报告提交时间和检查开始时间'],
        [
          'The report was submitted at {draft}, before the exam started at {start}',
          'Check the submit time and the exam start against the RIS',
        ],
      ),
      issue: says(
        ['报告签发时间 {issue} 早于报告提交时间 {draft}', '按 RIS 记录核对报告签发时间和报告提交时间'],
        [
          'The report was issued at {issue}, before it was submitted at {draft}',
          'Check the issue time and the submit time against the RIS',
        ],
      ),
      issueStart: says(
        ['报告签发时间 {issue} 早于检查开始时间 {start}', '按 RIS 记录核对报告签发时间和检查开始时间'],
        [
          'The report was issued at {issue}, before the exam started at {start}',
          'Check the issue time and the exam start against the RIS',
        ],
      ),
    },
    test: ({ exam: { exam_start, draft_time, report_time } }, found) => {
      if (exam_start !== null && draft_time !== null && draft_time < exam_start)
        found('draft_time', 'draft', { draft: sayTime(draft_time), start: sayTime(exam_start) })
      if (report_time === null) return
      if (draft_time !== null && report_time < draft_time)
        found('report_time', 'issue', { issue: sayTime(report_time), draft: sayTime(draft_time) })
      else if (draft_time === null && exam_start !== null && report_time < exam_start)
        found('report_time', 'issueStart', { issue: sayTime(report_time), start: sayTime(exam_start) })
    },
  }),
  rowRule({
    id: 'VR-06',
    needs: { filled: ['qc_date'], seen: ['report_time'] },
    words: {
      early: says(
        ['质控日期 {date} 早于报告签发日期 {issue}', '核对质控日期和报告签发时间；报告签发之后才能质控'],
        [
          'The QC date {date} is earlier than the day of issue {issue}',
          'Check the QC date and the issue time; a report is scored after it was issued',
        ],
      ),
      future: says(
        ['质控日期 {date} 晚于今天 {today}', '改为实际的质控日期'],
        ['The QC date {date} is later than today, {today}', 'Enter the day on which the case was scored'],
      ),
    },
    test: ({ exam: { qc_date, report_time }, today }, found) => {
      if (qc_date === null) return
      const date = dayOf(qc_date)
      if (report_time !== null && dayOf(report_time) > date)
        found('qc_date', 'early', { date: sayDay(date), issue: sayDay(report_time) })
      if (date > dayOf(today)) found('qc_date', 'future', { date: sayDay(date), today: sayDay(today) })
    },
  }),
]
