// What scoring remembers besides the draft.
import { signal } from '@preact/signals'
import type { Draft } from '../scoring/draft.ts'
import type { Earlier } from '../scoring/same.ts'
import type { Reading } from '../staff/person.ts'

/** A draft with what was pressed before it, so that it can be taken up again. */
export type Kept = { readonly draft: Draft; readonly presses: readonly Draft[] }

export type Want = 'list' | 'remark' | 'find' | 'people'

/** What the list of reasons waits for: a line of it, or how often the letter of a line is to be given. */
export type Choosing = { readonly line: number | null }

export const createScoringState = () => ({
  /** Drafts before each press, so that presses can be taken back; and those that were taken back. */
  presses: signal<readonly Draft[]>([]),
  unpressed: signal<readonly Draft[]>([]),
  /** The field that is being typed into: letter after letter is one step. */
  typing: signal<'remarks' | 'second' | null>(null),
  /** Exams that were left with presses not committed, by record id. */
  aside: signal<ReadonlyMap<string, Kept>>(new Map()),
  /** Where the focus is to go: a field that a key leads to. */
  want: signal<Want | null>(null),
  /** The search for an item is open. */
  finding: signal(false),
  choosing: signal<Choosing | null>(null),
  /** Deductions that would be copied: a second press does it. */
  asking: signal<Earlier | null>(null),
  /** When the exam was opened, in milliseconds. */
  openedAt: signal(0),
  /** Clean exams in a row that went by too fast to be looked at; `told`: said once, enough for the session. */
  pace: signal<{ readonly fast: number; readonly told: boolean }>({ fast: 0, told: false }),
  /** The step of the first-run guide; null: not shown. */
  coach: signal<number | null>(null),
  /** Readings of names that have none in the sheet, by name. */
  readings: signal<ReadonlyMap<string, Reading>>(new Map()),
})
