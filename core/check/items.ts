// What may stand in item cells (VR-38, VR-39, VR-42, VR-49, VR-52).

import { withoutMark } from '../discussion.ts'
import { appliesTo } from '../plan.ts'
import type { Item } from '../rubric.ts'
import { hasVeto, isJudged, isNA, itemOf, type Row, typedIn } from './row.ts'
import { rowRule, says } from './rule.ts'

/** Everything that the item takes, as a person would type it. */
const choices = (item: Item): string =>
  [
    '√',
    ...item.deductions.map(({ letter, maxCount }) => (maxCount > 1 ? `${letter}*${maxCount}` : letter)),
    ...(item.veto ? ['V'] : []),
    ...item.naReasons.map((reason) => `NA:${reason}`),
  ].join(' ')

/** Codes that weigh so much that a remark must explain them: S3 and V. */
function graveCodes(row: Row): string[] {
  const { lookups, entry, exam } = row
  return lookups.rubric.items.flatMap((item, n) => {
    const cell = entry.items[n]!
    if (cell.kind !== 'deducted' || !(cell.major || cell.veto)) return []
    if (!isJudged(row, item.link) || !appliesTo(item, exam.modality)) return []
    const majors = new Set(item.deductions.filter(({ severity }) => severity === 'S3').map(({ code }) => code))
    return [...new Set(cell.codes)].filter((code) => majors.has(code) || code === item.veto?.code)
  })
}

