// What draws whole sheets is loaded when it is asked for.
import type { Finding } from '../../../core/finding.ts'
import type { Repair } from '../findings/repair.ts'
import type { Desk } from './desk.ts'
import type { ListWish } from './list.ts'
import type { AddWish } from './worklist.ts'

export async function writeStatistics(desk: Desk, restore = false): Promise<void> {
  const statistics = await import('./statistics.ts')
  await statistics.writeStatistics(desk, restore)
}

export async function addOurSheets(desk: Desk, wish: AddWish, list: ListWish | null): Promise<void> {
  const worklist = await import('./worklist.ts')
  await worklist.addOurSheets(desk, wish, list)
}

export async function lookForRepairs(desk: Desk): Promise<void> {
  const repairs = await import('./repairs.ts')
  await repairs.lookForRepairs(desk)
}

export async function repair(desk: Desk, findings: readonly Finding[], chosen: readonly Repair[]): Promise<number> {
  const repairs = await import('./repairs.ts')
  return repairs.repair(desk, findings, chosen)
}
