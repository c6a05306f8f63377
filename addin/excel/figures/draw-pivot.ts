// One native PivotTable.
import { figureName, type Pivot } from '../../../templates/figures/figure.ts'
import type { Context } from '../office.ts'

export function drawPivot({ workbook }: Context, target: Excel.Worksheet, figure: Pivot): Excel.PivotTable {
  const source = workbook.tables.getItem(figure.table)
  const pivot = target.pivotTables.add(figureName(figure), source, target.getRange(figure.at))
  for (const field of figure.filters) pivot.filterHierarchies.add(pivot.hierarchies.getItem(field))
  for (const field of figure.rows) pivot.rowHierarchies.add(pivot.hierarchies.getItem(field))
  for (const { field, name, format } of figure.sums) {
    const sum = pivot.dataHierarchies.add(pivot.hierarchies.getItem(field))
    // Of a column that holds a text somewhere Excel would count.
    sum.summarizeBy = 'Sum'
    sum.name = name
    sum.numberFormat = format
  }
  // Widths and looks that people give it stay when it is reckoned anew.
  pivot.layout.autoFormat = false
  pivot.layout.preserveFormatting = true
  return pivot
}
