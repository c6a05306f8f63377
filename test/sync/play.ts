// What each step of a history does to the world, and the sentence that tells it.

import { heldOf } from '../../addin/sync/state.ts'
import { wholeRow } from '../../core/sync/protocol.ts'
import { begin, beginFor, isOpen, run } from './errands.ts'
import { type Reader, reopen, saveBook } from './reader.ts'
import { batches, picks, type Step, texts, toTheEnd } from './step.ts'
import { cellOf, rowsIn, type Workbook, type WorkbookRow } from './workbook.ts'
import type { Filed, World } from './world.ts'

const exams = ['00000000000000e1', '00000000000000e2', '00000000000000e3']

/** The n-th, counted round; undefined when there is none. */
const nth = <Value>(values: readonly Value[], n: number): Value | undefined => values[n % values.length]

/** Ids that are drawn differ in the middle from one time that a history is played to the next. */
const named = (record: string | null) =>
  record === null ? 'a row without id' : `row ${record.slice(0, 8)}…${record.slice(-3)}`

/** Does the step; one that means nothing here does nothing. */
export async function take(world: World, step: Step): Promise<void> {
  const { readers, centre, office, edits, wire } = world
  const { turns } = centre
  const say = (sentence: string) => void world.said.push(sentence)
  const reader = 'who' in step ? nth(readers, step.who)! : readers[0]!

  /** The centre goes on with what has reached it. */
  const stop = ({ errands }: Reader) => {
    for (const { serving, ...rest } of errands)
      if (serving) world.others.push({ ...rest, actor: serving, serving: null })
  }
  const forget = (book: Workbook, why: string) => {
    edits.excuse(
      [...reader.book.typed].filter((n) => edits.all[n - 1]!.reader === reader && !book.typed.has(n)),
      why,
    )
    stop(reader)
    reader.wentBack = true
    reopen(reader, book, turns)
  }
  const rowAt = (n: number) => nth(rowsIn(reader.book), n)

  switch (step.do) {
    case 'score':
      return score(world, reader, step)
    case 'type': {
      const row = rowAt(step.row)
      if (!row) return score(world, reader, { exam: 0, as: null, signed: true })
      const field = texts[step.field]!
      const from = row.from[field]
      const value =
        step.how === 'empty'
          ? null
          : step.how === 'back' && from !== undefined
            ? edits.all[from - 1]!.over
            : edits.fresh(reader)
      const { over } = edits.type(reader, row, field, value, typeof value === 'string' && step.how === 'new')
      return say(`${reader.name} types ${value} over ${over} in ${field} of ${named(row.record)}`)
    }
    case 'choose':
    case 'hand over':
    case 'lock':
    case 'move': {
      const row = rowAt(step.row)
      if (!row) return
      const [field, values] = nth(Object.entries<readonly (string | number)[]>(picks[step.do]), step.field)!
      const { value, over } = edits.type(reader, row, field, nth(values, step.value)!)
      return say(`${reader.name} types ${value} over ${over} in ${field} of ${named(row.record)}`)
    }
    case 'delete': {
      const row = rowAt(step.row)
      if (!row) return
      edits.excuse(
        Object.values(row.from).filter((n) => edits.all[n - 1]!.reader === reader),
        'row deleted',
      )
      reader.book.rows.splice(reader.book.rows.indexOf(row), 1)
      world.deleted.push({ reader, row })
      return say(`${reader.name} deletes ${named(row.record)} from the sheet`)
    }
    case 'send again':
    case 'take theirs': {
      const row = rowAt(step.row)
      if (!row?.record || !reader.sync) return
      if (step.do === 'take theirs') giveUp(world, reader, row)
      const { record } = row
      const { sync } = reader
      say(`${reader.name} asks to ${step.do} ${named(record)}`)
      const ask = () => (step.do === 'take theirs' ? sync.takeTheirs(record) : sync.sendAgain(record))
      return run(turns, beginFor(reader, office, step.do, ask), 'fine', toTheEnd)
    }
    case 'remove':
    case 'restore':
    case 'put back': {
      const { sync } = reader
      const known = [...(sync?.state().rows.keys() ?? [])].sort()
      const record = step.do === 'remove' ? rowAt(step.row)?.record : nth(known, step.row)
      if (!sync || !record) return
      say(`${reader.name} asks to ${step.do} ${named(record)}`)
      const ask = {
        remove: () => sync.remove(record, 'double'),
        restore: () => sync.restore(record, 'needed'),
        'put back': () => sync.putBack(record),
      }
      return run(turns, beginFor(reader, office, step.do, ask[step.do]), 'fine', toTheEnd)
    }
    case 'decide':
      return decide(world, reader, step.which, step.for)
    case 'push':
    case 'pull':
    case 'sync': {
      const open = reader.errands.find(isOpen)
      // A pull may begin while the page of another one is on its way.
      const beside = step.do === 'pull' && open?.name.endsWith('pull') && step.ports % 2 === 1
      if (open && !beside) {
        say(`${open.name} goes on${told(step)}`)
        return run(turns, open, step.fate, step.ports)
      }
      const errand = beginFor(reader, office, step.do, async ({ steps }) => {
        if (step.do === 'sync') await world.product.round(steps)
        else {
          if (step.do === 'push') await steps.settle()
          await steps.greet()
          await steps[step.do]()
          if (step.do === 'pull') await steps.settle()
        }
      })
      say(`${errand.name}${told(step)}`)
      await run(turns, errand, step.fate, step.ports)
      return say(`… ${standing(errand)}`)
    }
    case 'go on': {
      const open = [...readers.flatMap(({ errands }) => errands), ...world.others].filter(isOpen)
      const errand = nth(open, step.which)
      if (!errand) return
      await run(turns, errand, step.fate, step.ports)
      return say(`${errand.name} goes on${told(step)}: ${standing(errand)}`)
    }
    case 'arrive': {
      const late = nth(wire.afloat, step.which)
      if (!late) return
      wire.afloat.splice(wire.afloat.indexOf(late), 1)
      const errand = wire.arrive(late)
      world.others.push(errand)
      await run(turns, errand, 'fine', toTheEnd)
      return say(`the ${late.name} that was late or doubled arrives`)
    }
    case 'revoke':
      if (reader.revoked || reader.tokens === 0) return
      reader.revoked = true
      await world.door.revoke(reader)
      return say(`the token of ${reader.name} is revoked`)
    case 'renew':
      if (!reader.revoked) return
      renew(world, reader)
      return say(`${reader.name} gets another token`)
    case 'save':
      saveBook(reader)
      return say(`${reader.name} saves the workbook`)
    case 'crash':
      forget(reader.saved.at(-1)!, 'not saved')
      return say(`Excel of ${reader.name} crashes; the workbook is as it was saved last`)
    case 'crash as it is':
      saveBook(reader)
      stop(reader)
      reopen(reader, reader.book, turns)
      return say(`Excel of ${reader.name} crashes; the workbook has just been saved by itself`)
    case 'old copy':
      forget(reader.saved[0]!, 'old copy')
      return say(`${reader.name} goes on with the workbook as it was saved first`)
    case 'copy': {
      const other = nth(readers, step.from)!
      if (other === reader || other.side !== reader.side) return
      forget(other.saved.at(-1)!, 'another workbook')
      saveBook(reader)
      return say(`${reader.name} goes on with a copy of the workbook that ${other.name} saved last`)
    }
    case 'file':
      return file(world, reader, step.ports)
    case 'kill':
      say('the centre is killed and starts again')
      return killCentre(world)
    case 'upgrade':
      say('the centre is killed, and started in the next version')
      return killCentre(world, () => centre.upgrade())
    case 'next rubric':
      reader.book.rubric = world.rubrics[1]
      return say(`the workbook of ${reader.name} is scored by the next rubric`)
    case 'back up':
      await centre.backUp()
      return say('the centre is backed up')
    case 'put old': {
      if (!centre.hasBackup()) return
      say('the centre is killed, and started from the backup')
      for (const each of readers) {
        const shown = new Set(each.book.rows.flatMap(({ from }) => Object.values(from)))
        edits.excuse(
          edits.all.filter((edit) => edit.reader === each && !shown.has(edit.n)).map(({ n }) => n),
          'lost with the centre',
        )
      }
      world.restores++
      return killCentre(world, () => centre.putOld())
    }
    case 'clock':
      if (step.who === 3) centre.setClock(step.hours)
      else reader.hours = step.hours
      return say(`the clock of ${step.who === 3 ? 'the centre' : reader.name} is ${step.hours} hours off`)
  }
}

