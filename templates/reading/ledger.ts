// Collects what reading finds. The same thing wrong with a whole column is listed so often and then only counted.
import type { Finding } from '../../core/finding.ts'
import { cellName } from '../../core/grid.ts'
import type { Remark } from './reading.ts'
import { type Params, type ReadingCode, readingFinding } from './reading-finding.ts'

type Spot = { readonly column: number; readonly name: string }

/** So many findings of one code in one column are told one by one. */
export const mostAlike = 1000

export function createLedger(sheet: string) {
  const alike = new Map<string, { code: ReadingCode; spot: Spot; count: number }>()

  function isListed(code: ReadingCode, spot: Spot): boolean {
    const key = `${code} ${spot.column}`
    const known = alike.get(key) ?? { code, spot, count: 0 }
    alike.set(key, known)
    return ++known.count <= mostAlike
  }

  return {
    /** What a cell's remark says, if it is still listed. */
    cell(spot: Spot, row: number, recordId: string | null, { code, params, fix }: Remark): readonly Finding[] {
      if (!isListed(code, spot)) return []
      const cell = cellName(spot.column, row)
      const more = fix === undefined ? {} : { fix }
      return [readingFinding(code, { sheet, cell, row, recordId, ...more }, { column: spot.name, ...params })]
    },
    /** About a row as a whole. */
    row(code: ReadingCode, column: number, row: number, params: Params = {}): readonly Finding[] {
      return isListed(code, { column: -1, name: '' })
        ? [readingFinding(code, { sheet, cell: cellName(column, row), row }, params)]
        : []
    },
    end: (): readonly Finding[] =>
      [...alike.values()].flatMap(({ code, spot, count }) => {
        if (count <= mostAlike) return []
        const { level } = readingFinding(code, { sheet })
        const params = { code, column: spot.name, count: count - mostAlike }
        return [readingFinding('RD-90', { sheet, level }, params)]
      }),
  }
}
