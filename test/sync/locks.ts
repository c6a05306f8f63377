// Rows that are locked: nobody changes one but an arbiter.
import type { Log } from './log.ts'
import type { World } from './world.ts'

/** What was written into a locked row, and who was turned away from one that was not. */
export function unlocked({ readers, told, restores }: World, { side, changes }: Log): string[] {
  const wrong: string[] = []
  const arbiters = new Set(readers.filter((one) => one.side === side && one.arbiter).map(({ person }) => person))
  const locked = new Map<string, boolean>()
  /** Rows that were locked at some time. */
  const ever = new Set<string>()
  for (const { record, seq, door, person, fields } of changes) {
    if (locked.get(record) && door !== 'sight' && !arbiters.has(person ?? ''))
      wrong.push(`mark ${seq} (${door} of ${person}) changes row ${record}, which is locked`)
    locked.set(record, fields.record_status === 'LOCKED')
    if (fields.record_status === 'LOCKED') ever.add(record)
  }
  for (const { reader, answer, restores: then } of told) {
    if ('rows' in answer || reader.side !== side || then !== restores) continue
    for (const { record, refused } of answer.results)
      if (refused?.code === 'record-locked' && (reader.arbiter || !ever.has(record)))
        wrong.push(`${reader.name} may not write into row ${record}, which is not locked for him`)
  }
  return wrong
}