/** The next time that the pane greets it does so with another token. */
export function renew({ door }: World, reader: Reader) {
  reader.revoked = false
  reader.tokens--
  door.renew(reader)
  reader.sync?.steps.forgetGreeting()
}

const told = (step: { readonly fate: string; readonly ports: number }) =>
  `${step.fate === 'fine' ? '' : ` (the next request: ${step.fate})`}${step.ports < toTheEnd ? ` for ${step.ports} ports` : ''}`

function standing(errand: ReturnType<typeof begin>): string {
  if (!isOpen(errand)) return errand.actor.error instanceof Error ? `ended: ${errand.actor.error.message}` : 'done'
  return `stands at “${(errand.serving?.parked ?? errand.actor.parked)?.at ?? 'the door of another'}”`
}

/** An exam goes into the first row that is free, or below the last one, where no id was prepared. */
function score(
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
function giveUp({ edits }: World, { sync }: Reader, { record, from }: WorkbookRow) {
  const refused = sync?.state().rows.get(record!)?.refused ?? []
  for (const { set } of refused)
    edits.excuse(
      Object.keys(set).flatMap((field) => from[field] ?? []),
      'given up',
    )
}

async function decide(world: World, reader: Reader, which: number, taking: 'mine' | 'theirs' | 'other') {
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
    beginFor(reader, world.office, 'decide', () => sync.decide(id, choice, 'talked about it', reader.book.rubric)),
    'fine',
    toTheEnd,
  )
}

