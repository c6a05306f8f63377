// The centre lost something that this workbook knows of: restored from an older backup, it has to be told of at once.
import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals'
import type { State } from '../../sync/state.ts'
import { type Desk, tell } from '../session/desk.ts'

/** Gives what ends it. */
export function tellSetBack(desk: Desk, state: ReadonlySignal<State>): () => void {
  const recovering = computed(() => state.value.recovering)
  return effect(() => {
    if (recovering.value) untracked(() => tell(desk, { level: 'notice', word: 'sync.setBack' }))
  })
}
