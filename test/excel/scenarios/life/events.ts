// What Excel tells: changes, sheets, the selection.
import assert from 'node:assert/strict'
import { moveSheet, removeSheet, renameSheet } from '../../model/sheets.ts'
import { type Checks, loaded, type Stage, same } from '../stage.ts'

type Told = Record<string, unknown>

export function events({ host, run, refused, fresh }: Stage): Checks {
  const told: Told[] = []
  const keep = async (event: object): Promise<void> => {
    told.push({ ...event })
  }
  /** What was told since the last time, by some of its properties. */
  const heard = async (...names: string[]): Promise<unknown> => {
    await host.idle()
    return told.splice(0).map((event) => names.map((name) => event[name]))
  }
  return {
    'changes of the person, a co-author and the add-in are told apart': async () => {
      await run(async (context, sheet) => {
        sheet.onChanged.add(keep)
        await context.sync()
      })
      host.typeInto('Sheet1', 'B2', '7')
      same(await heard('type', 'address', 'source', 'changeType', 'triggerSource'), [
        ['WorksheetChanged', 'B2', 'Local', 'RangeEdited', 'Unknown'],
      ])
      host.remoteEdit('Sheet1', 'C3:C4', [[1], [2]])
      same(await heard('address', 'source'), [['C3:C4', 'Remote']])
      await run((_, sheet) => {
        sheet.getRange('D1').values = [[1]]
        sheet.getRange('2:2').insert('Down')
      })
      same(await heard('address', 'source', 'changeType', 'triggerSource'), [
        ['D1', 'Local', 'RangeEdited', 'ThisLocalAddin'],
        ['2:2', 'Local', 'RowInserted', 'ThisLocalAddin'],
      ])
    },
    'a single cell tells its value before and after, and gives its range': async () => {
      const values: unknown[] = []
      await run(async (context, sheet) => {
        sheet.onChanged.add(async (event) => {
          values.push(event.details?.valueBefore, event.details?.valueAfter)
          await Excel.run(async (inner) => {
            const range = event.getRange(inner)
            range.load('values')
            await inner.sync()
            values.push(range.values)
          })
        })
        await context.sync()
      })
      host.typeInto('Sheet1', 'F1', '1')
      host.typeInto('Sheet1', 'F1', 'x')
      await host.idle()
      same(values, ['', 1, [['x']], 1, 'x', [['x']]])
      told.length = 0
    },
    'nothing is told while events are off': async () => {
      await run((context, sheet) => {
        context.runtime.enableEvents = false
        sheet.getRange('A9').values = [[1]]
        context.runtime.enableEvents = true
        sheet.getRange('A10').values = [[1]]
      })
      same(await heard('address'), [['A10']])
    },
    'sheets of the workbook: added, renamed where the sets know it, moved, deleted': async () => {
      await run(async (context) => {
        const { worksheets } = context.workbook
        worksheets.onAdded.add(keep)
        worksheets.onDeleted.add(keep)
        worksheets.onActivated.add(keep)
        await context.sync()
      })
      await run((context) => context.workbook.worksheets.add('Extra').activate())
      host.as('remote', (book) => {
        renameSheet(book, host.workbook.sheet('Extra'), 'Renamed')
        moveSheet(book, host.workbook.sheet('Renamed'), 0)
        removeSheet(book, host.workbook.sheet('Renamed'))
      })
      same(await heard('type', 'source'), [
        ['WorksheetAdded', 'Local'],
        ['WorksheetActivated', null],
        ['WorksheetDeleted', 'Remote'],
        ['WorksheetActivated', null],
      ])
    },
    'a handler that was removed hears nothing': async () => {
      fresh()
      await host.idle()
      told.length = 0
      const handler = await run(async (context, sheet) => {
        const added = sheet.onChanged.add(keep)
        await context.sync()
        return added
      })
      await Excel.run(handler.context, async (context) => {
        handler.remove()
        await context.sync()
      })
      host.typeInto('Sheet2', 'A1', '1')
      same(await heard('address'), [])
    },
    'the selection is told, of one area or several': async () => {
      let moves = 0
      await run(async (context, sheet) => {
        sheet.onSelectionChanged.add(keep)
        context.workbook.onSelectionChanged.add(async () => {
          moves += 1
        })
        await context.sync()
      })
      host.select('Sheet2', 'A2')
      await host.idle()
      told.length = 0
      host.select('Sheet2', 'B3:C4')
      host.select('Sheet2', 'A1,C1:C2')
      same(await heard('address'), [['B3:C4'], ['A1,C1:C2']])
      assert.ok(moves >= 2)
      await run(async (context) => {
        const areas = context.workbook.getSelectedRanges()
        const cell = context.workbook.getActiveCell()
        areas.load('address')
        cell.load('address')
        await context.sync()
        same([areas.address, cell.address], ['Sheet2!A1,Sheet2!C1:C2', 'Sheet2!A1'])
      })
      same(await refused((context) => context.workbook.getSelectedRange().load('address')), 'InvalidSelection')
      await run((_, sheet) => sheet.getRange('E5').select())
      await run(async (context) =>
        same((await loaded(context, context.workbook.getSelectedRange(), 'address')).address, 'Sheet2!E5'),
      )
      told.length = 0
    },
  }
}
