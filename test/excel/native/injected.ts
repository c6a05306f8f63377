// Failures that a test has ordered, each used up after its number of times.
import { hostError, nativeFailure } from '../wire/host-error.ts'
import { type Failure, failures } from './failures.ts'

export type Injected = {
  readonly add: (failure: Failure) => void
  /** Throws what is ordered for the next request. */
  readonly request: () => void
  /** Throws what is ordered for an action. */
  readonly action: (member: string) => void
  readonly left: () => number
  readonly clear: () => void
}

type Ordered = { readonly failure: Failure; times: number; after: number }

export function createInjected(): Injected {
  const ordered: Ordered[] = []
  const due = (fits: (failure: Failure) => boolean): Failure | null => {
    const found = ordered.find(({ failure }) => fits(failure))
    if (found === undefined) return null
    if (found.after > 0) {
      found.after -= 1
      return null
    }
    found.times -= 1
    if (found.times <= 0) ordered.splice(ordered.indexOf(found), 1)
    return found.failure
  }
  return {
    add: (failure) => ordered.push({ failure, times: failure.times ?? 1, after: failure.after ?? 0 }),
    request: () => {
      const failure = due((one) => 'request' in one)
      if (failure !== null && 'request' in failure) throw nativeFailure(failures[failure.request], failure.request)
    },
    action: (member) => {
      const failure = due((one) => 'action' in one && one.action === member)
      if (failure !== null && 'action' in failure) throw hostError(failure.code, failure.message ?? 'Injected.')
    },
    left: () => ordered.length,
    clear: () => {
      ordered.length = 0
    },
  }
}
