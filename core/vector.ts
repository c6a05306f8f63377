// Test vectors: a case by item entries and what its scores must be. The same shape as the command line's `vectors FILE`.
import * as v from 'valibot'
import { type Case, overridesIn, scopeOf } from './case.ts'
import { canonicalEntry, itemEntry } from './item-entry.ts'
import type { Rubric } from './rubric.ts'
import { type CaseScore, score } from './score.ts'

const texts = v.record(v.string(), v.string())

/** Fields of the row that may stand beside the entries, by column key, as in the score sheet. */
const rowFields = {
  qc_scope: v.optional(v.string(), 'ALL'),
  role_override: v.optional(v.nullable(v.string()), null),
  /** Empty: the report went out unreviewed. */
  reviewer_id: v.optional(v.nullable(v.string()), 'reviewer'),
}

export const vectorShape = v.object({
  id: v.string(),
  zh: v.optional(v.string()),
  en: v.optional(v.string()),
  modality: v.string(),
  /** Reasons why whole links do not apply. */
  linkNA: v.optional(texts, {}),
  /** Items that are not √; an empty text is an item not scored yet. */
  entries: texts,
  ...rowFields,
  expected: v.record(v.string(), v.unknown()),
})
export type Vector = v.InferOutput<typeof vectorShape>

export type Difference = { readonly path: string; readonly expected: unknown; readonly got: unknown }

/** The case of a vector: every item that it does not name is √. */
export const caseOfVector = (rubric: Rubric, vector: Vector): Case => ({
  modality: vector.modality,
  linkNA: vector.linkNA,
  scope: scopeOf(vector.qc_scope),
  items: rubric.items.map((item) => itemEntry(item, canonicalEntry(vector.entries[item.id] ?? '√'))),
  override: vector.role_override === null ? null : overridesIn(vector.role_override),
  reviewed: Boolean(vector.reviewer_id),
})

/** Scores a vector and compares every expected value; no difference means that it passes. */
export function differencesOf(rubric: Rubric, vector: Vector): Difference[] {
  const unknown = Object.keys(vector.entries).filter((item) => !rubric.itemById.has(item))
  const got: CaseScore = score(rubric, caseOfVector(rubric, vector))
  return [
    ...unknown.map((item) => ({ path: `entries.${item}`, expected: 'an item of the rubric', got: undefined })),
    ...differences('', vector.expected, got),
  ]
}

function differences(path: string, expected: unknown, got: unknown): Difference[] {
  if (isPlain(expected) && isPlain(got)) {
    // Roles and links are closed sets: one too many is as wrong as one too few.
    const keys = new Set([...Object.keys(expected), ...(/^(links|roleScores)$/.test(path) ? Object.keys(got) : [])])
    return [...keys].flatMap((key) => differences(path ? `${path}.${key}` : key, expected[key], got[key]))
  }
  return JSON.stringify(expected) === JSON.stringify(got) ? [] : [{ path, expected, got }]
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
