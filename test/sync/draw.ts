// One step of a history, drawn.
import type { Kind, Mood } from './mood.ts'
import type { Random } from './random.ts'
import { type Fate, type Step, toTheEnd } from './step.ts'

/** An answer that is cut off does the most harm. */
const unlucky: readonly Fate[] = ['lost', 'late', 'cut', 'cut', 'double', 'stale']

type Draw = {
  readonly random: Random
  readonly mood: Mood
  readonly who: () => number
  readonly row: () => number
  readonly field: () => number
  readonly fate: () => Fate
  readonly ports: () => number
}

export function drawIn(mood: Mood, random: Random): Draw {
  const close = mood !== 'mixed'
  const arbitrated = mood === 'locked'
  const fine = mood === 'interrupted' ? 0.85 : 0.55
  const whole = mood === 'interrupted' ? 0.2 : mood === 'stubborn' ? 0.9 : 0.65
  return {
    random,
    mood,
    /** Mostly the first two, so that they meet; the last one is at the other hospital. */
    who: () => (random.chance(arbitrated ? 0.7 : close ? 0.95 : 0.8) ? random.below(2) : random.below(4)),
    row: () => (random.chance(close ? 0.9 : 0.7) ? 0 : random.below(3)),
    field: () => (random.chance(close ? 0.85 : 0.5) ? 0 : 1),
    fate: () => (random.chance(fine) ? 'fine' : random.pick(unlucky)),
    ports: () => (random.chance(whole) ? toTheEnd : mood === 'interrupted' ? 2 + random.below(9) : random.below(14)),
  }
}

export const scoring = (who: number, exam: number, as: 'P' | 'D' | null = null, signed = true): Step => ({
  ...{ do: 'score', who, exam, as, signed },
})

export const kinds: Readonly<Record<Kind, (draw: Draw) => Step>> = {
  type: ({ who, row, field, random }) => {
    const how = random.chance(0.85) ? 'new' : random.pick(['back', 'empty'] as const)
    return { do: 'type', who: who(), row: row(), field: field(), how }
  },
  choose: ({ who, row, random }) => ({
    do: 'choose',
    who: who(),
    row: row(),
    field: random.below(2),
    value: random.below(3),
  }),
  'hand over': ({ who, row, random }) => ({
    do: 'hand over',
    who: who(),
    row: row(),
    field: random.below(2),
    value: random.below(2),
  }),
  lock: ({ who, row, random }) => ({ do: 'lock', who: who(), row: row(), field: 0, value: random.below(2) }),
  move: ({ who, row, random }) => ({ do: 'move', who: who(), row: row(), field: 0, value: random.below(2) }),
  upgrade: () => ({ do: 'upgrade' }),
  'next rubric': ({ who }) => ({ do: 'next rubric', who: who() }),
  revoke: ({ who }) => ({ do: 'revoke', who: who() }),
  renew: ({ who }) => ({ do: 'renew', who: who() }),
  'send again': ({ who, row }) => ({ do: 'send again', who: who(), row: row() }),
  'take theirs': ({ who, row }) => ({ do: 'take theirs', who: who(), row: row() }),
  score: ({ who, random, mood }) =>
    mood === 'blind'
      ? scoring(who(), random.below(2), random.chance(0.5) ? 'P' : 'D', random.chance(0.7))
      : scoring(who(), random.below(3)),
  push: ({ who, fate, ports }) => ({ do: 'push', who: who(), fate: fate(), ports: ports() }),
  pull: ({ who, fate, ports }) => ({ do: 'pull', who: who(), fate: fate(), ports: ports() }),
  sync: ({ who, fate, ports }) => ({ do: 'sync', who: who(), fate: fate(), ports: ports() }),
  'go on': ({ fate, ports, random }) => ({ do: 'go on', which: random.below(4), fate: fate(), ports: ports() }),
  arrive: ({ random }) => ({ do: 'arrive', which: random.below(3) }),
  decide: ({ who, random }) => ({
    do: 'decide',
    who: who(),
    which: random.below(3),
    for: random.pick(['mine', 'theirs', 'other']),
  }),
  remove: ({ who, row }) => ({ do: 'remove', who: who(), row: row() }),
  restore: ({ who, row }) => ({ do: 'restore', who: who(), row: row() }),
  delete: ({ who, row }) => ({ do: 'delete', who: who(), row: row() }),
  'put back': ({ who, row }) => ({ do: 'put back', who: who(), row: row() }),
  save: ({ who }) => ({ do: 'save', who: who() }),
  crash: ({ who, random }) => ({ do: random.chance(0.5) ? 'crash' : 'crash as it is', who: who() }),
  'old copy': ({ who }) => ({ do: 'old copy', who: who() }),
  copy: ({ who }) => ({ do: 'copy', from: who(), who: who() }),
  file: ({ who, ports, random }) => ({ do: 'file', who: who(), newest: random.chance(0.15), ports: ports() }),
  kill: () => ({ do: 'kill' }),
  'back up': () => ({ do: 'back up' }),
  'put old': () => ({ do: 'put old' }),
  clock: ({ random }) => ({ do: 'clock', who: random.below(4), hours: random.pick([-100, -1, 1, 100]) }),
}