const turnedDown: ReadonlySet<unknown> = new Set(['record-taken', 'record-locked'])

async function file(world: World, reader: Reader, ports: number) {
  const { centre, filed } = world
  const rows = rowsIn(reader.book).map((row) => ({ ...row, fields: { ...row.fields } }))
  // A workbook of a version that the centre does not know is not even read.
  if (rows.length === 0 || !centre.rubrics().some(({ version }) => version === reader.book.rubric)) return
  const desk = await centre.desk()
  const { side, book } = reader
  const filing: Filed = { side, rows, came: null }
  filed.push(filing)
  const errand = begin(centre.turns, `filing of ${reader.name}`, async () => {
    const { restores } = world
    try {
      await desk.file(world.wishOf(side, book, rows))
      filing.came = { restores }
    } catch (error) {
      // Two exams under one id, or a row that is locked: nothing of it is taken.
      if (!(error instanceof Error && 'code' in error && turnedDown.has(error.code))) throw error
    }
  })
  world.others.push(errand)
  await run(centre.turns, errand, 'fine', ports)
  world.said.push(
    `the workbook of ${reader.name} is filed${ports < toTheEnd ? ` for ${ports} ports` : ''}: ${standing(errand)}`,
  )
}

export async function killCentre({ wire, centre, others }: World, start: () => Promise<unknown> = () => centre.kill()) {
  for (const { actor } of others) centre.turns.end(actor)
  others.length = 0
  await wire.cut()
  await start()
}
