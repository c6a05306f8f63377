// What each step of a history does to the world, and the sentence that tells it.

import { beginFor, isOpen, run } from './errands.ts'
import { decide, giveUp, named, nth, score } from './hands.ts'
import { file, killCentre, renew, standing, told } from './outside.ts'
import { type Reader, reopen, saveBook } from './reader.ts'
import { picks, type Step, texts, toTheEnd } from './step.ts'
import { rowsIn, type Workbook } from './workbook.ts'
import type { World } from './world.ts'

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
      return file(world, reader, step)
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
      await killCentre(world, () => centre.putOld())
      // The backup may be older than a revocation: whoever puts it back revokes once more.
      for (const each of readers) if (each.revoked) await world.door.revoke(each)
      return
    }
    case 'clock':
      if (step.who === 3) centre.setClock(step.hours)
      else reader.hours = step.hours
      return say(`the clock of ${step.who === 3 ? 'the centre' : reader.name} is ${step.hours} hours off`)
  }
}
