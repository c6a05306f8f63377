// Scores are decimals with a fixed number of places. They are counted in whole units of the last place (tenths), so that
// no binary fraction ever decides a grade.

/**
 * `numerator / denominator` in units of 10^-places, half up.
 * @param numerator whole, >= 0
 * @param denominator whole, > 0
 */
export function unitsHalfUp(numerator: number, denominator: number, places: number): number {
  const scaled = 2 * numerator * 10 ** places + denominator
  if (!Number.isSafeInteger(scaled) || !Number.isSafeInteger(denominator) || denominator <= 0 || numerator < 0)
    throw new RangeError(`not exact: ${numerator}/${denominator}`)
  return (scaled - (scaled % (2 * denominator))) / (2 * denominator)
}

/** Units of the last place as the number that people read: 923 is 92.3. */
export const fromUnits = (units: number, places: number): number => units / 10 ** places

/** The nearest whole number of units: 59.0 is 590. */
export const toUnits = (value: number, places: number): number => Math.round(value * 10 ** places)
