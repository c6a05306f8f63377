// Where our figures stand on a sheet: a hidden name that Excel moves along when rows and columns are inserted or the sheet is renamed.
import { columnOf } from '../../../core/grid.ts'
import type { Sheet } from '../../../templates/sheet.ts'
import type { RefreshedSheet, SheetId } from '../../host/sheet-host.ts'
import type { Context } from '../office.ts'
import { widthOf } from '../pen/areas.ts'
import type { Lock } from '../protection.ts'

export const boxName = (key: string): string => `qc_box_${key}`

const boxFormula = /^=(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$/

/** Sheet and place of a box by its name and what the name stands for; null when it is none, or is gone. */
export function parseBox(name: string, formula: string): (Spot & { readonly sheet: string }) | null {
  const [, quoted, plain, left, top, right, bottom] = boxFormula.exec(formula) ?? []
  if (!name.startsWith(boxName('')) || !left || !right) return null
  const column = columnOf(left)
  const row = Number(top) - 1
  const sheet = quoted?.replaceAll("''", "'") ?? plain!
  return { sheet, row, column, height: Number(bottom) - row, width: columnOf(right) + 1 - column }
}

/** Zero-based place and size of our box, and how far the sheet reaches. */
export type Box = {
  readonly sheet: SheetId
  readonly name: string
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
  /** Columns to the right of the box that hold something. */
  readonly beside: number
  readonly lock: Lock
  /** Tables of ours on it, by name; people may have made them wider than they were. */
  readonly tables: ReadonlyMap<string, { readonly rows: number; readonly columns: number }>
}

export type Found = {
  /** Null: there is no sheet of that key any more. */
  readonly boxes: readonly (Box | null)[]
  /** The name is there already, whether or not what it named is. */
  readonly named: readonly boolean[]
  readonly sheetNames: readonly string[]
  /** No sheet can be added. */
  readonly locked: boolean
}

type Probe = { readonly range: Excel.Range; readonly worksheet: Excel.Worksheet; readonly used: Excel.Range }

function probe(range: Excel.Range): Probe {
  range.load('rowIndex,columnIndex,rowCount,columnCount')
  const { worksheet } = range
  worksheet.load('id,name')
  worksheet.protection.load('protected,options')
  const used = worksheet.getUsedRangeOrNullObject(true)
  used.load('columnIndex,columnCount')
  return { range, worksheet, used }
}

/** Zero-based place and size, before it is known what is around. */
export type Spot = Pick<Box, 'row' | 'column' | 'height' | 'width'>

const spotOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Spot => ({
  row: rowIndex,
  column: columnIndex,
  height: rowCount,
  width: columnCount,
})

function boxOf({ worksheet, used }: Probe, spot: Spot, tables: Box['tables']): Box {
  const reach = used.isNullObject ? 0 : used.columnIndex + used.columnCount
  const { id, name, protection } = worksheet
  return {
    sheet: id,
    name,
    ...spot,
    beside: Math.max(0, reach - spot.column - spot.width),
    lock: { options: protection.protected ? protection.options : null, password: undefined },
    tables,
  }
}

/** What a title says before period and site. */
const stem = (title: unknown): string => String(title ?? '').split(/[\s·]/)[0]!

/** A sheet that the server drew has no name of ours yet: it is known by its table, or by its title. */
function adopted({ worksheets, tables }: Excel.Workbook, sheet: Sheet) {
  const [table] = sheet.tables ?? []
  const named = worksheets.getItemOrNullObject(sheet.name)
  const found = probe(table ? tables.getItemOrNullObject(table.name).getRange() : named.getUsedRangeOrNullObject(true))
  const title = named.getRange('A1')
  title.load('values')
  return (spans: Box['tables']): Box | null => {
    if (found.range.isNullObject) return null
    if (!table && (title.isNullObject || stem(title.values[0]?.[0]) !== stem(sheet.rows[0]?.cells[0]))) return null
    const { row, column, height, width } = spotOf(found.range)
    const reach = table ? column + width : widthOf(sheet)
    return boxOf(found, { row: 0, column: 0, height: row + height, width: reach }, spans)
  }
}

/** 1 sync. @param ofSheets what else is to be loaded of the worksheets */
export async function findBoxes(
  { workbook }: Context,
  wanted: readonly RefreshedSheet[],
  ofSheets: readonly string[],
): Promise<Found> {
  const { worksheets, names, tables } = workbook
  worksheets.load(['items/name', ...ofSheets].join(','))
  workbook.protection.load('protected')
  const probes = wanted.map(({ key, sheet }) => {
    const name = names.getItemOrNullObject(boxName(key))
    name.load('name')
    const spans = (sheet.tables ?? []).map(({ name: table }) => {
      const span = tables.getItemOrNullObject(table).getRange()
      span.load('rowIndex,rowCount,columnIndex,columnCount')
      return { table, span }
    })
    return { name, found: probe(name.getRangeOrNullObject()), adopt: adopted(workbook, sheet), spans }
  })
  await workbook.context.sync()
  return {
    sheetNames: worksheets.items.map(({ name }) => name),
    locked: workbook.protection.protected,
    named: probes.map(({ name }) => !name.isNullObject),
    boxes: probes.map(({ found, adopt, spans }): Box | null => {
      const there = new Map(
        spans.flatMap(({ table, span }) =>
          span.isNullObject
            ? []
            : [[table, { rows: span.rowIndex + span.rowCount, columns: span.columnIndex + span.columnCount }] as const],
        ),
      )
      return found.range.isNullObject ? adopt(there) : boxOf(found, spotOf(found.range), there)
    }),
  }
}
