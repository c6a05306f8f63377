// The two sides of a conflict as the one who looks at them sees them: what is mine stands first.
import type { Conflict, Side } from '../../../core/sync/protocol.ts'

export type SideChoice = 'mine' | 'theirs'
export type ShownSide = {
  readonly choice: SideChoice
  readonly side: Side
  /** It holds at the centre until somebody decides. */
  readonly holds: boolean
}
export type Sides = {
  readonly left: ShownSide
  readonly right: ShownSide
  /** Neither is of the person who looks: the sides go by who typed them. */
  readonly foreign: boolean
}

/** The record calls the one who came second `mine`, whoever reads it. */
export function sidesOf({ mine, theirs }: Conflict, person: string | null): Sides {
  const second = { choice: 'mine', side: mine, holds: false } as const
  const first = { choice: 'theirs', side: theirs, holds: true } as const
  const swapped = person !== null && theirs.by === person && mine.by !== person
  return {
    left: swapped ? first : second,
    right: swapped ? second : first,
    foreign: person === null || (mine.by !== person && theirs.by !== person),
  }
}

/** Who may decide it besides the arbiters. */
export const partiesOf = ({ mine, theirs }: Conflict): readonly string[] => [
  ...new Set([mine.by, theirs.by].filter((by) => by !== null)),
]

/** Of all conflicts at once. `left`: mine, or where some are between others what came second; `right`: the other one. */
export type AllSide = 'left' | 'right'

export function choicesOf(
  conflicts: readonly Conflict[],
  side: AllSide,
  person: string | null,
): readonly { readonly conflict: string; readonly choice: SideChoice }[] {
  const sides = conflicts.map((conflict) => ({ conflict: conflict.id, of: sidesOf(conflict, person) }))
  if (sides.some(({ of }) => of.foreign))
    return sides.map(({ conflict }) => ({ conflict, choice: side === 'left' ? 'mine' : 'theirs' }))
  return sides.map(({ conflict, of }) => ({ conflict, choice: of[side].choice }))
}
