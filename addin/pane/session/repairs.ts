// The workbook doctor at work: what our sheets have lost is looked up, and mended together with what people typed.
import type { Finding } from '../../../core/finding.ts'
import type { SheetId } from '../../host/sheet-host.ts'
import type { WriteCell } from '../../host/write-wish.ts'
import type { Repair } from '../findings/repair.ts'
import { repairsIn, wishesFor } from '../findings/repairs.ts'
import { type Desk, refuse, tell } from './desk.ts'
import { isClosed, mend, mendCells, mendsOf, type Work } from './mend.ts'
import { readAll } from './open.ts'
import { keepStep } from './steps.ts'

/** 1 sync while our sheets are whole. */
export async function lookForRepairs(desk: Desk): Promise<void> {
  const { host, state } = desk
  const shadow = state.shadow.value
  if (!shadow?.found.scores) return
  const outcome = await host.inspect(wishesFor(shadow))
  if (!outcome.done) return refuse(desk, outcome.trouble)
  state.repairs.value = repairsIn(state.shadow.value ?? shadow, outcome.value)
}

/** Mends what is chosen, cells first and the lock last, in one step. Stops at the first refusal; what was done can be taken back. */
export async function repair(desk: Desk, findings: readonly Finding[], repairs: readonly Repair[]): Promise<number> {
  if (repairs.length === 0) return mend(desk, findings)
  if (isClosed(desk)) return 0
  const work: Work = { parts: [], count: 0 }
  const whole =
    (await mendCells(desk, mendsOf(desk, findings), work)) &&
    (await mendHeadings(desk, repairs, work)) &&
    (await mendGuards(desk, repairs, work))
  keepStep(desk, { parts: work.parts, row: null })
  const { message } = desk.state
  const refused = message.value
  await readAll(desk)
  if (whole) tell(desk, { level: 'good', word: 'findings.mended', values: { n: work.count } })
  else message.value = refused
  return work.count
}

async function mendHeadings(desk: Desk, repairs: readonly Repair[], work: Work): Promise<boolean> {
  const bySheet = new Map<SheetId, WriteCell[]>()
  for (const { does } of repairs)
    if ('heading' in does)
      bySheet.set(does.heading.sheet, [...(bySheet.get(does.heading.sheet) ?? []), does.heading.cell])
  for (const [sheet, cells] of bySheet) {
    const outcome = await desk.host.write({ sheet, cells, unlock: {} })
    if (!outcome.done) {
      refuse(desk, outcome.trouble)
      return false
    }
    work.count += cells.length
    work.parts.push({ kind: 'cells', undo: outcome.value.undo })
  }
  return true
}

async function mendGuards(desk: Desk, repairs: readonly Repair[], work: Work): Promise<boolean> {
  const changes = repairs.flatMap(({ does }) => ('guard' in does ? does.guard : []))
  if (changes.length === 0) return true
  const outcome = await desk.host.changeGuards(changes)
  if (!outcome.done) {
    refuse(desk, outcome.trouble)
    return false
  }
  work.count += changes.length
  work.parts.push({ kind: 'guards', changes: outcome.value })
  return true
}
