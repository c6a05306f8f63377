// Which rows a notice speaks of.

export type Rows = { readonly from: number; readonly to: number }

/** Excel's row numbers of an A1 range; null when whole rows, whole columns or the whole sheet are meant: rows may have moved. */
export function rowsIn(range: string | null): Rows | null {
  if (range === null) return null
  const numbers: number[] = []
  for (const part of range.split(/[,:]/)) {
    const found = /^\$?[A-Z]+\$?(\d+)$/i.exec(part.slice(part.lastIndexOf('!') + 1))
    if (!found) return null
    numbers.push(Number(found[1]))
  }
  return { from: Math.min(...numbers), to: Math.max(...numbers) }
}
