// Moments as serials of the 1900 system.
import { serialOfIso } from '../reader/iso-date.ts'

/** @throws RangeError for what is no date: the book that holds it is wrong. */
export function serialOf(moment: string): number {
  const serial = serialOfIso(moment)
  if (serial === undefined) throw new RangeError(`no moment: ${moment}`)
  return serial
}
