// What the objects of a chart share.
import { type ChartType, chartTypes } from '../model/chart.ts'
import { guard } from '../model/guard.ts'
import type { Sheet } from '../model/sheet.ts'
import { notImplemented } from '../wire/host-error.ts'
import type { Scalar } from '../wire/thing.ts'
import { text } from './given.ts'

/** A type that this host can save. */
export function chartType(value: unknown): ChartType {
  const found = chartTypes.find((type) => type === value)
  if (found === undefined) throw notImplemented(`a chart of the type ${text(value)}`)
  return found
}

/** A property of a chart on a sheet that may be protected. Null stands for what Excel makes by itself, which is not known here. */
export function chartScalar(sheet: Sheet, name: string, get: () => unknown, set: (value: unknown) => void): Scalar {
  return {
    get: () => {
      const value = get()
      if (value === null) throw notImplemented(`${name} as Excel makes it`)
      return value
    },
    set: (value) => {
      guard(sheet, 'allowEditObjects')
      set(value)
    },
  }
}
