// Many histories, from one seed.
import type { Bench, Verdict } from './bench.ts'
import { historyOf } from './history.ts'
import type { Mood } from './mood.ts'
import { shrunk } from './shrink.ts'
import type { History } from './step.ts'

export type Violation = { readonly history: History; readonly verdict: Verdict; readonly found: Verdict }

export type Totals = {
  readonly histories: number
  readonly edits: number
  readonly conflicts: number
  readonly violations: readonly Violation[]
}

/** Seeds of the histories of a series: the same number always gives the same ones. */
export const seedsOf = (seed: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => (seed * 1_000_003 + n) >>> 0)

export type Course = {
  readonly seeds: readonly number[]
  /** What all of them are about; each about its own when it is left out. */
  readonly mood?: Mood | undefined
  /** Stops after so many violations, each of which takes a while to shrink. */
  readonly most?: number
  readonly onHistory?: (played: number, verdict: Verdict) => void
}

export async function playSeries(bench: Bench, { seeds, mood, most = 3, onHistory }: Course): Promise<Totals> {
  let histories = 0
  let edits = 0
  let conflicts = 0
  const violations: Violation[] = []
  for (const seed of seeds) {
    const history = historyOf(seed, mood)
    const found = await bench.play(history)
    histories++
    edits += found.edits
    conflicts += found.conflicts
    onHistory?.(histories, found)
    if (found.wrong.length === 0) continue
    violations.push(await shortened(bench, history, found))
    if (violations.length >= most) break
  }
  return { histories, edits, conflicts, violations }
}

async function shortened(bench: Bench, history: History, found: Verdict): Promise<Violation> {
  const short = await shrunk(history, async (candidate) => (await bench.play(candidate)).wrong.length > 0)
  return { history: short, found, verdict: await bench.play(short) }
}

export const summary = ({ histories, edits, conflicts, violations }: Totals): string =>
  `histories ${histories}, edits ${edits}, conflicts ${conflicts}, violations ${violations.length}`

/** A violation as one reads it. */
export function tell({ history, verdict, found }: Violation): string {
  const { wrong, said } = verdict.wrong.length > 0 ? verdict : found
  const steps = said.map((sentence, n) => `  ${String(n + 1).padStart(2)}. ${sentence}`)
  return [
    `history ${history.seed}, ${history.steps.length} steps:`,
    ...steps,
    ...wrong.map((one) => `  ✗ ${one}`),
  ].join('\n')
}
