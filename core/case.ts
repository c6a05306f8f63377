// What scoring needs to know of a row, and how it follows from the row's fields.
import type { Entry, Exam } from './exam.ts'
import type { ItemEntry } from './item-entry.ts'
import type { Rubric } from './rubric.ts'

export type Case = {
  readonly modality: string | null
  /** Links out of the row's scope are not judged; null is all links. */
  readonly scope: ReadonlySet<string> | null
  /** Why a whole link does not apply, by link. */
  readonly linkNA: Readonly<Record<string, string>>
  /** Parsed item cells in the order of `rubric.items`. */
  readonly items: readonly ItemEntry[]
  /** Who answers for an item instead of its responsible role, by item; null when nobody was changed. */
  readonly override: Readonly<Record<string, string>> | null
  /** False when the report went out unreviewed: the reporter then answers for the review. */
  readonly reviewed: boolean
}

const none: Readonly<Record<string, string>> = Object.freeze({})

/** The case of a row. */
export const caseOf = (rubric: Rubric, { exam, items }: Entry): Case => ({
  modality: exam.modality,
  scope: scopeOf(exam.qc_scope),
  linkNA: linkNAOf(rubric, exam),
  items,
  override: exam.role_override === null ? null : overridesIn(exam.role_override),
  reviewed: exam.reviewer_id !== null || exam.solo_signoff === 'Y',
})

/** Links in scope from `ALL` or `REQ;IMG`; null is all of them. An empty cell is read as ALL and reported by VR-02. */
export function scopeOf(text: string | null): ReadonlySet<string> | null {
  if (text === null || text === 'ALL') return null
  return new Set(text.split(';').filter((link) => link !== ''))
}

/**
 * Whole links that do not apply (rubric: links[].naCodes; VR-20, VR-21, VR-22): no film, no 3D demanded or a modality
 * without 3D, a licence to sign alone.
 */
export function linkNAOf(
  rubric: Rubric,
  exam: Pick<Exam, 'film_type' | 'modality' | 'recon_required' | 'solo_signoff'>,
) {
  const film = exam.film_type === 'NONE'
  const modality3d = exam.modality === null || modalitiesOfLink(rubric, 'R3D').has(exam.modality)
  const recon = !modality3d || exam.recon_required === 'N'
  const solo = exam.solo_signoff === 'Y'
  if (!film && !recon && !solo) return none
  const reasons: Record<string, string> = {}
  if (film) reasons.FLM = 'N06'
  if (recon) reasons.R3D = modality3d ? 'N08' : 'N05'
  if (solo) reasons.REV = 'N16'
  return reasons
}

const linkModalities = new WeakMap<Rubric, Map<string, ReadonlySet<string>>>()

/** Modalities for which a link has at least one item. */
export function modalitiesOfLink(rubric: Rubric, link: string): ReadonlySet<string> {
  const known = linkModalities.get(rubric) ?? new Map<string, ReadonlySet<string>>()
  linkModalities.set(rubric, known)
  const found = known.get(link) ?? new Set(rubric.itemsOf.get(link)?.flatMap(({ modalities }) => modalities))
  known.set(link, found)
  return found
}

/** Role overrides from `IMG-12=SYSTEM;REQ-05=TECH`; parts that are not of this form are left out (VR-02 reports them). */
export function overridesIn(text: string): Record<string, string> {
  const overrides: Record<string, string> = {}
  for (const part of text.split(';')) {
    const [item, role] = part.split('=')
    if (item && role) overrides[item.trim()] = role.trim()
  }
  return overrides
}
