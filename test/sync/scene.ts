// What a mood is about, begun in the middle: things that rarely meet by themselves.
import { scoring } from './draw.ts'
import type { Mood } from './mood.ts'
import type { Random } from './random.ts'
import { type Fate, type Step, toTheEnd } from './step.ts'

type Scene = (random: Random) => readonly Step[]

export const whole = (kind: 'push' | 'pull' | 'sync', who: number, fate: Fate = 'fine'): Step => ({
  ...{ do: kind, who, fate },
  ports: toTheEnd,
})
const typing = (who: number): Step => ({ do: 'type', who, row: 0, field: 0, how: 'new' })
const filing = (who: number): Step => ({ do: 'file', who, newest: false, ports: toTheEnd })

/** The centre has what the sender does not know of, and it goes on there. */
const unheard: Scene = (random) => {
  const refused: readonly Step[] = [{ do: 'revoke', who: 0 }, whole('push', 0), { do: 'renew', who: 0 }]
  const then = random.chance(0.3) ? [...refused, whole('push', 0)] : []
  return [typing(0), whole('push', 0, 'cut'), whole('pull', 1), typing(1), whole('push', 1), ...then]
}

/** A conflict is there, and may move on before it is decided. */
const undecided: Scene = () => [typing(0), typing(1), whole('push', 1), whole('sync', 0), typing(1)]

/** Two conflicts are open, and one of them is decided. */
const oneOfTwo: Scene = (random) => {
  const both = (who: number): readonly Step[] => [typing(who), { do: 'type', who, row: 0, field: 1, how: 'new' }]
  const decided: Step = { do: 'decide', who: 0, which: random.below(2), for: random.pick(['mine', 'theirs']) }
  return [...both(0), ...both(1), whole('push', 1), whole('sync', 0), decided, whole('sync', 0)]
}

/** Something new is on its way into a sheet in which somebody types, or which is closed. */
const meanwhile: Scene = (random) => {
  const pull: Step = { do: 'pull', who: 0, fate: 'fine', ports: 5 + random.below(3) }
  return [typing(1), whole('push', 1), pull, random.chance(0.5) ? typing(0) : { do: 'crash as it is', who: 0 }]
}

/** Two pushes reach one row, and the second comes while the first is written. */
const together: Scene = (random) => {
  const push: Step = { do: 'push', who: 0, fate: 'fine', ports: 4 + random.below(10) }
  return [typing(0), typing(1), push, whole('push', 1)]
}

/** An old copy of the workbook is answered with a page that begins further on. */
const furtherOn: Scene = () => [
  ...[scoring(1, 2), whole('push', 1), whole('pull', 0)],
  ...[{ do: 'old copy', who: 0 } as const, whole('pull', 0, 'stale'), whole('sync', 0)],
]

/** A centre that was put back goes on with somebody else, and has as many changes again. */
const putBack: Scene = (random) => [
  ...[{ do: 'back up' } as const, typing(0), whole('sync', 0)],
  ...[{ do: 'put old' } as const, typing(1), whole('push', 1), whole('sync', random.below(2))],
]

/** A copy is filed that has not heard of what the other one sent. */
const behind: Scene = (random) => {
  const who = random.below(2)
  const sent = [typing(who), whole('push', who)]
  const own = random.chance(0.5) ? [typing(1 - who)] : []
  return [...sent, whole('sync', 1 - who), ...sent, ...own, filing(1 - who)]
}

/** Two copies are filed in turn, and their panes say nothing. */
const inTurn: Scene = (random) => {
  const turn = (who: number): readonly Step[] => [
    { do: 'type', who, row: random.below(2), field: random.below(2), how: 'new' },
    filing(who),
  ]
  const who = random.below(2)
  return [...turn(who), ...turn(1 - who), ...turn(who), ...turn(1 - who)]
}

/** One exam is read twice, by people who go on in one workbook or the other. */
const readTwice: Scene = (random) => {
  const first = [scoring(0, 0, 'P'), whole('sync', 0)]
  const second = [scoring(1, 0, 'D', random.chance(0.6)), whole('sync', 1)]
  const read = random.chance(0.5) ? [...first, ...second] : [...second, ...first]
  const then: readonly (readonly Step[])[] = [
    [typing(0), whole('sync', 0), whole('sync', 1)],
    [typing(1), filing(1), whole('sync', 1)],
    [
      { do: 'save', who: 1 },
      { do: 'copy', from: 1, who: 0 },
    ],
  ]
  return [...read, ...random.pick(then)]
}

/** Somebody goes on with a row that is of another period by now. */
const moved: Scene = () => {
  const move: Step = { do: 'move', who: 0, row: 0, field: 0, value: 1 }
  return [move, whole('sync', 0), whole('sync', 1), typing(1), whole('sync', 1)]
}

/** A row is locked that somebody else goes on with. */
const lockedUp: Scene = (random) => {
  const lock: Step = { do: 'lock', who: 0, row: 0, field: 0, value: 0 }
  return [lock, whole('sync', 0), typing(1), random.pick([whole('sync', 1), filing(1)]), whole('sync', 2)]
}

/** Two exams are typed into one prepared row, and the second is sent or refused before the first is heard of. */
const oneRow: Scene = (random) => {
  const first = [scoring(0, 0), typing(0), whole('sync', 0)]
  const early: readonly (readonly Step[])[] = [
    [whole('push', 1, 'lost'), ...first, whole('pull', 1)],
    [{ do: 'next rubric', who: 1 }, whole('push', 1), ...first, { do: 'upgrade' }, whole('sync', 1)],
    [...first, whole('sync', 1)],
  ]
  return [scoring(1, 1), ...random.pick(early)]
}

const scenes: Readonly<Partial<Record<Mood, readonly Scene[]>>> = {
  stubborn: [unheard, undecided, oneOfTwo],
  interrupted: [meanwhile, together],
  'set back': [furtherOn, putBack],
  filed: [behind],
  copies: [inTurn],
  blind: [readTwice],
  batches: [moved],
  locked: [lockedUp],
  prepared: [oneRow],
}

/** Half of the histories of a mood begin with one of its scenes. */
export function sceneIn(mood: Mood, random: Random): readonly Step[] {
  const own = scenes[mood]
  return own && random.chance(0.5) ? random.pick(own)(random) : []
}
