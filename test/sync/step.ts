// What can happen in a history. A step says everything about itself with small numbers that the world reads as "the n-th
// of what is there", so that steps can be left out and the rest still means something.
import { type Random, randomOf } from './random.ts'

export const fates = ['fine', 'lost', 'late', 'cut', 'double', 'stale'] as const
/**
 * What becomes of a request: it arrives; never does; does after the sender gave up; its answer does not; it arrives twice;
 * something on the way answers it with a page of the feed from before.
 */
export type Fate = (typeof fates)[number]

export const texts = ['remarks', 'exam_item', 'request_dept', 'appeal_note'] as const
/** Fields with so few values that two people often type the same. */
export const choices = { 'IMG-10': ['√', 'A', 'A*2'], case_seq: [1, 2] } as const

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
  | { readonly do: 'score'; readonly who: number; readonly exam: number }
  | { readonly do: 'delete' | 'remove' | 'restore' | 'put back'; readonly who: number; readonly row: number }
  | { readonly do: 'decide'; readonly who: number; readonly which: number; readonly for: 'mine' | 'theirs' | 'other' }
  | { readonly do: 'push' | 'pull' | 'sync'; readonly who: number; readonly fate: Fate; readonly ports: number }
  | { readonly do: 'go on'; readonly which: number; readonly fate: Fate; readonly ports: number }
  | { readonly do: 'arrive'; readonly which: number }
  | { readonly do: 'save' | 'crash' | 'crash as it is' | 'old copy'; readonly who: number }
  | { readonly do: 'copy'; readonly from: number; readonly who: number }
  | { readonly do: 'file'; readonly who: number; readonly ports: number }
  | { readonly do: 'kill' | 'back up' | 'put old' }
  | { readonly do: 'clock'; readonly who: number; readonly hours: number }

/** Runs to its end. */
export const toTheEnd = 99

/** What a history is mostly about: rare things have to meet one another to do harm. */
const moods = ['mixed', 'stubborn', 'interrupted', 'set back', 'removed', 'filed'] as const
export type Mood = (typeof moods)[number]

/** An answer that is cut off does the most harm. */
const unlucky: readonly Fate[] = ['lost', 'late', 'cut', 'cut', 'double', 'stale']

type Draw = {
  readonly random: Random
  readonly who: () => number
  readonly row: () => number
  readonly field: () => number
  readonly fate: () => Fate
  readonly ports: () => number
}

function drawIn(mood: Mood, random: Random): Draw {
  const close = mood !== 'mixed'
  const fine = mood === 'interrupted' ? 0.85 : 0.55
  const whole = mood === 'interrupted' ? 0.2 : mood === 'stubborn' ? 0.9 : 0.65
  return {
    random,
    /** Mostly the first two, so that they meet; the last one is at the other hospital. */
    who: () => (random.chance(close ? 0.95 : 0.8) ? random.below(2) : random.below(4)),
    row: () => (random.chance(close ? 0.9 : 0.7) ? 0 : random.below(3)),
    field: () => (random.chance(close ? 0.85 : 0.5) ? 0 : 1),
    fate: () => (random.chance(fine) ? 'fine' : random.pick(unlucky)),
    ports: () => (random.chance(whole) ? toTheEnd : mood === 'interrupted' ? 2 + random.below(9) : random.below(14)),
  }
}

const kinds: Readonly<Record<string, (draw: Draw) => Step>> = {
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
  score: ({ who, random }) => ({ do: 'score', who: who(), exam: random.below(3) }),
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
  file: ({ who, ports }) => ({ do: 'file', who: who(), ports: ports() }),
  kill: () => ({ do: 'kill' }),
  'back up': () => ({ do: 'back up' }),
  'put old': () => ({ do: 'put old' }),
  clock: ({ random }) => ({ do: 'clock', who: random.below(4), hours: random.pick([-100, -1, 1, 100]) }),
}

const usual = {
  ...{ type: 22, choose: 4, score: 4, push: 12, pull: 12, sync: 10, 'go on': 12, arrive: 5, decide: 4 },
  ...{ remove: 2, restore: 1, delete: 1, 'put back': 1, save: 4, crash: 3, 'old copy': 1, copy: 1, file: 2 },
  ...{ kill: 1.5, 'back up': 1.5, 'put old': 1.5, clock: 1.5 },
}
type Kind = keyof typeof usual

/** How much more often than usual. */
const more: Readonly<Record<Mood, Partial<Record<Kind, number>>>> = {
  mixed: {},
  stubborn: {
    decide: 3,
    arrive: 2,
    score: 0,
    'go on': 0.3,
    crash: 0.3,
    'put old': 0,
    copy: 0,
    'old copy': 0,
    choose: 0.3,
    file: 0.3,
    delete: 0,
  },
  interrupted: { type: 1.5, 'go on': 2, pull: 1.5, sync: 1.5, crash: 2, file: 2, score: 0.3, 'old copy': 0 },
  'set back': { 'back up': 5, 'put old': 5, crash: 2, 'old copy': 4, copy: 2, save: 2, score: 0.3 },
  removed: { remove: 8, restore: 6, delete: 2, 'put back': 2, score: 0.3, decide: 2 },
  filed: { file: 9, copy: 3, 'go on': 1.5, arrive: 0.3, crash: 0.5, score: 0.3, choose: 2, decide: 2 },
}

/** A history that follows from its seed. */
export type History = {
  readonly seed: number
  /** Readers of the first site, from 2; one more is at the second site. */
  readonly people: number
  /** The second workbook is a copy of the first one. */
  readonly copied: boolean
  /** Rows of a page of the feed. */
  readonly page: number
  readonly steps: readonly Step[]
}

/** Most histories begin with a row or two that everybody has. */
const opening = (random: Random, people: number): Step[] => {
  if (random.chance(0.15)) return []
  const rows = Array.from({ length: 1 + random.below(2) }, (_, exam): Step => ({ do: 'score', who: 0, exam }))
  const synced = Array.from({ length: people }, (_, who): Step => ({ do: 'sync', who, fate: 'fine', ports: toTheEnd }))
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
  if (mood === 'stubborn' && random.chance(0.5))
    return [typing(0), whole('push', 0, 'cut'), whole('pull', 1), typing(1), whole('push', 1)]
  // A conflict is there, and may move on before it is decided.
  if (mood === 'stubborn') return [typing(0), typing(1), whole('push', 1), whole('sync', 0), typing(1)]
  // Something new is on its way into a sheet in which somebody types, or which is closed.
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
  return []
}

export function historyOf(seed: number, only?: Mood): History {
  const random = randomOf(seed)
  const drawn = random.pick(moods)
  const mood = only ?? drawn
  const people = random.chance(0.3) ? 3 : 2
  const copied = random.chance(mood === 'filed' ? 0.7 : 0.25)
  const page = random.chance(0.3) ? 1 : 50
  const length = 7 + random.below(14)
  const draw = drawIn(mood, random)
  const weights = Object.entries(usual).map(
    ([kind, weight]) => [kind, weight * (more[mood][kind as Kind] ?? 1)] as const,
  )
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const steps = Array.from({ length }, () => {
    let left = random.next() * total
    for (const [kind, weight] of weights) {
      left -= weight
      if (left < 0) return kinds[kind]!(draw)
    }
    return kinds.sync!(draw)
  })
  return { seed, people, copied, page, steps: [...opening(random, people), ...scene(mood, random), ...steps] }
}
