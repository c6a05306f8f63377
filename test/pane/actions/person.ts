// What a person does to the score sheet with Excel's own means.
import type { ExcelHost } from '../../excel/host.ts'
import { areaText, parseArea } from '../../excel/model/area.ts'
import { cellValue } from '../../excel/model/calculation.ts'
import { removeCells } from '../../excel/model/insert.ts'
import { cellAt } from '../../excel/model/sheet.ts'
import { writeCells } from '../../excel/model/write.ts'

/** Pastes a block; the top left cell is named. */
export function paste(excel: ExcelHost, sheet: string, at: string, block: readonly (readonly string[])[]): void {
  const { row, column } = parseArea(at)!
  const area = { row, column, rows: block.length, columns: block[0]!.length }
  excel.as('person', (book) => writeCells(book, excel.workbook.sheet(sheet), area, block))
}

/** Pulls the first cell of an area down over the others. */
export function fillDown(excel: ExcelHost, sheet: string, address: string): void {
  const area = parseArea(address)!
  excel.as('person', (book) => {
    const owner = excel.workbook.sheet(sheet)
    writeCells(book, owner, area, cellValue(book, owner, area.row, area.column))
  })
}

/** Lifts the protection of the sheet, as sorting and deleting rows asks for. */
export const unprotect = (excel: ExcelHost, sheet: string): void =>
  excel.as('person', () => {
    excel.workbook.sheet(sheet).protection = null
  })

/** Sorts rows backwards. Formulas stay in their rows; the event names the block, as Excel's does. */
export function sortBackwards(excel: ExcelHost, sheet: string, address: string): void {
  const area = parseArea(address)!
  excel.as('person', (book) => {
    const owner = excel.workbook.sheet(sheet)
    const block = Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_, column) => {
        const from = [area.row + area.rows - 1 - row, area.column + column] as const
        const formula = cellAt(owner, area.row + row, area.column + column)?.formula ?? null
        return formula === null ? (cellValue(book, owner, ...from) ?? '') : null
      }),
    )
    writeCells(book, owner, area, block)
  })
}

export const deleteRow = (excel: ExcelHost, sheet: string, row: number): void =>
  excel.as('person', (book) => {
    removeCells(book, excel.workbook.sheet(sheet), parseArea(`${row}:${row}`)!, 'Up')
  })

/** Where the person is now. */
export function selected({ workbook }: ExcelHost): string {
  const { name, selection } = workbook.active
  return `${name}!${areaText(selection)}`
}
