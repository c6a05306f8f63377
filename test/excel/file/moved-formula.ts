// A formula as it reads in another cell: addresses without `$` move along.
import { columnIndex, columnName } from '../model/area.ts'
import { referencesIn } from '../model/references.ts'

export function movedFormula(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula
  let text = formula
  for (const { end, text: address } of [...referencesIn(formula)].reverse()) {
    const moved = address.replace(
      /(\$?)([A-Za-z]{1,3})(?=\$?\d|:|$)|(\$?)(\d+)/g,
      (whole, fixed?: string, column?: string, fixedRow?: string, row?: string) => {
        if (column !== undefined) return fixed === '$' ? whole : columnName(columnIndex(column) + right)
        return fixedRow === '$' ? whole : String(Number(row) + down)
      },
    )
    text = text.slice(0, end - address.length) + moved + text.slice(end)
  }
  return text
}
