// What was typed for one exam stands in no row of another.
import type { Log } from './log.ts'
import type { World } from './world.ts'

export function mixed({ edits }: World, { side, changes }: Log): string[] {
  const typed = new Map(edits.all.filter((edit) => edit.unique && edit.side === side).map((edit) => [edit.value, edit]))
  return changes.flatMap(({ seq, delta, fields: { accession_token: exam } }) =>
    Object.entries(delta).flatMap(([field, [, value]]) => {
      const edit = typed.get(value)
      return edit?.exam && exam && edit.exam !== exam
        ? [`mark ${seq}: ${value} in ${field} was typed for exam ${edit.exam}, and stands in a row of exam ${exam}`]
        : []
    }),
  )
}
