// Moments as people read them.
import type { Stamp } from '../exam.ts'

const day = 86_400

/** The midnight before a moment. */
export const dayOf = (stamp: Stamp): Stamp => Math.floor(stamp / day) * day

/** `2026-05-08 09:10`, with seconds only when there are some; what no calendar holds stays a number. */
export function sayTime(stamp: Stamp | null): string {
  if (stamp === null) return ''
  const moment = new Date(stamp * 1000)
  if (Number.isNaN(moment.getTime())) return String(stamp)
  const text = moment.toISOString()
  return `${text.slice(0, 10)} ${text.slice(11, stamp % 60 === 0 ? 16 : 19)}`
}

/** `2026-05-08` */
export const sayDay = (stamp: Stamp | null): string => sayTime(stamp).split(' ')[0]!
