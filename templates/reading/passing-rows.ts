// Rows that stand among the exams and are none: a header pasted again, a line of totals.
import type { RawRow } from '../../core/grid.ts'
import { tidy } from './clean-text.ts'
import { bareWord } from './header-words.ts'
import type { SheetLayout } from './layout.ts'

const totals = /^(总?合计|小计|总计|共计|累计|平均(值|分|数)?|(grand|sub)?total|sum|average|mean)$/

/** What such a word may begin with: a quick look that spares most cells the slow one. */
const perhaps = /^\s*([总合小共累平]|grand|sub|total|sum|average|mean)/i

/** Looks at the leading columns of ours only: that is where such words stand. */
export function createPassingRows(layout: SheetLayout) {
  const leading = [...layout.columns.values()].sort((a, b) => a - b).slice(0, 16)
  const accession = layout.columns.get('accession_no')

  function repeatsHeader({ cells }: RawRow): boolean {
    let same = 0
    for (const column of leading) {
      const cell = cells[column]
      if (typeof cell === 'string' && layout.heads.get(column)?.includes(cell) && ++same === 3) return true
    }
    return false
  }

  /** The word that makes it a line of totals. */
  function totalsWord({ cells }: RawRow): string | null {
    if (accession !== undefined && typeof cells[accession] === 'number') return null
    for (const column of leading) {
      const cell = cells[column]
      if (typeof cell === 'string' && cell.length < 16 && perhaps.test(cell) && totals.test(bareWord(cell)))
        return tidy(cell)
    }
    return null
  }

  return { repeatsHeader, totalsWord }
}
