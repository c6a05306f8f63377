// What the views show, as signals that follow from what the session holds.
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Hello, Presence } from '../../../core/sync/protocol.ts'
import { rowMarks } from '../../sync/marks.ts'
import type { SheetView } from '../../sync/ports.ts'
import type { State } from '../../sync/state.ts'
import { entryAt } from '../book/entry-at.ts'
import type { Desk } from '../session/desk.ts'
import {
  badgeOf,
  conflictsShown,
  type Ended,
  goingShown,
  hindranceOf,
  missingShown,
  presenceShown,
  refusedShown,
  removedShown,
  type Told,
  unsentShown,
} from './shown.ts'

export type Held = {
  readonly signedIn: ReadonlySignal<boolean>
  readonly state: ReadonlySignal<State>
  /** The sheet as it was read last. */
  readonly view: ReadonlySignal<SheetView>
  readonly ended: ReadonlySignal<Ended>
  readonly hello: ReadonlySignal<Hello | null>
  /** In this period, oneself and other copies too. */
  readonly everyone: ReadonlySignal<readonly Presence[]>
}

export function listsOf(desk: Desk, { signedIn, state, view, ended, hello, everyone }: Held) {
  const told = computed<Told>(() => ({ state: state.value, view: view.value, examAt }))
  function examAt(row: number): string {
    const shadow = desk.state.shadow.value
    const exam = shadow ? entryAt(shadow, row)?.exam : undefined
    return String(exam?.accession_no ?? exam?.case_seq ?? '')
  }
  const person = computed(() => hello.value?.person ?? null)
  const marks = computed(() => rowMarks(state.value, view.value))
  const unsent = computed(() => unsentShown({ state: state.value, view: view.value }))
  const conflicts = computed(() => conflictsShown(told.value, hello.value))
  const refused = computed(() => refusedShown(told.value))
  const missing = computed(() => missingShown(told.value))
  const present = computed(() => presenceShown(everyone.value, person.value, state.value))
  return {
    unsent,
    conflicts,
    refused,
    missing,
    removed: computed(() => removedShown(told.value)),
    going: computed(() => goingShown(told.value, person.value)),
    people: computed(() => present.value.people),
    copies: computed(() => present.value.copies),
    problem: computed(() => hindranceOf(ended.value)),
    nextTry: computed(() => (ended.value.is === 'waiting' ? new Date(ended.value.retryAt) : null)),
    leasedTo: (record: string) => present.value.people.find((each) => each.record === record) ?? null,
    rowState: (record: string) => marks.value.get(record)?.state ?? null,
    badge: computed(() =>
      badgeOf({
        token: signedIn.value,
        ended: ended.value,
        conflicts: conflicts.value.length,
        refused: refused.value.length,
        missing: missing.value.length,
        unsent: unsent.value.fields,
      }),
    ),
    who: computed(() => {
      const met = hello.value
      return signedIn.value && met ? { person: met.person, site: met.site, role: met.role } : null
    }),
  }
}
