// Dates as ISO text, in the product's own values and in strict workbooks, and their serials.

const day = 86_400_000
/** Day 0 of the 1900 system as Excel counts from 1 March 1900 on; before, its invented 29 February 1900 is missing. */
const epoch = Date.UTC(1899, 11, 30)

const pattern = /^(?:(\d{4}-\d\d-\d\d))?(?:T?([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d{1,9})?))?)?Z?$/

/** The serial in the 1900 system of a date, a time or both, taken as wall clock; undefined for any other text. */
export function serialOfIso(text: string): number | undefined {
  const found = pattern.exec(text.trim())
  if (found === null || found[0].length < 5) return undefined
  const [, date, hour = '0', minute = '0', second = '0'] = found
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400
  if (date === undefined) return time
  const moment = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== date) return undefined
  const days = (moment - epoch) / day
  return (days < 61 ? days - 1 : days) + time
}
