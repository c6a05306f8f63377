// A SyncView that a test sets as it likes, and that writes down what a person asked of it.
import { signal } from '@preact/signals'
import type {
  Badge,
  ShownConflict,
  ShownMissing,
  ShownRefusal,
  ShownRemoval,
  SyncView,
} from '../../../addin/pane/sync/view.ts'
import type { RowState } from '../../../addin/sync/marks.ts'
import type { SyncProblem } from '../../../addin/sync/problems.ts'
import type { Presence, Role } from '../../../core/sync/protocol.ts'

export type FakeState = {
  readonly badge: Badge
  readonly who: { readonly person: string; readonly site: string; readonly role: Role } | null
  readonly unsent: { readonly fields: number; readonly rows: number }
  readonly heardAt: string | null
  readonly nextTry: string | null
  readonly problem: SyncProblem | null
  readonly conflicts: readonly ShownConflict[]
  readonly refused: readonly ShownRefusal[]
  readonly missing: readonly ShownMissing[]
  readonly removed: readonly ShownRemoval[]
  readonly people: readonly Presence[]
  readonly copies: readonly Presence[]
  readonly rows: Readonly<Record<string, RowState>>
  readonly leases: Readonly<Record<string, Presence>>
  /** What the next decisions come to. */
  readonly taken: boolean
  /** A decision closes its conflict at once. */
  readonly closes: boolean
}

const nothing: FakeState = {
  badge: 'off',
  who: null,
  unsent: { fields: 0, rows: 0 },
  heardAt: null,
  nextTry: null,
  problem: null,
  conflicts: [],
  refused: [],
  missing: [],
  removed: [],
  people: [],
  copies: [],
  rows: {},
  leases: {},
  taken: true,
  closes: true,
}

export function fakeSync() {
  const calls: string[] = []
  let now = nothing
  const shown = {
    badge: signal(now.badge),
    who: signal(now.who),
    unsent: signal(now.unsent),
    heardAt: signal<Date | null>(null),
    nextTry: signal<Date | null>(null),
    problem: signal(now.problem),
    conflicts: signal(now.conflicts),
    refused: signal(now.refused),
    missing: signal(now.missing),
    removed: signal(now.removed),
    people: signal(now.people),
    copies: signal(now.copies),
    rows: signal(now.rows),
    leases: signal(now.leases),
  }
  const set = (change: Partial<FakeState>): void => {
    now = { ...now, ...change }
    shown.badge.value = now.badge
    shown.who.value = now.who
    shown.unsent.value = now.unsent
    shown.heardAt.value = now.heardAt === null ? null : new Date(now.heardAt)
    shown.nextTry.value = now.nextTry === null ? null : new Date(now.nextTry)
    shown.problem.value = now.problem
    shown.conflicts.value = now.conflicts
    shown.refused.value = now.refused
    shown.missing.value = now.missing
    shown.removed.value = now.removed
    shown.people.value = now.people
    shown.copies.value = now.copies
    shown.rows.value = now.rows
    shown.leases.value = now.leases
  }
  const asked = async (...words: readonly unknown[]): Promise<void> => {
    calls.push(words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' '))
  }
  const view: SyncView = {
    ...shown,
    leasedTo: (record) => shown.leases.value[record] ?? null,
    rowState: (record) => shown.rows.value[record] ?? null,
    signIn: async (token, keep) => {
      await asked('signIn', token, keep)
      if (now.taken) set({ badge: 'synced', who: { person: 'Q001', site: 'S01', role: 'reader' } })
      return now.taken
    },
    signOut: async () => {
      await asked('signOut')
      set({ badge: 'off', who: null })
    },
    syncNow: () => asked('syncNow'),
    decide: async (decisions) => {
      for (const { conflict, choice, why } of decisions)
        await asked('decide', conflict, choice, ...(why === undefined ? [] : [why]))
      const ids = decisions.map(({ conflict }) => conflict)
      if (now.taken && now.closes) set({ conflicts: now.conflicts.filter((each) => !ids.includes(each.conflict.id)) })
      return now.taken
    },
    resend: (records) => asked('resend', ...records),
    takeTheirs: (records) => asked('takeTheirs', ...records),
    putBack: (records) => asked('putBack', ...records),
    remove: (record, why) => asked('remove', record, why),
    restore: (record, why) => asked('restore', record, why),
    exportUnsent: () => 'row 5 IMG-04 A',
    importUnsent: async (text) => {
      await asked('importUnsent', text)
      return text.startsWith('row') ? { written: 2, differ: 1 } : null
    },
  }
  return { view, set, calls }
}
