// Histories: each follows from its seed.
import { drawIn, kinds, scoring } from './draw.ts'
import { drawMood, kindIn, type Mood } from './mood.ts'
import { type Random, randomOf } from './random.ts'
import { sceneIn, whole } from './scene.ts'
import { batches as batchNames, type History, type Step } from './step.ts'

/** Most histories begin with a row or two that everybody has. */
const opening = (random: Random, people: number, mood: Mood): Step[] => {
  if (random.chance(mood === 'prepared' ? 0.8 : 0.15)) return []
  const rows = Array.from({ length: 1 + random.below(2) }, (_, exam) => scoring(0, exam))
  const synced = Array.from({ length: people }, (_, who) => whole('sync', who))
  return [...rows, ...synced, { do: 'save', who: 0 }, { do: 'save', who: 1 }]
}

/** There is more to be seen when an arbiter is there. */
const arbitrated: readonly Mood[] = ['blind', 'locked']

/** How often the second reader begins with a copy of the first one's workbook; else with a workbook of his own. */
const copying: Readonly<Partial<Record<Mood, number>>> = { copies: 0.9, filed: 0.7, prepared: 0.9 }

export function historyOf(seed: number, only?: Mood): History {
  const random = randomOf(seed)
  const drawn = drawMood(random)
  const mood = only ?? drawn
  const people = random.chance(arbitrated.includes(mood) ? 0.7 : 0.3) ? 3 : 2
  const copied = random.chance(copying[mood] ?? 0.25)
  const page = random.chance(0.3) ? 1 : 50
  const batches = mood === 'batches' ? [batchNames[0], random.pick(batchNames), null] : []
  const length = 7 + random.below(14)
  const draw = drawIn(mood, random)
  const kind = kindIn(mood)
  const steps = Array.from({ length }, () => kinds[kind(random)](draw))
  return {
    seed,
    people,
    copied,
    batches,
    page,
    steps: [...opening(random, people, mood), ...sceneIn(mood, random), ...steps],
  }
}
