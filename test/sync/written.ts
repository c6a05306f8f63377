// What has to hold of all that was written, however it came.
import type { FieldValue } from '../../core/sync/protocol.ts'
import { type Edit, seenBy } from './edits.ts'
import { brought, giveWay } from './filed.ts'
import type { Log, Logged } from './log.ts'
import { cellOf, columns } from './workbook.ts'
import type { World } from './world.ts'

/** Nobody's value was written over by somebody who had not seen it. */
export function unseen(world: World, log: Log): string[] {
  const { edits, decisions, filed, deleted } = world
  const { side, changes } = log
  const wrong: string[] = []
  const here = edits.all.filter((edit) => edit.side === side)
  const setter = new Map<string, Logged>()
  for (const change of changes) {
    for (const field of columns) {
      const moved = change.delta[field]
      if (!moved) continue
      const [from, to] = moved
      const place = `${change.record} ${field}`
      const before = setter.get(place)
      setter.set(place, change)
      if (from === null) continue
      const typed = (edit: Edit) => edit.field === field && edit.value === to && seenBy(edits.all, edit).has(from)
      const decided = decisions.some((one) => one.conflict.field === field && one.took === to && one.saw.includes(from))
      if (before && giveWay(world, log, before, change, field) && brought(filed, side, field, to)) continue
      // Who enters an exam again whose row he took out of the sheet goes on with that row.
      const again = deleted.some(({ reader, row }) => {
        const own = reader.side === side && reader.person === change.person && row.record === change.record
        const last = edits.all[(row.from[field] ?? 0) - 1]
        return own && (cellOf(row, field) === from || (last && seenBy(edits.all, last).has(from)))
      })
      if (!decided && !again && !here.some(typed))
        wrong.push(
          `mark ${change.seq} (${change.door} of ${change.person}) writes ${to} over ${from}, which its author had not seen`,
        )
    }
  }
  return wrong
}

/** What was acknowledged is there, once, under the mark that was told. */
export function unkept({ acknowledged, restores }: World, { side, changes }: Log): string[] {
  return acknowledged.flatMap((one) => {
    if (one.side !== side || one.restores !== restores || one.mark === 0) return []
    const change = changes[one.mark - 1]
    const to = change?.record === one.record ? (change.delta[one.field]?.[1] ?? null) : undefined
    return to === one.value
      ? []
      : [`${one.value} in ${one.field} was acknowledged with mark ${one.mark}, which holds ${to}`]
  })
}

/** Every edit was taken once, or is in a conflict, or its author knows why not. */
export function lost(
  { edits, readers, history, restores, decisions, wire }: World,
  { side, changes, conflicts }: Log,
): string[] {
  const taken = new Map<FieldValue, number>()
  /** What came by a filing first is sent by the pane as well; what was decided, and what was typed again, comes twice. */
  const often = new Set<FieldValue>(decisions.map(({ took }) => took))
  for (const { unique, value } of edits.all) if (!unique) often.add(value)
  for (const { delta, door } of changes)
    for (const [, to] of Object.values(delta)) {
      taken.set(to, (taken.get(to) ?? 0) + 1)
      if (door === 'filing') often.add(to)
    }
  const disputed = JSON.stringify(conflicts)
  const sent = JSON.stringify(conflicts.map(({ conflict }) => (conflict.copy === null ? null : conflict.mine.value)))
  const refused = JSON.stringify(
    readers.map(({ sync }) => [...(sync?.state().rows.values() ?? [])].map((row) => row.refused)),
  )
  const steady = restores === 0 && !history.copied && readers.every(({ wentBack }) => !wentBack)
  return edits.all.flatMap((edit) => {
    if (!edit.unique || edit.side !== side) return []
    const { n, reader, value, field } = edit
    const times = taken.get(value) ?? 0
    const once = steady && !often.has(value)
    if (once && times > 1) return [`${value} was taken ${times} times`]
    const quoted = `"${value}"`
    // A page from before looks like a centre that lost something: what it is asked again about may be a needless conflict.
    if (once && times > 0 && wire.stale.length === 0 && sent.includes(quoted))
      return [`${value} was taken, and is in a conflict as well`]
    if (times > 0 || edit.excused !== null) return []
    if (disputed.includes(quoted) || disputed.includes(JSON.stringify(quoted).slice(1, -1)) || refused.includes(quoted))
      return []
    return [`${value} that ${reader.name} typed into ${field} (edit ${n}) is nowhere`]
  })
}

/** Nobody is in conflict with what the same workbook sent. */
export function quarrels(
  { readers, history, restores, decisions }: World,
  { side, changes, conflicts }: Log,
): string[] {
  if (restores > 0 || history.copied) return []
  const steady = new Set(readers.filter((one) => one.side === side && !one.wentBack).map(({ person }) => person))
  // Who types one thing into the cell and another into the view of conflicts is asked which of the two it is.
  const decided = new Set(decisions.map(({ took }) => took))
  return conflicts.flatMap(({ conflict: { field, mine, theirs, copy } }) =>
    // Whose name a filed row bears need not be who filed it.
    changes[theirs.mark - 1]?.door !== 'filing' &&
    !decided.has(mine.value) &&
    !decided.has(theirs.value) &&
    field !== '*' &&
    copy !== null &&
    mine.by !== null &&
    mine.by === theirs.by &&
    steady.has(mine.by)
      ? [`${mine.by} is in conflict with ${mine.by} about ${field}: ${mine.value}, ${theirs.value}`]
      : [],
  )
}

/** What is open is about what holds now, and about two things. */
export const undecided = ({ conflicts, rows }: Log): string[] =>
  conflicts.flatMap(({ conflict: { record, field, mine, theirs }, open }) => {
    const row = rows.get(record)
    if (!open || !row) return []
    const holds = field === '*' ? (row.removed ? 'removed' : null) : (row.fields[field] ?? null)
    const place = `the conflict about ${field} of row ${record}`
    if (mine.value === holds) return [`${place} is open, and both sides have ${holds}`]
    return field === '*' || theirs.value === holds ? [] : [`${place} shows ${theirs.value}, the centre has ${holds}`]
  })

/** No site holds what another one typed. */
export const foreign = ({ side, text }: Log): string[] =>
  (side === 0 ? /B:\d+\b/ : /A:\d+\b/).test(text) ? [`the wall: side ${side} holds what the other side typed`] : []
