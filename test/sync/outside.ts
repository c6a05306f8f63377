// What happens beside the panes: workbooks are filed, tokens renewed, the centre is killed.
import { sha256 } from '../../server/sha256.ts'
import type { Errand } from './errand.ts'
import { begin, isOpen, run } from './errands.ts'
import type { Reader } from './reader.ts'
import { toTheEnd } from './step.ts'
import { rowsIn } from './workbook.ts'
import { type Filed, fileName, type World } from './world.ts'

export const told = (step: { readonly fate: string; readonly ports: number }) =>
  `${step.fate === 'fine' ? '' : ` (the next request: ${step.fate})`}${step.ports < toTheEnd ? ` for ${step.ports} ports` : ''}`

export function standing(errand: Errand): string {
  if (!isOpen(errand)) return errand.actor.error instanceof Error ? `ended: ${errand.actor.error.message}` : 'done'
  return `stands at “${(errand.serving?.parked ?? errand.actor.parked)?.at ?? 'the door of another'}”`
}

/** The next time that the pane greets it does so with another token. */
export function renew({ door }: World, reader: Reader) {
  reader.revoked = false
  reader.tokens--
  door.renew(reader)
  reader.sync?.steps.forgetGreeting()
}

const turnedDown: ReadonlySet<unknown> = new Set(['record-taken', 'record-locked'])

export async function file(
  world: World,
  reader: Reader,
  { newest, ports }: { readonly newest: boolean; readonly ports: number },
) {
  const { centre, filed } = world
  const rows = rowsIn(reader.book).map((row) => ({ ...row, fields: { ...row.fields } }))
  // A workbook of a version that the centre does not know is not even read.
  if (rows.length === 0 || !centre.rubrics().some(({ version }) => version === reader.book.rubric)) return
  const desk = await centre.desk()
  const { side, book } = reader
  const wish = { ...world.wishOf(side, book, rows), newest }
  const name = fileName(sha256(wish.bytes), newest)
  const filing: Filed = { side, rows, name, newest, after: new Set(book.filed), came: null }
  filed.push(filing)
  book.filed.add(name)
  const errand = begin(centre.turns, `filing of ${reader.name}`, async () => {
    const { restores } = world
    try {
      await desk.file(wish)
      filing.came = { restores }
    } catch (error) {
      // Two exams under one id, or a row that is locked: nothing of it is taken.
      if (!(error instanceof Error && 'code' in error && turnedDown.has(error.code))) throw error
    }
  })
  world.others.push(errand)
  await run(centre.turns, errand, 'fine', ports)
  world.said.push(
    `the workbook of ${reader.name} is filed${newest ? ' as the newest' : ''}${ports < toTheEnd ? ` for ${ports} ports` : ''}: ${standing(errand)}`,
  )
}

export async function killCentre({ wire, centre, others }: World, start: () => Promise<unknown> = () => centre.kill()) {
  for (const { actor } of others) centre.turns.end(actor)
  others.length = 0
  await wire.cut()
  await start()
}
