// Drawing is a list of steps of known size; as many as stay below about 1 MB go in one round trip.
import type { Context } from '../office.ts'
import { quietly } from '../run.ts'

/** `bytes` is what the step adds to a request, about. */
export type Step = { readonly bytes: number; readonly queue: () => void }

/** Excel on the web takes 5 MB; far below it, it stays quick. */
const usualBytes = 1_000_000

/** @param mostBytes of one round trip */
export async function drawSteps(context: Context, steps: Iterable<Step>, mostBytes = usualBytes): Promise<void> {
  let waiting: Step[] = []
  let bytes = 0
  const flush = () => {
    context.application.suspendScreenUpdatingUntilNextSync()
    context.application.suspendApiCalculationUntilNextSync()
    quietly(context, () => {
      for (const { queue } of waiting) queue()
    })
    waiting = []
    bytes = 0
    return context.sync()
  }
  for (const step of steps) {
    if (waiting.length > 0 && bytes + step.bytes > mostBytes) await flush()
    waiting.push(step)
    bytes += step.bytes
  }
  if (waiting.length > 0) await flush()
}
