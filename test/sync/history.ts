// Histories: each follows from its seed.
import { drawIn, kinds, scoring } from './draw.ts'
import { drawMood, kindIn, type Mood } from './mood.ts'
import { type Random, randomOf } from './random.ts'
import { batches as batchNames, type Fate, type History, type Step, toTheEnd } from './step.ts'

/** Most histories begin with a row or two that everybody has. */
const opening = (random: Random, people: number): Step[] => {
  if (random.chance(0.15)) return []
  const rows = Array.from({ length: 1 + random.below(2) }, (_, exam) => scoring(0, exam))
  const synced = Array.from({ length: people }, (_, who) => whole('sync', who))
  return [...rows, ...synced, { do: 'save', who: 0 }, { do: 'save', who: 1 }]
}

const typing = (who: number): Step => ({ do: 'type', who, row: 0, field: 0, how: 'new' })
const whole = (kind: 'push' | 'pull' | 'sync', who: number, fate: Fate = 'fine'): Step => ({
  ...{ do: kind, who, fate },
  ports: toTheEnd,
})

const filing = (who: number): Step => ({ do: 'file', who, ports: toTheEnd })

/** Half of the histories begin in the middle of what their mood is about. */
function scene(mood: Mood, random: Random): readonly Step[] {
  if (random.chance(0.5)) return []
  // The centre has what the sender does not know of, and it goes on there.
  if (mood === 'stubborn' && random.chance(0.5)) {
    const refused: readonly Step[] = [{ do: 'revoke', who: 0 }, whole('push', 0), { do: 'renew', who: 0 }]
    const then = random.chance(0.3) ? [...refused, whole('push', 0)] : []
    return [typing(0), whole('push', 0, 'cut'), whole('pull', 1), typing(1), whole('push', 1), ...then]
  }
  // A conflict is there, and may move on before it is decided.
  if (mood === 'stubborn') return [typing(0), typing(1), whole('push', 1), whole('sync', 0), typing(1)]
  // Something new is on its way into a sheet in which somebody types, or which is closed.
  if (mood === 'interrupted' && random.chance(0.5)) {
    // Two pushes reach one row, and the second comes while the first is written.
    const push: Step = { do: 'push', who: 0, fate: 'fine', ports: 4 + random.below(10) }
    return [typing(0), typing(1), push, whole('push', 1)]
  }
  if (mood === 'interrupted') {
    const pull: Step = { do: 'pull', who: 0, fate: 'fine', ports: 5 + random.below(3) }
    return [typing(1), whole('push', 1), pull, random.chance(0.5) ? typing(0) : { do: 'crash as it is', who: 0 }]
  }
  // A copy is filed that has not heard of what the other one sent.
  if (mood === 'filed') {
    const who = random.below(2)
    const own: readonly Step[] = random.chance(0.5) ? [typing(1 - who)] : []
    return [
      typing(who),
      whole('push', who),
      whole('sync', 1 - who),
      typing(who),
      whole('push', who),
      ...own,
      filing(1 - who),
    ]
  }
  // Two copies are filed in turn, and their panes say nothing.
  if (mood === 'copies') {
    const turn = (who: number): readonly Step[] => [
      { do: 'type', who, row: random.below(2), field: random.below(2), how: 'new' },
      filing(who),
    ]
    const [first, second] = random.chance(0.5) ? [0, 1] : [1, 0]
    return [...turn(first), ...turn(second), ...turn(first), ...turn(second)]
  }
  // One exam is read twice, by people who go on in one workbook or the other.
  if (mood === 'blind') {
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
  // An old copy of the workbook is answered with a page that begins further on.
  if (mood === 'set back' && random.chance(0.3))
    return [
      scoring(1, 2),
      whole('push', 1),
      whole('pull', 0),
      { do: 'old copy', who: 0 },
      whole('pull', 0, 'stale'),
      whole('sync', 0),
    ]
  // A centre that was put back goes on with somebody else, and has as many changes again.
  if (mood === 'set back')
    return [
      { do: 'back up' },
      typing(0),
      whole('sync', 0),
      { do: 'put old' },
      typing(1),
      whole('push', 1),
      whole('sync', random.below(2)),
    ]
  // Somebody goes on with a row that is of another period by now.
  if (mood === 'batches') {
    const move: Step = { do: 'move', who: 0, row: 0, field: 0, value: 1 }
    return [move, whole('sync', 0), whole('sync', 1), typing(1), whole('sync', 1)]
  }
  // A row is locked that somebody else goes on with.
  if (mood === 'locked') {
    const lock: Step = { do: 'lock', who: 0, row: 0, field: 0, value: 0 }
    const then = random.pick([whole('sync', 1), filing(1)])
    return [lock, whole('sync', 0), typing(1), then, whole('sync', 2)]
  }
  return []
}

/** There is more to be seen when an arbiter is there. */
const arbitrated: readonly Mood[] = ['blind', 'locked']

export function historyOf(seed: number, only?: Mood): History {
  const random = randomOf(seed)
  const drawn = drawMood(random)
  const mood = only ?? drawn
  const people = random.chance(arbitrated.includes(mood) ? 0.7 : 0.3) ? 3 : 2
  const copied = random.chance(mood === 'copies' ? 0.9 : mood === 'filed' ? 0.7 : 0.25)
  const page = random.chance(0.3) ? 1 : 50
  const batches = mood === 'batches' ? [batchNames[0], random.pick(batchNames), null] : []
  const length = 7 + random.below(14)
  const draw = drawIn(mood, random)
  const kind = kindIn(mood)
  const steps = Array.from({ length }, () => kinds[kind(random)](draw))
  return { seed, people, copied, batches, page, steps: [...opening(random, people), ...scene(mood, random), ...steps] }
}
