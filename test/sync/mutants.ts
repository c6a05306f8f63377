// How many histories it takes to notice each mutation.
import type { Rubric } from '../../core/rubric.ts'
import { createBench } from './bench.ts'
import { brokenProduct } from './broken.ts'
import { storeDoor } from './doors.ts'
import { historyOf } from './history.ts'
import type { Mutation } from './mutations.ts'

export type Caught = { readonly name: string; readonly after: number | null; readonly by: string }

export async function caught(
  { name, mood, changes }: Mutation,
  rubric: Rubric,
  seeds: readonly number[],
): Promise<Caught> {
  const broken = await brokenProduct(changes)
  const bench = await createBench(broken.product, rubric, storeDoor)
  try {
    for (const [n, seed] of seeds.entries()) {
      const { wrong } = await bench.play(historyOf(seed, mood))
      if (wrong.length > 0) return { name, after: n + 1, by: wrong[0]! }
    }
    return { name, after: null, by: '' }
  } finally {
    await bench.close()
    broken.remove()
  }
}
