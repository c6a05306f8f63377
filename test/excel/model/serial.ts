// Excel's count of days.

const dayLength = 86_400_000

/** The number of a day, or null if there is no such day. 1900-02-29 exists in Excel; it is refused here as nobody means it. */
export function serialOf(date1904: boolean, year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day)
  const date = new Date(at)
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const serial = Math.round(at / dayLength) + 25_569
  if (date1904) return serial < 1462 ? null : serial - 1462
  return serial < 61 ? null : serial
}

/** The moment of a serial number, as parts. */
export function momentOf(date1904: boolean, serial: number): Date {
  return new Date(Math.round((serial - 25_569 + (date1904 ? 1462 : 0)) * 86_400) * 1000)
}
