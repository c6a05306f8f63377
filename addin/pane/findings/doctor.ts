// The workbook doctor: damage that can be mended without guessing, kind by kind, with what stands there and what would.
import type { Finding } from '../../../core/finding.ts'
import { shown } from '../../../core/grid.ts'
import { isoOf, stampOfSerial } from '../../../templates/reading/dates.ts'
import type { Shadow } from '../book/shadow.ts'
import { type Mend, mendOf } from './mend.ts'

export type Preview = { readonly finding: Finding; readonly before: string; readonly after: string }

export type Damage = {
  /** Code of the findings, such as RD-01. */
  readonly code: string
  readonly previews: readonly Preview[]
}

const before = (shadow: Shadow, { sheet, cell: { row, column } }: Mend): string => {
  const known = shadow.sheets.find(({ wish }) => wish.sheet === sheet)
  const held = shown(known?.rows.get(row)?.cells[column])
  if (held === null) return ''
  if (typeof held !== 'object') return String(held)
  if ('error' in held) return held.error
  const stamp = stampOfSerial(held.serial)
  return stamp === null ? String(held.serial) : isoOf(stamp, true).replace('T', ' ')
}

const after = ({ cell: { value } }: Mend): string =>
  value === null
    ? ''
    : typeof value !== 'object'
      ? String(value)
      : 'date' in value
        ? value.date.replace('T', ' ')
        : value.formula

/** The most frequent kind first. */
export function damageIn(shadow: Shadow, findings: readonly Finding[]): readonly Damage[] {
  const kinds = new Map<string, Preview[]>()
  for (const finding of findings) {
    const mend = mendOf(shadow, finding)
    if (!mend) continue
    const previews = kinds.get(finding.code) ?? []
    kinds.set(finding.code, previews)
    previews.push({ finding, before: before(shadow, mend), after: after(mend) })
  }
  return [...kinds]
    .map(([code, previews]) => ({ code, previews }))
    .sort((a, b) => b.previews.length - a.previews.length || (a.code < b.code ? -1 : 1))
}
