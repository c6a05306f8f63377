// Numbers as a cell stores them: the shortest text that gives back the same double.

const powers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/** NaN for what is no decimal number; never hexadecimal, never infinite. */
export function numberOf(text: string): number {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 400) return Number.NaN
  for (let i = 0; i < trimmed.length; i++) {
    const c = trimmed.charCodeAt(i)
    if (!((c >= 48 && c <= 57) || c === 43 || c === 45 || c === 46 || c === 69 || c === 101)) return Number.NaN
  }
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : Number.NaN
}

/**
 * The number that stands from `from` to `to`. Up to 15 digits are gathered as a whole number, which is then exact, and divided
 * by a power of ten that is exact too: IEEE division rounds once, so this equals `Number(text)` to the last bit.
 */
export function numberAt(b: Buffer, from: number, to: number): number {
  let whole = 0
  let digits = 0
  let decimals = -1
  let i = from
  const negative = b[i] === 45
  if (negative) i++
  for (; i < to; i++) {
    const c = b[i]! - 48
    if (c >= 0 && c <= 9) {
      whole = whole * 10 + c
      digits++
      if (decimals >= 0) decimals++
    } else if (c === -2 && decimals < 0) decimals = 0
    else return numberOf(b.toString('latin1', from, to))
  }
  if (digits === 0 || digits > 15) return numberOf(b.toString('latin1', from, to))
  const value = decimals > 0 ? whole / powers[decimals]! : whole
  // Taken from 0, so that there is no -0.
  return negative ? 0 - value : value
}
