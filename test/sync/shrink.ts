import type { History, Step } from './step.ts'

/**
 * A shorter history that still fails: steps are left out, many at once and then one by one, as long as it does.
 * @param fails runs the history anew
 */
export async function shrunk(
  history: History,
  fails: (history: History) => Promise<boolean>,
  most = 400,
): Promise<History> {
  let best = history
  let tries = 0
  const better = async (candidate: History) => {
    if (tries++ >= most || !(await fails(candidate))) return false
    best = candidate
    return true
  }
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let from = 0; from < best.steps.length; ) {
      const steps = [...best.steps.slice(0, from), ...best.steps.slice(from + size)]
      if (!(await better({ ...best, steps }))) from += size
    }
  }
  if (best.copied) await better({ ...best, copied: false })
  for (let at = 0; at < best.steps.length; at++)
    for (const step of simpler(best.steps[at]!)) {
      const steps = best.steps.with(at, step)
      if (await better({ ...best, steps })) break
    }
  return best
}

function simpler(step: Step): readonly Step[] {
  return [
    ...('fate' in step && step.fate !== 'fine' ? [{ ...step, fate: 'fine' as const }] : []),
    ...('ports' in step && step.ports < 99 ? [{ ...step, ports: 99 }] : []),
  ]
}
