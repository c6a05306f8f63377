// One exam while it is scored in the pane: what stands in its row, and what was pressed since. Nothing is written before it is committed.
import { caseOf, linkNAOf, scopeOf } from '../../../core/case.ts'
import type { Entry, Stamp } from '../../../core/exam.ts'
import { type ItemEntry, itemEntry } from '../../../core/item-entry.ts'
import { planOf } from '../../../core/plan.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { type CaseScore, score } from '../../../core/score.ts'
import { textOf } from './item-text.ts'
import { type Suggestion, suggestionsOf } from './suggestions.ts'

/** Fields of the row that can be set while it is scored: who is scored, and facts for which a whole link does not apply. */
export type FieldKey =
  | 'qc_person_id'
  | 'qc_person_title'
  | 'request_physician_id'
  | 'technician_id'
  | 'technician_title'
  | 'reporter_id'
  | 'reporter_title'
  | 'reviewer_id'
  | 'reviewer_title'
  | 'film_type'
  | 'recon_required'
  | 'solo_signoff'

export type Draft = {
  /** The row as it stands in the sheet. */
  readonly entry: Entry
  /** What was pressed, by the place of the item among `rubric.items`; empty text clears. */
  readonly typed: ReadonlyMap<number, string>
  readonly fields: ReadonlyMap<FieldKey, string>
  /** Remark and second person as changed here; null: as they stand. */
  readonly remarks: string | null
  readonly second: string | null
  /** Place of the current item. */
  readonly place: number
}

/** What stands in an item's cell, or will. `source` says why: it was there, was pressed, is suggested, or is full marks by default. */
export type Shown = {
  readonly text: string
  readonly entry: ItemEntry
  readonly source: 'sheet' | 'typed' | 'suggested' | 'default'
  readonly why: Suggestion | null
}

export type DraftView = {
  /** By place; null: the item is not judged in this row. */
  readonly shown: readonly (Shown | null)[]
  /** The row as it would be committed. */
  readonly entry: Entry
  readonly score: CaseScore
}

export const openDraft = (rubric: Rubric, entry: Entry): Draft => {
  const draft = { entry, typed: new Map(), fields: new Map(), remarks: null, second: null, place: 0 }
  const places = judgedPlaces(rubric, draft)
  return { ...draft, place: places.find((place) => entry.items[place]!.kind === 'blank') ?? places[0] ?? 0 }
}

const changed = new WeakMap<Draft['fields'], Entry>()

/** The row with the fields that were set here; the same value as long as neither changes. */
function entryOf({ entry, fields }: Pick<Draft, 'entry' | 'fields'>): Entry {
  if (fields.size === 0) return entry
  const known = changed.get(fields)
  if (known?.row === entry.row && known.items === entry.items) return known
  const made = { ...entry, exam: { ...entry.exam, ...Object.fromEntries(fields) } }
  changed.set(fields, made)
  return made
}

/** Places of the items that the row is to be scored for: in its scope, links and items that apply. */
export function judgedPlaces(rubric: Rubric, draft: Pick<Draft, 'entry' | 'fields'>): readonly number[] {
  const { exam } = entryOf(draft)
  const scope = scopeOf(exam.qc_scope)
  const aside = linkNAOf(rubric, exam)
  const applies = planOf(rubric).applies(exam.modality)
  return rubric.items.flatMap(({ link }, place) =>
    (scope === null || scope.has(link)) && aside[link] === undefined && applies[place] === 1 ? [place] : [],
  )
}

/** How a draft would stand when it is committed: full marks where nothing else is said. */
export function viewOf(rubric: Rubric, draft: Draft, today: Stamp): DraftView {
  const judged = new Set(judgedPlaces(rubric, draft))
  const base = entryOf(draft)
  const held = rubric.items.map((item, place) => {
    const typed = draft.typed.get(place)
    return typed === undefined ? base.items[place]! : itemEntry(item, typed)
  })
  const hints = suggestionsOf(rubric, { ...base, items: held }, today)
  const shown = rubric.items.map((item, place): Shown | null => {
    if (!judged.has(place)) return null
    const entry = held[place]!
    const why = hints.get(place) ?? null
    if (entry.kind !== 'blank') {
      const text = textOf(item, entry)
      return { text, entry, source: draft.typed.has(place) ? 'typed' : 'sheet', why: text === why?.text ? why : null }
    }
    return why
      ? { text: why.text, entry: itemEntry(item, why.text), source: 'suggested', why }
      : { text: '√', entry: { kind: 'met' }, source: 'default', why: null }
  })
  const exam = {
    ...base.exam,
    remarks: draft.remarks === null ? base.exam.remarks : draft.remarks.trim() || null,
    arbiter_id: draft.second === null ? base.exam.arbiter_id : draft.second.trim() || null,
  }
  const entry = { ...base, exam, items: held.map((each, place) => shown[place]?.entry ?? each) }
  return { shown, entry, score: score(rubric, caseOf(rubric, entry)) }
}

export const isTouched = ({ typed, fields, remarks, second }: Draft): boolean =>
  typed.size > 0 || fields.size > 0 || remarks !== null || second !== null

/** Vetoes of the judged items, by code. */
export const vetoesIn = (rubric: Rubric, { shown }: DraftView): readonly string[] =>
  rubric.items.flatMap(({ veto }, place) => {
    const entry = shown[place]?.entry
    return veto && entry?.kind === 'deducted' && entry.veto ? [veto.code] : []
  })
