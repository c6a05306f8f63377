// What can happen in a history. A step says everything about itself with small numbers that the world reads as "the n-th
// of what is there", so that steps can be left out and the rest still means something.
export const fates = ['fine', 'lost', 'late', 'cut', 'double', 'stale'] as const
/**
 * What becomes of a request: it arrives; never does; does after the sender gave up; its answer does not; it arrives twice;
 * something on the way answers it with a page of the feed from before.
 */
export type Fate = (typeof fates)[number]

export const texts = ['remarks', 'exam_item', 'request_dept', 'appeal_note'] as const
/** Fields with so few values that two people often type the same. */
const choices = { 'IMG-10': ['√', 'A', 'A*2'], case_seq: [1, 2] } as const
/** Fields that decide who may see a row. */
const sights = { qc_role: ['P', 'D'], qc_person_id: ['Q001', 'Q002'] } as const
/** The field that decides who may change a row. */
const locks = { record_status: ['LOCKED', 'SUBMITTED'] } as const
export const batches = ['B1', 'B2'] as const
export const picks = { choose: choices, 'hand over': sights, lock: locks, move: { batch_no: batches } } as const

export type Step =
  | {
      readonly do: 'type'
      readonly who: number
      readonly row: number
      readonly field: number
      readonly how: 'new' | 'back' | 'empty'
    }
  | {
      readonly do: 'choose'
      readonly who: number
      readonly row: number
      readonly field: number
      readonly value: number
    }
  | {
      readonly do: 'hand over' | 'lock' | 'move'
      readonly who: number
      readonly row: number
      readonly field: number
      readonly value: number
    }
  | {
      readonly do: 'score'
      readonly who: number
      readonly exam: number
      /** As first or second reader; null: it is not said. */
      readonly as: 'P' | 'D' | null
      /** The reader says who it is. */
      readonly signed: boolean
    }
  | {
      readonly do: 'delete' | 'remove' | 'restore' | 'put back' | 'send again' | 'take theirs'
      readonly who: number
      readonly row: number
    }
  | { readonly do: 'decide'; readonly who: number; readonly which: number; readonly for: 'mine' | 'theirs' | 'other' }
  | { readonly do: 'push' | 'pull' | 'sync'; readonly who: number; readonly fate: Fate; readonly ports: number }
  | { readonly do: 'go on'; readonly which: number; readonly fate: Fate; readonly ports: number }
  | { readonly do: 'arrive'; readonly which: number }
  | {
      readonly do: 'save' | 'crash' | 'crash as it is' | 'old copy' | 'revoke' | 'renew' | 'next rubric'
      readonly who: number
    }
  | { readonly do: 'copy'; readonly from: number; readonly who: number }
  | { readonly do: 'file'; readonly who: number; readonly newest: boolean; readonly ports: number }
  | { readonly do: 'kill' | 'back up' | 'put old' | 'upgrade' }
  | { readonly do: 'clock'; readonly who: number; readonly hours: number }

/** Runs to its end. */
export const toTheEnd = 99

/** A history that follows from its seed. */
export type History = {
  readonly seed: number
  /** Readers of the first site, from 2; one more is at the second site. */
  readonly people: number
  /** The second workbook is a copy of the first one. */
  readonly copied: boolean
  /** Periods of the readers' workbooks; null: all. */
  readonly batches: readonly (string | null)[]
  /** Rows of a page of the feed. */
  readonly page: number
  readonly steps: readonly Step[]
}
