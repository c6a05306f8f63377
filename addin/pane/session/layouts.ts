// Remembered columns of lists: kept in the workbook, and in the browser where it has storage, so that the next export finds them.
import { type ListLayout, layoutsIn, withLayout } from '../worklist/layouts.ts'
import type { Desk } from './desk.ts'

const key = 'lists'

/** Those of the workbook before those of the browser. 1 sync. */
export async function recallLayouts({ host }: Desk): Promise<readonly ListLayout[]> {
  const kept = await host.readSetting(key)
  const own = layoutsIn(kept.done ? kept.value : null)
  const others = layoutsIn(host.recall(key))
  const here = new Set(own.map(({ fingerprint }) => fingerprint))
  return [...own, ...others.filter(({ fingerprint }) => !here.has(fingerprint))]
}

/** 2 syncs; where it cannot be kept, columns are guessed again next time. */
export async function keepLayout(desk: Desk, layout: ListLayout): Promise<void> {
  const { host } = desk
  const known = withLayout(await recallLayouts(desk), layout)
  const text = JSON.stringify(known)
  host.retain(key, text)
  await host.writeSetting(key, text)
}
