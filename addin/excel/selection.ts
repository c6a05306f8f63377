// Where the person is, and taking them somewhere.
import { done, type Outcome } from '../host/outcome.ts'
import type { Place, SheetId } from '../host/sheet-host.ts'
import type { Run } from './run.ts'

const withoutSheet = (address: string): string => address.slice(address.lastIndexOf('!') + 1)

/** 1 sync. Null when a chart or a picture is selected. */
export async function selection(run: Run): Promise<Outcome<Place | null>> {
  const outcome = await run<Place>(async (context) => {
    const { workbook } = context
    const cell = workbook.getActiveCell()
    cell.load('rowIndex,columnIndex')
    const { worksheet } = cell
    worksheet.load('id')
    // Several areas may be selected, which `getSelectedRange` refuses.
    const areas = workbook.getSelectedRanges()
    areas.load('address')
    await context.sync()
    return done({
      sheet: worksheet.id,
      range: areas.address.split(',').map(withoutSheet).join(','),
      row: cell.rowIndex + 1,
      column: cell.columnIndex,
    })
  })
  return outcome.done || outcome.trouble.cause.split(':')[0] !== 'InvalidSelection' ? outcome : done(null)
}

/** 1 sync. Showing a sheet that is shown already is refused where the workbook's structure is protected: `hidden` says that it is needed. */
export const goTo = (run: Run, sheet: SheetId, range: string, hidden: boolean): Promise<Outcome<void>> =>
  run(
    async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet)
      if (hidden) worksheet.visibility = Excel.SheetVisibility.visible
      worksheet.activate()
      worksheet.getRange(range).select()
      await context.sync()
      return done(undefined)
    },
    { command: true, sheet },
  )
