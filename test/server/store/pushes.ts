// Pushes as a pane sends them, and who sends them.
import type { Change, Fields, Marks, Push, Role } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
import { rubric } from './wishes.ts'

export const who = (person = 'Q001', wish: { readonly site?: string; readonly role?: Role } = {}) => ({
  device: `device-of-${person}`,
  person,
  site: wish.site ?? 'S04',
  role: wish.role ?? ('reader' as const),
})

export const set = (record: string, fields: Fields, base: Marks = {}, more: Partial<Change> = {}): Change =>
  ({ kind: 'set', record, rubric: rubric.version, base, set: fields, ...more }) as Change

const ids = { last: 0 }

export const pushOf = (store: Pick<Store, 'epoch'>, changes: readonly Change[], wish: Partial<Push> = {}): Push => ({
  protocol: 1,
  push: `push-${++ids.last}`,
  epoch: store.epoch,
  lineage: { workbook: 'w1', copy: 'copy-1' },
  changes,
  ...wish,
})

/** The whole of the feed in one go. */
export async function feedOf(store: Store, by = who(), batch: string | null = null) {
  const page = await store.feed(by, { since: 0, hash: '', batch, limit: 500 })
  if ('lost' in page) throw new Error('lost')
  return page
}
