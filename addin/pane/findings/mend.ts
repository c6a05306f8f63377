// Mends that are sure: what a finding proposes as cells to write.
import type { Finding } from '../../../core/finding.ts'
import { columnOf } from '../../../core/grid.ts'
import type { SheetId } from '../../host/sheet-host.ts'
import type { WriteCell, WriteWish } from '../../host/write-wish.ts'
import type { Shadow } from '../book/shadow.ts'

/** Filled by formulas of the sheet: there Excel recalculates, nobody writes. */
const computed: ReadonlySet<string> = new Set(['app_hospital_name', 'limit_min', 'review_min'])

export type Mend = {
  readonly finding: Finding
  readonly sheet: SheetId
  readonly cell: WriteCell
  readonly locked: boolean
}

/** Zero-based column and Excel's row of an A1 name. */
export function spotOf(cell: string): { readonly row: number; readonly column: number } | null {
  const found = /^([A-Z]+)(\d+)$/.exec(cell)
  return found ? { column: columnOf(found[1]!), row: Number(found[2]) } : null
}

/** Null when a machine had to guess, or when the cell is a formula's. */
export function mendOf({ survey, found, rubric }: Shadow, finding: Finding): Mend | null {
  const { fix } = finding
  if (!fix || finding.dryRun) return null
  const index = survey.book.sheets.findIndex(({ name }) => name === fix.sheet)
  const spot = spotOf(fix.cell)
  const sheet = survey.sheets[index]?.id
  if (!spot || sheet === undefined) return null
  const key =
    index === found.scores?.sheet
      ? [...found.scores.columns].find(([, column]) => column === spot.column)?.[0]
      : undefined
  const column = key === undefined ? undefined : rubric.columnByKey.get(key)
  if (column && (column.group === 'total' || computed.has(column.key))) return null
  return { finding, sheet, cell: { ...spot, value: fix.value }, locked: column?.required === 'auto' }
}

/** One write a sheet; of two mends of one cell the first counts, since the second was found beside it. */
export function wishesOf(mends: readonly Mend[]): readonly WriteWish[] {
  const bySheet = new Map<SheetId, Map<string, Mend>>()
  for (const mend of mends) {
    const cells = bySheet.get(mend.sheet) ?? new Map<string, Mend>()
    bySheet.set(mend.sheet, cells)
    const place = `${mend.cell.row} ${mend.cell.column}`
    if (!cells.has(place)) cells.set(place, mend)
  }
  return [...bySheet].map(([sheet, cells]) => ({
    sheet,
    cells: [...cells.values()].map(({ cell }) => cell),
    ...([...cells.values()].some(({ locked }) => locked) ? { unlock: {} } : {}),
  }))
}
