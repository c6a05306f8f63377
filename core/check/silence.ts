// When a rule keeps silent about what it has found, because another finding already speaks of the cause.
import type { ExamKey } from '../exam.ts'
import { appliesTo } from '../plan.ts'
import type { Lookups } from './lookups.ts'
import { isJudged, itemOf, type Row } from './row.ts'
import type { Rule } from './rule.ts'

/** Facts that decide whether a link applies (rubric: links[].naCodes). */
const deciding: Readonly<Record<string, readonly ExamKey[]>> = {
  FLM: ['film_type'],
  R3D: ['modality', 'recon_required'],
  REV: ['solo_signoff'],
}

export type Silence = (rule: Rule, row: Row, at: string) => boolean

export function createSilence({ rubric, fields, scopeBits }: Lookups): Silence {
  const codesOf = new Map(fields.map(({ key, codes, open }) => [key, open ? null : codes]))

  /** Holds a value, and one that VR-02 does not object to. */
  function stands({ entry, exam }: Row, key: ExamKey): boolean {
    const value = exam[key]
    if (value === null || entry.unread.has(key)) return false
    if (key === 'qc_scope') return scopeBits(String(value)) > 0
    return codesOf.get(key)?.has(String(value)) ?? true
  }

  /** Is it known that the link is judged, and does the item apply? */
  function concerns(row: Row, link: string, item?: string): boolean {
    if (!isJudged(row, link) || !stands(row, 'qc_scope')) return false
    if (!(deciding[link] ?? []).every((key) => stands(row, key))) return false
    return item === undefined || appliesTo(rubric.itemById.get(item)!, row.exam.modality)
  }

  return ({ needs, drafts }, row, at) => {
    const { entry, exam, draft } = row
    const { unread } = entry
    if (unread.has(at)) return true
    const item = rubric.itemById.get(at)
    if (item !== undefined && !needs.anyLink && !concerns(row, item.link, item.id)) return true
    for (const key of needs.filled ?? []) if (!stands(row, key)) return true
    for (const link of needs.links ?? []) if (!concerns(row, link)) return true
    if (unread.size > 0) {
      if (needs.seen?.some((key) => unread.has(key)) || needs.items?.some((id) => unread.has(id))) return true
      if (needs.allItems && rubric.items.some(({ id }) => unread.has(id))) return true
    }
    if (needs.allItems && row.invalid > 0) return true
    for (const id of needs.items ?? []) {
      const { kind } = itemOf(row, id)
      if (kind === 'invalid') return true
      // In a draft, what is not scored yet contradicts nothing.
      if (kind === 'blank' && draft && !drafts && isJudged(row, rubric.itemById.get(id)?.link ?? '')) return true
    }
    if (item === undefined) return draft && !drafts && exam[at as ExamKey] === null
    const { kind } = itemOf(row, at)
    return (kind === 'blank' && draft && !drafts) || (kind === 'invalid' && !needs.anyLink)
  }
}
