// The tables of figures after a refresh: as long as the lines are now, as wide as people have made them.
import { columnLetters, columnOf } from '../../../core/grid.ts'
import type { Table } from '../../../templates/sheet.ts'
import type { Box } from './box.ts'

const corners = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/

/**
 * Where the table has to reach; null when it does already, or does not stand in its place.
 * @param grown how many columns the box has become wider, which move what people put beside it
 */
export function tableRange({ name, range }: Table, box: Box, grown: number): string | null {
  const now = box.tables.get(name)
  const [, left, top, right, bottom] = corners.exec(range) ?? []
  if (!now || !left || !top || !right || !bottom || box.row > 0 || box.column > 0) return null
  const added = Math.max(0, now.columns - box.width)
  const columns = Math.max(columnOf(right) + 1, added > 0 ? now.columns + grown : 0)
  if (now.rows === Number(bottom) && now.columns === columns) return null
  return `${left}${top}:${columnLetters(columns - 1)}${bottom}`
}

/** `resize` came with ExcelApi 1.13; before it the table is made anew under its name. */
export function fitTable(target: Excel.Worksheet, { name }: Table, range: string): void {
  const table = target.tables.getItem(name)
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.13')) {
    table.resize(range)
    return
  }
  table.convertToRange()
  const again = target.tables.add(range, true)
  again.name = name
  again.style = 'TableStyleLight1'
  again.showBandedRows = false
}
