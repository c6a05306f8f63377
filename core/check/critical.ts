// A critical finding is coded, timed, notified and scored (VR-24 to VR-28).
import { mustBeNA } from './facts.ts'
import { sayTime } from './moment.ts'
import { hasLetter, hasVeto, isJudged, isNA, itemOf, typedIn } from './row.ts'
import { rowRule, says } from './rule.ts'

const scoredItems = ['RPT-13', 'REV-08']
const scoredLinks = ['RPT', 'REV']

export const critical = [
  rowRule({
    id: 'VR-24',
    needs: {
      filled: ['critical_present'],
      seen: ['positive_flag', 'critical_code', 'critical_found_at'],
      items: scoredItems,
    },
    words: {
      negative: says(
        ['存在危急发现，阳性却填为 N', '阳性改填 Y；如无危急发现，请更正存在危急发现'],
        [
          'A critical finding is present, but the exam is marked negative',
          'Set “Positive exam” to Y; if there is no critical finding, correct that field',
        ],
      ),
      code: says(
        ['存在危急发现，但未填危急项目', '从字典中选填危急项目'],
        ['A critical finding is present, but it has no code', 'Choose the critical finding from the list'],
      ),
      time: says(
        ['存在危急发现，但未填危急发现时间，RPT-13 也未判否决', '补填危急发现时间；未识别或未通报的，RPT-13 填 V'],
        [
          'A critical finding is present, but the time it was found is missing and RPT-13 is not vetoed',
          'Enter the time; if it was not recognised or not notified, enter V in RPT-13',
        ],
      ),
      unscored: says(
        ['存在危急发现，{item} 须评分，不得填 {entry}', '据实为 {item} 评分'],
        ['A critical finding is present: {item} must be scored, not {entry}', 'Score {item}'],
      ),
    },
    test: (row, found) => {
      const { exam } = row
      if (exam.critical_present !== 'Y') return
      if (exam.positive_flag === 'N') found('positive_flag', 'negative')
      if (exam.critical_code === null) found('critical_code', 'code')
      if (exam.critical_found_at === null && isJudged(row, 'RPT') && !hasVeto(itemOf(row, 'RPT-13')))
        found('critical_found_at', 'time')
      for (const item of scoredItems) {
        const cell = itemOf(row, item)
        if (cell.kind === 'na') found(item, 'unscored', { item, entry: typedIn(cell) })
      }
    },
  }),
  rowRule({
    id: 'VR-25',
    needs: { filled: ['critical_present'], items: scoredItems },
    words: { mustBeNA },
    test: (row, found) => {
      if (row.exam.critical_present !== 'N') return
      for (let n = 0; n < scoredItems.length; n++) {
        const item = scoredItems[n]!
        const cell = itemOf(row, item)
        if (isNA(cell, 'N13') || (cell.kind === 'blank' && !isJudged(row, scoredLinks[n]!))) continue
        const { caption } = row.lookups
        const params = { fact: caption('critical_present'), item: caption(item), reason: 'N13', entry: typedIn(cell) }
        found(item, 'mustBeNA', params, { fix: cell.kind === 'blank' ? 'NA:N13' : undefined })
      }
    },
  }),
  rowRule({
    id: 'VR-26',
    needs: { filled: ['critical_present'], seen: ['critical_notified_at'], items: ['RPT-13'] },
    words: {
      silent: says(
        ['存在危急发现而无危急通报时间，RPT-13 须判 V，现为“{entry}”', '补填危急通报时间；确未通报的，RPT-13 填 V'],
        [
          'A critical finding has no time of notice: RPT-13 must be V, but it holds “{entry}”',
          'Enter the time of notice; if nobody was notified, enter V in RPT-13',
        ],
      ),
    },
    test: (row, found) => {
      if (row.exam.critical_present !== 'Y' || row.exam.critical_notified_at !== null) return
      const cell = itemOf(row, 'RPT-13')
      if (!hasVeto(cell)) found('RPT-13', 'silent', { entry: typedIn(cell) })
    },
  }),
  rowRule({
    id: 'VR-27',
    needs: { filled: ['critical_found_at', 'critical_notified_at'], items: ['RPT-13'] },
    words: {
      reversed: says(
        ['危急通报时间 {notified} 早于危急发现时间 {seen}', '按通报记录核对两个时间'],
        [
          'The critical finding was notified at {notified}, before it was found at {seen}',
          'Check both times against the record of the notice',
        ],
      ),
      late: says(
        [
          '危急发现到通报用时 {minutes} 分钟，超过 {most} 分钟，RPT-13 须扣 B，现为“{entry}”',
          '核对两个时间；确已超时的，在 RPT-13 中填 B',
        ],
        [
          'From finding to notice it took {minutes} minutes, more than {most}: RPT-13 must hold B, but it holds “{entry}”',
          'Check both times; if the notice was late, enter B in RPT-13',
        ],
      ),
    },
    test: (row, found) => {
      const { critical_found_at: seen, critical_notified_at: notified } = row.exam
      if (seen === null || notified === null) return
      const most = row.lookups.rubric.config.criticalNoticeMinutes
      if (notified < seen)
        found('critical_notified_at', 'reversed', { notified: sayTime(notified), seen: sayTime(seen) })
      else if (notified - seen > 60 * most) {
        const cell = itemOf(row, 'RPT-13')
        // A veto already takes the whole item.
        if (hasLetter(cell, 'B') || hasVeto(cell)) return
        found('RPT-13', 'late', { minutes: Math.ceil((notified - seen) / 60), most, entry: typedIn(cell) })
      }
    },
  }),
  rowRule({
    id: 'VR-28',
    needs: {
      filled: ['critical_notified_at'],
      seen: ['critical_notifier_id', 'critical_receiver_id'],
      items: ['RPT-13'],
      links: ['RPT'],
    },
    words: {
      unrecorded: says(
        ['已通报危急发现，但{who}为空，RPT-13 未扣 A', '补填{who}；记录确实不全的，在 RPT-13 中填 A'],
        [
          'The critical finding was notified, but “{who}” is empty and RPT-13 does not hold A',
          'Fill in “{who}”; if the record is incomplete, enter A in RPT-13',
        ],
      ),
    },
    test: (row, found) => {
      const { exam, lookups } = row
      if (exam.critical_notified_at === null) return
      if (exam.critical_notifier_id !== null && exam.critical_receiver_id !== null) return
      const cell = itemOf(row, 'RPT-13')
      if (hasLetter(cell, 'A') || hasVeto(cell)) return
      const at = exam.critical_notifier_id === null ? 'critical_notifier_id' : 'critical_receiver_id'
      found(at, 'unrecorded', { who: lookups.caption(at) })
    },
  }),
]
