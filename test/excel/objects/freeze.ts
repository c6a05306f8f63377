// Excel.WorksheetFreezePanes.
import { type Area, maxColumns, maxRows } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import { invalidArgument, itemNotFound } from '../wire/host-error.ts'
import type { Thing } from '../wire/thing.ts'
import { type Model, placeOf, wholeOr } from './given.ts'
import { rangeThing } from './range.ts'

export function freezeThing(model: Model, sheet: Sheet): Thing {
  const freeze = (rows: number, columns: number) => {
    if (rows < 0 || columns < 0) throw invalidArgument()
    sheet.frozen = rows === 0 && columns === 0 ? null : { rows, columns }
  }
  const location = (): Area | null => {
    if (sheet.frozen === null) return null
    const { rows, columns } = sheet.frozen
    return { row: 0, column: 0, rows: rows === 0 ? maxRows : rows, columns: columns === 0 ? maxColumns : columns }
  }
  return {
    kind: 'WorksheetFreezePanes',
    methods: {
      FreezeRows: (count) => freeze(wholeOr(count, 1), 0),
      FreezeColumns: (count) => freeze(0, wholeOr(count, 1)),
      FreezeAt: (range) => {
        const { area } = placeOf(model, range, sheet)
        freeze(
          area.rows === maxRows ? 0 : area.row + area.rows,
          area.columns === maxColumns ? 0 : area.column + area.columns,
        )
      },
      Unfreeze: () => {
        sheet.frozen = null
      },
      GetLocation: () => {
        const area = location()
        if (area === null) throw itemNotFound()
        return rangeThing(model, { sheet, area })
      },
      GetLocationOrNullObject: () => {
        const area = location()
        return area === null ? null : rangeThing(model, { sheet, area })
      },
    },
  }
}
