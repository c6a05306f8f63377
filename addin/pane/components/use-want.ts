import { useLayoutEffect } from 'preact/hooks'
import type { Want } from '../session/scoring-state.ts'
import { useDesk } from './use-desk.ts'

/** Goes to a field when a key or a button leads there: before the next key comes, which belongs to the field. */
export function useWant(wanted: Want, go: () => void): void {
  const { want } = useDesk().state
  const here = want.value === wanted
  useLayoutEffect(() => {
    if (!here) return
    want.value = null
    go()
  }, [here])
}
