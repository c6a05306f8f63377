// The change log of a site: every change of an entry gets the next mark, and its hash binds it to the one before.
import { isEmpty } from '../../../core/sync/fields.ts'
import type { Held } from '../../../core/sync/held.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { sha256 } from '../../sha256.ts'
import type { doors, versions } from '../schema.ts'
import type { StoredRow } from '../stored-row.ts'

export type LogRow = Omit<typeof versions.$inferSelect, 'id'>
export type Door = (typeof doors)[number]
/** `[old, new]` by field. */
export type Delta = Readonly<Record<string, readonly [FieldValue, FieldValue]>>

/** Where changes come from: one push, or one filing. */
export type Origin = {
  /** Its id. */
  readonly filing: string
  readonly source: string
  readonly person: string | null
  readonly device: string | null
  readonly copy: string | null
  readonly at: string
}

export type Written = {
  readonly row: StoredRow
  /** As it stands with this change. */
  readonly held: Pick<Held, 'created' | 'marks' | 'removed'>
  readonly whole: number
  readonly delta: Delta | null
  readonly about: string | null
  readonly door: Door
  readonly why: string | null
}

export type Head = { readonly mark: number; readonly chain: string }

export type Log = {
  /** The mark that the next change gets. */
  readonly next: () => number
  readonly write: (change: Written) => LogRow
  readonly head: () => Head
}

export function createLog(from: Head, origin: Origin): Log {
  let head = from
  return {
    next: () => head.mark + 1,
    head: () => head,
    write: ({ row, held, whole, delta, about, door, why }) => {
      const seq = head.mark + 1
      // Property by property: it is made for every row of every push.
      const logged: LogRow = {
        site: row.site,
        recordId: row.recordId,
        filing: origin.filing,
        month: row.month,
        hash: row.hash,
        status: row.status,
        role: row.role,
        sampling: row.sampling,
        modality: row.modality,
        score: row.score,
        grade: row.grade,
        vetoes: row.vetoes,
        row: row.row,
        facts: row.facts,
        rest: row.rest,
        items: row.items,
        unread: row.unread,
        links: row.links,
        seq,
        rubric: row.rubric,
        source: origin.source,
        created: held.created,
        whole,
        fv: marksText(held.marks),
        removed: held.removed && JSON.stringify(held.removed),
        delta: delta && JSON.stringify(delta),
        about,
        door,
        person: origin.person,
        device: origin.device,
        copy: origin.copy,
        why,
        at: origin.at,
        chain: '',
      }
      logged.chain = chainOf(head.chain, logged)
      head = { mark: seq, chain: logged.chain }
      return logged
    },
  }
}

const marksText = (marks: Held['marks']): string | null => (isEmpty(marks) ? null : JSON.stringify(marks))

/**
 * SHA-256 (hex) of the JSON list of the hash before it and all that the change says. What the row holds is in `hash`, which
 * follows from its facts and items.
 */
export function chainOf(previous: string, change: Omit<LogRow, 'chain'>): string {
  const { site, seq, recordId, hash, created, whole, fv, removed, delta, about, door } = change
  const { filing, source, person, device, copy, why, at } = change
  const row = [site, seq, recordId, hash, created, whole, fv, removed, delta, about, door]
  return sha256(JSON.stringify([previous, ...row, filing, source, person, device, copy, why, at]))
}
