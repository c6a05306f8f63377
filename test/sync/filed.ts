// What filings may do to what others said, and what becomes of what they bring.
import type { FieldValue } from '../../core/sync/protocol.ts'
import type { Log, Logged } from './log.ts'
import { texts } from './step.ts'
import { cellOf, columns } from './workbook.ts'
import type { Filed, World } from './world.ts'

/**
 * What was filed gives way to a file that goes on from it, or of which somebody says that it is the newest, or where the filing
 * says how much went back to what it was; and what the row's own reader pushed to what is filed of the same workbook.
 */
export function giveWay(world: World, { side, files, changes }: Log, before: Logged, change: Logged, field: string) {
  if (change.door !== 'filing' || before.source !== change.source) return false
  const file = files.get(change.by)
  const these = world.filed.filter((one) => one.side === side && one.name === file?.name)
  if (before.copy !== null)
    return these.some(({ rows }) =>
      rows.some((row) => row.record === change.record && cellOf(row, 'qc_person_id') === before.person),
    )
  const name = files.get(before.by)?.name
  const back = changes.some(
    ({ seq, record, delta }) =>
      seq < change.seq && record === change.record && delta[field]?.[0] === change.delta[field]![1],
  )
  // Who files a workbook again while it is still being filed knows of both.
  const overtaken = world.filed.some((one) => one.side === side && one.name === name && one.after.has(file?.name ?? ''))
  return (
    overtaken ||
    these.some(({ newest, after }) => newest || (name !== undefined && after.has(name))) ||
    (back && file !== undefined && file.reverted > 0)
  )
}

export const brought = (filed: readonly Filed[], side: number, field: string, value: FieldValue): boolean =>
  filed.some((one) => one.side === side && one.rows.some((row) => cellOf(row, field) === value))

/** Nothing of a filing is dropped, and nothing old comes back by one. */
export function misfiled(world: World, log: Log): string[] {
  return [...dropped(world, log), ...revived(log)]
}

function dropped({ filed, restores }: World, { side, text }: Log): string[] {
  return filed.flatMap((one) => {
    if (one.side !== side || one.came?.restores !== restores) return []
    return one.rows.flatMap((row) =>
      texts.flatMap((field) => {
        const value = cellOf(row, field)
        return value === null || text.includes(JSON.stringify(JSON.stringify(value)).slice(1, -1))
          ? []
          : [`${value} in ${field} was filed and is nowhere`]
      }),
    )
  })
}

/** What a pane said is newer than a value that the field had before. */
function revived({ changes }: Log): string[] {
  const wrong: string[] = []
  const past = new Map<string, { readonly values: Set<FieldValue>; last: Logged }>()
  for (const change of changes)
    for (const field of columns) {
      const moved = change.delta[field]
      if (!moved) continue
      const [from, to] = moved
      const place = `${change.record} ${field}`
      const known = past.get(place)
      if (known && change.door === 'filing' && known.last.copy !== null && known.values.has(to))
        wrong.push(`mark ${change.seq} brings ${to} back by a filing, over ${from}, which was pushed`)
      if (known) known.values.add(from)
      past.set(place, { values: known?.values ?? new Set(), last: change })
    }
  return wrong
}
