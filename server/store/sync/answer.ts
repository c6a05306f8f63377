// Answers to pushes, and how they are kept for those who ask again: what the push itself says is left out.
import type { Merged } from '../../../core/merge.ts'
import { shortAccepted } from '../../../core/sync/accepted.ts'
import type { OpenConflict } from '../../../core/sync/held.ts'
import type {
  Accepted,
  Change,
  ChangeResult,
  Conflict,
  Push,
  PushAnswer,
  Refusal,
} from '../../../core/sync/protocol.ts'

/** Without what is nobody's business but the store's. */
export const shownConflict = ({ source: _, kept: __, ...conflict }: OpenConflict): Conflict => conflict

export const resultOf = (change: Change, { accepted, conflicts, settled, refused, changes }: Merged): ChangeResult => ({
  record: change.record,
  // One number says that all of it was written now: what somebody else had written the same before is told field by field.
  accepted: changes ? shortAccepted(change, accepted) : accepted,
  conflicts: conflicts.map(shownConflict),
  settled,
  refused,
})

export const refusedResult = (record: string, refused: Refusal): ChangeResult => ({
  record,
  accepted: {},
  conflicts: [],
  settled: [],
  refused,
})

type Short = readonly [Accepted, (readonly Conflict[])?, (readonly string[])?, (Refusal | null)?]

const shortOf = ({ accepted, conflicts, settled, refused }: ChangeResult): Short =>
  conflicts.length === 0 && settled.length === 0 && !refused ? [accepted] : [accepted, conflicts, settled, refused]

const longOf = ({ record }: Change, [accepted, conflicts = [], settled = [], refused = null]: Short): ChangeResult => ({
  record,
  accepted,
  conflicts,
  settled,
  refused,
})

export const keptAnswer = ({ head, hash, results }: PushAnswer): string =>
  JSON.stringify([head, hash, results.map(shortOf)])

export function answerFrom({ push, changes }: Push, epoch: string, kept: string): PushAnswer {
  const [head, hash, shorts] = JSON.parse(kept) as [number, string, readonly Short[]]
  return { push, epoch, head, hash, results: changes.map((change, n) => longOf(change, shorts[n]!)) }
}
