// Who may report, review and score (VR-07 to VR-10).
import { hasLetter, hasVeto, itemOf } from './row.ts'
import { rowRule, says } from './rule.ts'

/** Attending: below this rank nobody reviews (rubric: VR-09). */
const leastReviewerRank = 3

const scored = ['reporter_id', 'reviewer_id', 'technician_id', 'request_physician_id'] as const
const posts = ['technician_title', 'reporter_title', 'reviewer_title'] as const

export const staff = [
  rowRule({
    id: 'VR-07',
    needs: { filled: ['solo_signoff', 'reporter_id'], seen: ['reviewer_id'], items: ['REV-01'], links: ['REV'] },
    words: {
      nobody: says(
        [
          '审核医师工号为空，但既无独立签发授权，REV-01 也未判否决',
          '补填审核医师工号；有独立签发授权的，独立签发授权填 Y；确实无人审核的，REV-01 填 V',
        ],
        [
          'There is no reviewing physician, no licence to sign alone, and REV-01 is not vetoed',
          'Enter the reviewing physician; with a licence set “Licensed to sign alone” to Y; if nobody reviewed, enter V in REV-01',
        ],
      ),
      self: says(
        [
          '审核医师与诊断医师为同一人，但既无独立签发授权，REV-01 也未判否决',
          '核对两个工号；有独立签发授权的，独立签发授权填 Y；否则 REV-01 填 V',
        ],
        [
          'The reviewing and the reporting physician are the same person, without a licence to sign alone, and REV-01 is not vetoed',
          'Check both ids; with a licence set “Licensed to sign alone” to Y; otherwise enter V in REV-01',
        ],
      ),
    },
    test: (row, found) => {
      const { reviewer_id: reviewer, reporter_id: reporter, solo_signoff: solo } = row.exam
      if (solo === 'Y' || (reviewer !== null && reviewer !== reporter) || hasVeto(itemOf(row, 'REV-01'))) return
      found('reviewer_id', reviewer === null ? 'nobody' : 'self')
    },
  }),
  rowRule({
    id: 'VR-08',
    needs: { filled: ['qc_role', 'qc_person_id'], seen: scored },
    words: {
      self: says(
        ['质控人员工号与本行的{post}相同，不得评自己的工作', '改由他人评分；培训练习请把质控角色填为 T'],
        [
          'The QC person is also entered as {post}: nobody scores their own work',
          'Let somebody else score the case; for a training row set the QC role to T',
        ],
      ),
    },
    test: ({ exam, lookups }, found) => {
      const person = exam.qc_person_id
      if (person === null || exam.qc_role === 'T') return
      if (
        person !== exam.reporter_id &&
        person !== exam.reviewer_id &&
        person !== exam.technician_id &&
        person !== exam.request_physician_id
      )
        return
      const post = scored.find((key) => exam[key] === person)!
      found('qc_person_id', 'self', { post: lookups.caption(post) })
    },
  }),
  rowRule({
    id: 'VR-09',
    needs: { filled: ['reviewer_title', 'reporter_title'], items: ['REV-01'], links: ['REV'] },
    words: {
      low: says(
        [
          '审核医师职称为 {reviewer}，低于要求（主治及以上，且不低于诊断医师的 {reporter}），REV-01 未扣分',
          '核对职称；确实不够的，在 REV-01 中填 B、C 或 V',
        ],
        [
          'The reviewing physician is {reviewer}: below the demand (attending or above, and not below the reporter, {reporter}), and REV-01 is not deducted',
          'Check the titles; if the reviewer falls short, enter B, C or V in REV-01',
        ],
      ),
    },
    test: (row, found) => {
      const { exam, lookups, reviewer, reporter } = row
      if (!reviewer || !reporter || reviewer.rank >= Math.max(leastReviewerRank, reporter.rank)) return
      const cell = itemOf(row, 'REV-01')
      if (hasLetter(cell, 'B') || hasLetter(cell, 'C') || hasVeto(cell)) return
      found('reviewer_title', 'low', {
        reviewer: lookups.code('titles', exam.reviewer_title!),
        reporter: lookups.code('titles', exam.reporter_title!),
      })
    },
  }),
  rowRule({
    id: 'VR-10',
    needs: { seen: posts },
    words: {
      technician: says(
        ['技师职称为 {title}，不是技师或医师类职称', '核对技师职称，选用字典中的技师或医师类代码'],
        [
          'The title of the technician is {title}: neither a technologist’s nor a physician’s title',
          'Check the title; choose a technologist’s or physician’s code from the list',
        ],
      ),
      physician: says(
        ['{post}为 {title}，不是医师类职称', '核对{post}和工号，选用字典中的医师类代码'],
        [
          '{post} is {title}: not a physician’s title',
          'Check the title and the id; choose a physician’s code from the list',
        ],
      ),
    },
    test: ({ exam, lookups, technician, reporter, reviewer }, found) => {
      if (technician && technician.family !== 'technician' && technician.family !== 'physician')
        found('technician_title', 'technician', { title: lookups.code('titles', exam.technician_title!) })
      if (reporter && reporter.family !== 'physician')
        found('reporter_title', 'physician', {
          post: lookups.caption('reporter_title'),
          title: lookups.code('titles', exam.reporter_title!),
        })
      if (reviewer && reviewer.family !== 'physician')
        found('reviewer_title', 'physician', {
          post: lookups.caption('reviewer_title'),
          title: lookups.code('titles', exam.reviewer_title!),
        })
    },
  }),
]
