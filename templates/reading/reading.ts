// What became of one cell: its value, or its value with something to be said about it.
import type { Fix } from '../../core/finding.ts'
import { brief, type Params, type ReadingCode } from './reading-finding.ts'

export type Remark = {
  readonly value: string | number | null
  readonly code: ReadingCode
  readonly params: Params
  /** What may be written into the cell; undefined when there is nothing sure to write. */
  readonly fix: Fix['value'] | undefined
  /** The cell says something that could not be read. */
  readonly unread: boolean
}

/** A clean value costs nothing; a remark is an object. */
export type Reading = string | number | null | Remark

/** Read as something else than what stands there: the canonical value may be written back. */
export const changed = (typed: string, value: string | number, fix: Fix['value'] = value): Remark => ({
  value,
  code: 'RD-01',
  params: { typed: brief(typed), value: shownValue(fix) },
  fix,
  unread: false,
})

/** A dash and the like where nothing was to be said. */
export const emptied = (typed: string): Remark => ({
  value: null,
  code: 'RD-28',
  params: { typed: brief(typed) },
  fix: null,
  unread: false,
})

/** Cannot be read without guessing. */
export const refused = (code: ReadingCode, typed: string, params: Params = {}): Remark => ({
  value: null,
  code,
  params: { typed: brief(typed), ...params },
  fix: undefined,
  unread: true,
})

const shownValue = (fix: Fix['value']): string | number =>
  fix === null ? '' : typeof fix === 'object' ? fix.date.replace('T', ' ') : fix
