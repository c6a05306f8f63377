// The token of this device: in the browser's own storage when the person wants that, else in memory. Never in the workbook.
import type { SheetHost } from '../../host/sheet-host.ts'

const key = 'sync.token'

/** Is there one from an earlier time? */
export const hasToken = ({ recall }: SheetHost): boolean => (recall(key) ?? '') !== ''

export function createToken({ recall, retain }: SheetHost) {
  let held = recall(key) || null
  return {
    now: (): string | null => held,
    /** Null forgets it everywhere. */
    set: (token: string | null, keep: boolean): void => {
      held = token
      retain(key, keep && token !== null ? token : '')
    },
  }
}
