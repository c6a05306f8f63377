// What draws whole sheets is loaded when it is asked for.
import type { Desk } from './desk.ts'
import type { AddWish, ListWish } from './worklist.ts'

export async function writeStatistics(desk: Desk): Promise<void> {
  const statistics = await import('./statistics.ts')
  await statistics.writeStatistics(desk)
}

export async function addOurSheets(desk: Desk, wish: AddWish, list: ListWish | null): Promise<void> {
  const worklist = await import('./worklist.ts')
  await worklist.addOurSheets(desk, wish, list)
}