export const items = [
  rowRule({
    id: 'VR-38',
    needs: { anyLink: true },
    voided: true,
    words: {
      grammar: says(
        ['{item} 中的“{text}”不是可识别的录入', '可填：{choices}；多个字母用逗号分开，次数写作 A*2'],
        ['“{text}” in {item} is not an entry', 'Allowed: {choices}; join letters by commas, write counts as A*2'],
      ),
      letter: says(
        ['{item} 没有“{text}”中的扣分等级', '可填：{choices}'],
        ['{item} has no such deduction as in “{text}”', 'Allowed: {choices}'],
      ),
      count: says(
        ['{item} 中“{text}”的次数超过允许的次数，或同一字母写了两次', '可填：{choices}'],
        ['“{text}” in {item} counts a letter too often, or names it twice', 'Allowed: {choices}'],
      ),
      single: says(
        ['{item} 只能填一个字母，现为“{text}”', '只保留最符合的一个字母。可填：{choices}'],
        ['{item} takes one letter, but it holds “{text}”', 'Keep the one letter that fits best. Allowed: {choices}'],
      ),
      exclusive: says(
        ['{item} 中“{text}”的字母不能同时使用', '只保留其中一个：{exclusive}'],
        ['The letters of “{text}” in {item} do not go together', 'Keep one of these only: {exclusive}'],
      ),
      reason: says(
        ['{item} 中“{text}”的不适用原因无法识别', '可填：{choices}'],
        ['The reason in “{text}” of {item} is not known', 'Allowed: {choices}'],
      ),
    },
    test: ({ invalid, entry, lookups }, found) => {
      if (invalid === 0) return
      for (const [n, cell] of entry.items.entries()) {
        if (cell.kind !== 'invalid') continue
        const item = lookups.rubric.items[n]!
        const exclusive = item.exclusiveLetters.map((letters) => letters.join(' / ')).join('; ')
        found(item.id, cell.fault, {
          item: lookups.caption(item.id),
          text: cell.text,
          choices: choices(item),
          exclusive,
        })
      }
    },
  }),
  rowRule({
    id: 'VR-39',
    needs: { seen: ['remarks'] },
    words: {
      reason: says(
        ['{item} 不能以 {reason} 为不适用原因', '据实评分，或改用该条目允许的原因：{allowed}'],
        ['{item} may not be not applicable for {reason}', 'Score it, or give a reason that the item allows: {allowed}'],
      ),
      unexplained: says(
        [
          '有 {count} 个条目填了 NA:N17（资料不可得，从 {item} 起），备注为空',
          '在备注中说明哪些资料不可得、为何不可得',
        ],
        [
          '{count} items hold NA:N17, data not obtainable (from {item} on), and there is no remark',
          'Say in the remarks which data cannot be had and why',
        ],
      ),
    },
    test: (row, found) => {
      const { lookups, entry, exam } = row
      if (row.odd === 0 && (row.unobtainable === 0 || withoutMark(exam.remarks) !== null)) return
      let first: string | null = null
      for (const [n, cell] of entry.items.entries()) {
        if (cell.kind !== 'na') continue
        const item = lookups.rubric.items[n]!
        if (!isJudged(row, item.link) || !appliesTo(item, exam.modality)) continue
        if (cell.reason === 'N17') first ??= item.id
        if (lookups.allowed[n]!.has(cell.reason)) continue
        const known = lookups.rubric.codesOf.get('na_reasons')?.has(cell.reason)
        found(item.id, 'reason', {
          item: lookups.caption(item.id),
          reason: known ? lookups.code('na_reasons', cell.reason) : cell.reason,
          allowed: item.naReasons.map((reason) => `NA:${reason}`).join(' '),
        })
      }
      if (first !== null && withoutMark(exam.remarks) === null)
        found('remarks', 'unexplained', { count: row.unobtainable, item: first })
    },
  }),
  rowRule({
    id: 'VR-42',
    needs: { seen: ['remarks', 'modality'] },
    words: {
      unexplained: says(
        ['有严重或否决扣分（{codes}），备注为空', '在备注中写明事实和依据，不写患者姓名和联系方式'],
        [
          'There are major deductions or vetoes ({codes}), and there is no remark',
          'State the facts in the remarks, without names or contact data of patients',
        ],
      ),
    },
    test: (row, found) => {
      if (!row.grave || withoutMark(row.exam.remarks) !== null) return
      const codes = graveCodes(row)
      found('remarks', 'unexplained', { codes: codes.slice(0, 6).join(' ') + (codes.length > 6 ? ' …' : '') })
    },
  }),
  rowRule({
    id: 'VR-49',
    needs: { items: ['REQ-04', 'REQ-05', 'IMG-03'], links: ['REQ'] },
    words: {
      both: says(
        [
          '申请环节已判 {codes}，IMG-03 又填“{entry}”：申请错误与执行错误应分开归责',
          'IMG-03 只按技师当时能够知道的情况评分；按申请执行且无从知晓错误的，填 √',
        ],
        [
          'The request has {codes}, and IMG-03 holds “{entry}”: the fault of the order and that of performing it are kept apart',
          'Judge IMG-03 only on what the technician could know; enter √ if the order was followed and the fault could not be seen',
        ],
      ),
    },
    test: (row, found) => {
      if (!row.grave) return
      const codes = ['REQ-04', 'REQ-05'].filter((id) => hasVeto(itemOf(row, id))).map((id) => `${id}V`)
      const cell = itemOf(row, 'IMG-03')
      if (codes.length === 0 || !(hasVeto(cell) || cell.kind === 'na')) return
      found('IMG-03', 'both', { codes: codes.join(' '), entry: typedIn(cell) })
    },
  }),
  rowRule({
    id: 'VR-52',
    needs: { items: ['R3D-01'] },
    words: {
      undone: says(
        [
          'R3D-01 判 V（重建完全未做），{item} 应填 NA:N18，现为“{entry}”',
          '在 {item} 中填 NA:N18；做过重建的，更正 R3D-01',
        ],
        [
          'R3D-01 is V (3D not done at all), so {item} must be NA:N18, but it holds “{entry}”',
          'Enter NA:N18 in {item}; if some 3D was done, correct R3D-01',
        ],
      ),
      done: says(
        ['{item} 填了 NA:N18（重建完全未做），但 R3D-01 未判 V', '据实为 {item} 评分；重建完全未做的，R3D-01 填 V'],
        [
          '{item} holds NA:N18 (3D not done at all), but R3D-01 is not V',
          'Score {item}; if no 3D was done at all, enter V in R3D-01',
        ],
      ),
    },
    test: (row, found) => {
      if (!isJudged(row, 'R3D')) return
      const undone = hasVeto(itemOf(row, 'R3D-01'))
      const { undone: items } = row.lookups
      for (let n = 0; n < items.length; n++) {
        const { id } = items[n]!
        const cell = itemOf(row, id)
        if (isNA(cell, 'N18') === undone) continue
        const item = row.lookups.caption(id)
        if (undone)
          found(id, 'undone', { item, entry: typedIn(cell) }, { fix: cell.kind === 'blank' ? 'NA:N18' : undefined })
        else found(id, 'done', { item })
      }
    },
  }),
]
