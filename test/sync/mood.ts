// What histories are about, and how often what happens in them.
import type { Random } from './random.ts'

/** What a history is mostly about: rare things have to meet one another to do harm. */
export const moods = [
  'mixed',
  'stubborn',
  'interrupted',
  'set back',
  'removed',
  'filed',
  'copies',
  'blind',
  'locked',
  'batches',
  'upgraded',
  'prepared',
] as const
export type Mood = (typeof moods)[number]
/** Of these there are twice as many. */
const common: readonly Mood[] = ['mixed', 'stubborn', 'interrupted', 'set back', 'removed']

export const drawMood = (random: Random): Mood => random.pick([...moods, ...common])

const usual = {
  ...{ type: 22, choose: 4, score: 4, push: 12, pull: 12, sync: 10, 'go on': 12, arrive: 5, decide: 4 },
  ...{ remove: 2, restore: 1, delete: 1, 'put back': 1, save: 4, crash: 3, 'old copy': 1, copy: 1, file: 2 },
  ...{ kill: 1.5, 'back up': 1.5, 'put old': 1.5, clock: 1.5 },
}

/** What happens in one mood only. */
const special = {
  'hand over': { blind: 5 },
  lock: { locked: 12 },
  move: { batches: 12 },
  upgrade: { upgraded: 3, prepared: 2 },
  'next rubric': { upgraded: 6, prepared: 3 },
  revoke: { mixed: 2, interrupted: 3, 'set back': 2, stubborn: 2 },
  renew: { mixed: 3, interrupted: 4, 'set back': 3, stubborn: 3 },
  'send again': { blind: 3, locked: 5 },
  'take theirs': { blind: 3, locked: 5 },
} as const satisfies Record<string, Partial<Record<Mood, number>>>
export type Kind = keyof typeof usual | keyof typeof special

/** How much more often than usual. */
const more: Readonly<Record<Mood, Partial<Record<keyof typeof usual, number>>>> = {
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
  copies: {
    file: 12,
    push: 0.2,
    pull: 0.2,
    sync: 0.2,
    score: 0.3,
    choose: 2,
    copy: 0.3,
    decide: 0.5,
    crash: 0.3,
    'put old': 0.3,
  },
  blind: { score: 2, sync: 2, choose: 0.3, 'put old': 0.3, 'old copy': 0.3 },
  upgraded: { score: 0.5, 'put old': 0.5 },
  batches: { file: 0.5, 'put old': 0.5 },
  locked: { score: 0.3, file: 3, decide: 2, remove: 2, 'put old': 0.3 },
  prepared: { score: 3, decide: 0.5, remove: 0.5, copy: 2, 'put old': 0.3 },
}

/** Draws what happens next. */
export function kindIn(mood: Mood): (random: Random) => Kind {
  const weights: (readonly [Kind, number])[] = []
  for (const kind of Object.keys(usual) as (keyof typeof usual)[])
    weights.push([kind, usual[kind] * (more[mood][kind] ?? 1)])
  for (const [kind, often] of Object.entries(special) as [keyof typeof special, Partial<Record<Mood, number>>][])
    weights.push([kind, often[mood] ?? 0])
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  return (random) => {
    let left = random.next() * total
    for (const [kind, weight] of weights) {
      left -= weight
      if (left < 0) return kind
    }
    return 'sync'
  }
}
