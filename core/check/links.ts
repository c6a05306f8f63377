// A whole link applies or not as the facts of the case say (VR-20, VR-21, VR-22), and is scored whole (VR-40, VR-41).

import { appliesTo } from '../plan.ts'
import type { Item } from '../rubric.ts'
import { isJudged, isNA, itemOf, type Row } from './row.ts'
import { type Found, rowRule, says } from './rule.ts'

/** Items of a link for which something holds. */
const itemsWhere = (row: Row, link: string, holds: (item: Item) => boolean): readonly Item[] =>
  row.lookups.rubric.itemsOf.get(link)?.filter(holds) ?? []

const claims = (row: Row, link: string, item: Item): boolean => {
  const cell = itemOf(row, item.id)
  return cell.kind === 'na' && row.lookups.rubric.linkById.get(link)!.naCodes.includes(cell.reason)
}

/**
 * Either the link does not apply and its cells are empty (or say so), or it applies and no cell says that it does not.
 * @param at the column of the fact that decides
 */
function wholeLink(row: Row, link: string, at: string, found: Found<'filled' | 'claimed'>) {
  const { lookups, score, exam } = row
  const status = score.links[link]?.status
  const na = status === 'NA'
  if (status === 'OUT_OF_SCOPE' || (na ? row.idle === 0 : row.odd === 0)) return
  const items = na
    ? itemsWhere(row, link, (item) => itemOf(row, item.id).kind !== 'blank' && !claims(row, link, item))
    : itemsWhere(row, link, (item) => appliesTo(item, exam.modality) && claims(row, link, item))
  if (items.length === 0) return
  const params = {
    fact: lookups.caption(at),
    value: String(exam[at as 'film_type']),
    link: lookups.link(link),
    count: items.length,
    item: items[0]!.id,
  }
  found(at, na ? 'filled' : 'claimed', params)
}

const wholeWords = {
  filled: says(
    [
      '{fact}为 {value}，{link}整环节不适用，但已填了 {count} 个条目（从 {item} 起）',
      '该环节确不适用的，清空其条目；否则更正{fact}',
    ],
    [
      '{fact} is {value}, so {link} does not apply, but {count} of its items are filled (from {item} on)',
      'If the link does not apply, clear its items; otherwise correct {fact}',
    ],
  ),
  claimed: says(
    [
      '{fact}为 {value}，{link}适用，但有 {count} 个条目填了整环节不适用的原因（从 {item} 起）',
      '据实为这些条目评分；该环节确不适用的，更正{fact}',
    ],
    [
      '{fact} is {value}, so {link} applies, but {count} of its items hold a reason for which the whole link does not (from {item} on)',
      'Score these items; if the link does not apply, correct {fact}',
    ],
  ),
}

export const links = [
  rowRule({
    id: 'VR-20',
    needs: { filled: ['film_type', 'qc_scope'], seen: ['modality'] },
    words: {
      ...wholeWords,
      paper: says(
        [
          '{item} 填了 NA:N07（仅电子/云胶片），但胶片类型为 {film}',
          '据实为 {item} 评分；仅有电子胶片的，胶片类型改填 EFILM',
        ],
        [
          '{item} holds NA:N07 (e-film only), but the film type is {film}',
          'Score {item}; if there is only an e-film, set the film type to EFILM',
        ],
      ),
    },
    test: (row, found) => {
      const { exam, lookups } = row
      wholeLink(row, 'FLM', 'film_type', found)
      if (exam.film_type === 'EFILM' || row.na === 0) return
      for (let n = 0; n < lookups.filmless.length; n++) {
        const { id } = lookups.filmless[n]!
        if (isNA(itemOf(row, id), 'N07'))
          found(id, 'paper', { item: id, film: lookups.code('film_types', exam.film_type ?? '') })
      }
    },
  }),
  rowRule({
    id: 'VR-21',
    needs: { filled: ['recon_required', 'modality', 'qc_scope'] },
    words: wholeWords,
    test: (row, found) => {
      const { exam, lookups } = row
      const flat = exam.modality !== null && !lookups.modalities3d.has(exam.modality)
      wholeLink(row, 'R3D', flat ? 'modality' : 'recon_required', found)
    },
  }),
  rowRule({
    id: 'VR-22',
    needs: { filled: ['solo_signoff', 'qc_scope'], seen: ['modality'] },
    words: wholeWords,
    test: (row, found) => wholeLink(row, 'REV', 'solo_signoff', found),
  }),
  rowRule({
    id: 'VR-40',
    needs: { filled: ['modality'] },
    words: {
      many: says(
        [
          '{link}中资料不可得（N17）的条目共 {points} 分，超过 {most} 分（从 {item} 起）',
          '尽量补取资料后评分；确实不可得的，在备注中说明',
        ],
        [
          '{link}: items worth {points} points are marked data not obtainable (N17), more than {most} (from {item} on)',
          'Try to obtain the data and score; if it cannot be had, say so in the remarks',
        ],
      ),
    },
    test: (row, found) => {
      if (row.unobtainable === 0) return
      const { exam, lookups } = row
      const most = lookups.rubric.config.unassessableMaxPointsPerLink
      for (const { id } of lookups.rubric.links) {
        if (!isJudged(row, id)) continue
        const items = itemsWhere(row, id, (item) => appliesTo(item, exam.modality) && isNA(itemOf(row, item.id), 'N17'))
        const points = items.reduce((sum, item) => sum + item.maxPoints, 0)
        if (points > most) found(items[0]!.id, 'many', { link: lookups.link(id), points, most, item: items[0]!.id })
      }
    },
  }),
  rowRule({
    id: 'VR-41',
    needs: { filled: ['qc_scope', 'modality'] },
    words: {
      blank: says(
        ['{item} 未评', '填 √、扣分字母或 NA:Nxx；尚未评完的，记录状态改为 DRAFT'],
        [
          '{item} is not scored',
          'Enter √, deduction letters or NA:Nxx; if the row is not finished, set the record status to DRAFT',
        ],
      ),
      blankLink: says(
        ['{link}整环节未评（{count} 个条目）', '逐条评分；不由本行评分的，从评分环节中去掉该环节'],
        [
          '{link} is not scored at all ({count} items)',
          'Score its items; if this row does not score the link, take it out of the scope',
        ],
      ),
      outside: says(
        ['{link}不在本行的评分环节内，但已填了 {count} 个条目（从 {item} 起）', '清空这些条目，或把该环节加入评分环节'],
        [
          '{link} is not in the scope of this row, but {count} of its items are filled (from {item} on)',
          'Clear these items, or add the link to the scope',
        ],
      ),
    },
    test: (row, found) => {
      if (row.score.composite.status === 'SCORED') return
      const { exam, lookups, score } = row
      for (const { id } of lookups.rubric.links) {
        const status = score.links[id]?.status
        if (status === 'OUT_OF_SCOPE' && row.stray > 0) {
          const items = itemsWhere(row, id, (item) => itemOf(row, item.id).kind !== 'blank')
          if (items.length > 0)
            found('qc_scope', 'outside', { link: lookups.link(id), count: items.length, item: items[0]!.id })
        } else if (status === 'INCOMPLETE' && !row.draft) {
          const items = itemsWhere(row, id, (item) => appliesTo(item, exam.modality))
          const blank = items.filter((item) => itemOf(row, item.id).kind === 'blank')
          if (blank.length === items.length)
            found(items[0]!.id, 'blankLink', { link: lookups.link(id), count: items.length })
          else for (const item of blank) found(item.id, 'blank', { item: lookups.caption(item.id) })
        }
      }
    },
  }),
]
