// What people do with more than one cell: they enter an exam, give up what was refused, decide a conflict.
import { heldOf } from '../../addin/sync/state.ts'
import { wholeRow } from '../../core/sync/protocol.ts'
import { beginFor, run } from './errands.ts'
import type { Reader } from './reader.ts'
import { batches, type Step, toTheEnd } from './step.ts'
import { cellOf, type WorkbookRow } from './workbook.ts'
import type { World } from './world.ts'

const exams = ['00000000000000e1', '00000000000000e2', '00000000000000e3']

/** The n-th, counted round; undefined when there is none. */
export const nth = <Value>(values: readonly Value[], n: number): Value | undefined => values[n % values.length]

/** Ids that are drawn differ in the middle from one time that a history is played to the next. */
export const named = (record: string | null) =>
  record === null ? 'a row without id' : `row ${record.slice(0, 8)}…${record.slice(-3)}`

/** An exam goes into the first row that is free, or below the last one, where no id was prepared. */
export function score(
  { edits, said }: World,
  reader: Reader,
  { exam, as, signed }: Pick<Extract<Step, { do: 'score' }>, 'exam' | 'as' | 'signed'>,
) {
  const { book } = reader
  let row = book.rows.find(({ fields }) => Object.keys(fields).length === 0)
  if (!row) {
    row = { record: null, fields: {}, from: {} }
    book.rows.push(row)
  }
  edits.type(reader, row, 'batch_no', book.batch ?? batches[0])
  edits.type(reader, row, 'accession_token', exams[exam]!)
  if (as) edits.type(reader, row, 'qc_role', as)
  if (signed) edits.type(reader, row, 'qc_person_id', reader.person)
  const { value } = edits.type(reader, row, 'exam_item', edits.fresh(reader), true)
  const by = `${as ? ` as ${as}` : ''}${signed ? '' : ', unsigned'}`
  said.push(`${reader.name} enters exam ${exam + 1}${by} as ${named(row.record)} with exam_item ${value}`)
}

/** What was refused gives way to what the centre has. */
export function giveUp({ edits }: World, { sync }: Reader, { record, from }: WorkbookRow) {
  const refused = sync?.state().rows.get(record!)?.refused ?? []
  for (const { set } of refused)
    edits.excuse(
      Object.keys(set).flatMap((field) => from[field] ?? []),
      'given up',
    )
}

export async function decide(world: World, reader: Reader, which: number, taking: 'mine' | 'theirs' | 'other') {
  const { sync } = reader
  const open = nth([...(sync?.state().conflicts.values() ?? [])], which)
  if (!sync || !open) return
  const { conflict } = open
  const { id, record, field, base, mine, theirs } = conflict
  const known = sync.state().rows.get(record)
  const held = known && field !== wholeRow ? heldOf(known, field).value : null
  const cell = reader.book.rows.find((row) => row.record === record)
  const shown = cell && field !== wholeRow ? cellOf(cell, field) : null
  const other = field !== wholeRow && taking === 'other' ? world.edits.fresh(reader) : null
  const choice =
    other === null
      ? ({ take: taking === 'mine' ? 'mine' : 'theirs' } as const)
      : ({ take: 'value', value: other } as const)
  const took = other ?? (taking === 'mine' ? mine.value : theirs.value)
  const scratch: WorkbookRow = { record, fields: {}, from: {} }
  if (other !== null) world.edits.type(reader, scratch, field, other).excused = 'typed in the view of conflicts'
  world.decisions.push({ reader, conflict, saw: [base.value, mine.value, theirs.value, held, shown], took })
  world.said.push(
    `${reader.name} decides ${field} of ${named(record)}: ${taking} (${took}; mine ${mine.value}, theirs ${theirs.value}, base ${base.value})`,
  )
  await run(
    world.centre.turns,
    beginFor(reader, world.office, 'decide', () =>
      sync.decide(reader.book.rubric, { conflict: id, choice, why: 'talked about it' }),
    ),
    'fine',
    toTheEnd,
  )
}
