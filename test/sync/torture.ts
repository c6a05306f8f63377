// npm run torture -- --histories N [--seed S] [--mood M] [--http]: histories of sync, as many as one has patience for.
import { parseArgs } from 'node:util'
import { currentRubric } from '../../server/rubrics.ts'
import { createBench } from './bench.ts'
import { storeDoor } from './doors.ts'
import { httpDoor } from './http-door.ts'
import { moods } from './mood.ts'
import { product } from './product.ts'
import { playSeries, seedsOf, summary, tell } from './series.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '5000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** One history alone, by the seed that a violation names. */
    history: { type: 'string' },
    /** What all histories are about (mood.ts). */
    mood: { type: 'string' },
    http: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const seeds = values.history ? [Number(values.history)] : seedsOf(seed, Number(values.histories))
console.log(values.history ? `history ${values.history}` : `seed ${seed}`)
const bench = await createBench(product, currentRubric(), values.http ? httpDoor : storeDoor)
const started = performance.now()
const totals = await playSeries(bench, {
  seeds,
  mood: moods.find((mood) => mood === values.mood),
  onHistory: (played, { said }) => {
    if (values.history) console.log(said.join('\n'))
    if (played % 1000 === 0) console.log(`${played} histories, ${((performance.now() - started) / 1000).toFixed(1)} s`)
  },
})
await bench.close()
for (const violation of totals.violations) console.log(`\n${tell(violation)}\n`)
console.log(summary(totals))
process.exit(totals.violations.length > 0 ? 1 : 0)
