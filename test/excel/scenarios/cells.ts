// Cells as an add-in sees them: values, formulas, formats, used range, ways from range to range.
import { report } from '../scenario.ts'
import { typing } from './cells/typed.ts'
import { loaded, oneIn, openStage, same } from './stage.ts'

const stage = await openStage({ today: new Date(2026, 4, 8) })
const { host, run, refused, fresh, level } = stage

await report({
  ...typing(stage),
  'values, formulas, text and types of a block': () =>
    run(async (context, sheet) => {
      const cells = sheet.getRange('A10:D10')
      cells.formulas = [[2, '=A10*3', 'x', '=1/0']]
      const { values, formulas, text, valueTypes } = await loaded(context, cells, 'values,formulas,text,valueTypes')
      same(values, [[2, 6, 'x', '#DIV/0!']])
      same(formulas, [[2, '=A10*3', 'x', '=1/0']])
      same(text, [['2', '6', 'x', '#DIV/0!']])
      same(valueTypes, [['Double', 'Double', 'String', 'Error']])
    }),
  'formulas follow what they point at': () =>
    run(async (context, sheet) => {
      sheet.getRange('A11:C11').formulas = [[1, '=A11+1', '=B11*10']]
      await context.sync()
      sheet.getRange('A11').values = [[5]]
      same(await oneIn(context, sheet.getRange('C11')), 60)
    }),
  'a formula that is not known is refused when it is read': async () =>
    same(
      await refused(async (context, sheet) => {
        const cell = sheet.getRange('M1')
        cell.formulas = [['=WEBSERVICE("x")']]
        await oneIn(context, cell)
      }),
      'NotImplemented',
    ),
  '3,000 cells in one assignment arrive, whatever the client makes of them': () =>
    run(async (context, sheet) => {
      sheet.getRange('A20:C1019').values = Array.from({ length: 1000 }, (_, i) => [i, i * 2, `x${i}`])
      const last = sheet.getRange('A1019:C1019')
      same((await loaded(context, last, 'values')).values, [[999, 1998, 'x999']])
    }),
  'the used range is what is filled, with formats only if asked': async () => {
    fresh()
    await run(async (context, sheet) => {
      const none = sheet.getUsedRangeOrNullObject(true)
      const first = sheet.getUsedRange()
      none.load('address')
      first.load('address')
      await context.sync()
      same([none.isNullObject, first.address.split('!')[1]], [true, 'A1'])
      sheet.getRange('C3').values = [[1]]
      sheet.getRange('E9').format.fill.color = 'yellow'
      const filled = sheet.getUsedRange(true)
      const all = sheet.getUsedRange(false)
      const within = sheet.getRange('A1:B9').getUsedRangeOrNullObject(true)
      for (const range of [filled, all, within]) range.load('address')
      await context.sync()
      same([filled.address.split('!')[1], all.address.split('!')[1], within.isNullObject], ['C3', 'C3:E9', true])
    })
  },
  'ways from one range to another': () =>
    run(async (context, sheet) => {
      const start = sheet.getRange('B2:D4')
      const ways = {
        cell: start.getCell(1, 1),
        row: start.getRow(2),
        column: start.getColumn(0),
        lastRow: start.getLastRow(),
        lastCell: start.getLastCell(),
        offset: start.getOffsetRange(1, -1),
        resized: start.getResizedRange(1, 0),
        absolute: start.getAbsoluteResizedRange(1, 1),
        below: start.getRowsBelow(2),
        above: start.getRowsAbove(1),
        after: start.getColumnsAfter(1),
        bounds: start.getBoundingRect('F6'),
        meeting: start.getIntersection('C3:Z9'),
        entire: start.getEntireRow(),
        indexes: sheet.getRangeByIndexes(9, 2, 1, 2),
      }
      for (const range of Object.values(ways)) range.load('address')
      const none = start.getIntersectionOrNullObject('Z9')
      none.load('address')
      await context.sync()
      const found = Object.entries(ways).map(([name, range]) => [name, range.address.split('!')[1]])
      same(Object.fromEntries(found), {
        cell: 'C3',
        row: 'B4:D4',
        column: 'B2:B4',
        lastRow: 'B4:D4',
        lastCell: 'D4',
        offset: 'A3:C5',
        resized: 'B2:D5',
        absolute: 'B2',
        below: 'B5:D6',
        above: 'B1:D1',
        after: 'E2:E4',
        bounds: 'B2:F6',
        meeting: 'C3:D4',
        entire: '2:4',
        indexes: 'C10:D10',
      })
      same(none.isNullObject, true)
    }),
  'a range beyond the sheet is refused': async () =>
    same(await refused((_, sheet) => sheet.getRange('A1').getOffsetRange(-1, 0).load('address')), 'InvalidArgument'),
  'whole columns have no values, take one format, and keep it for new cells': () =>
    run(async (context, sheet) => {
      const column = sheet.getRange('Z:Z')
      column.numberFormat = '@' as never
      sheet.getRange('Z5').values = [['007']]
      const all = await loaded(context, column, 'values,address')
      same([all.values, all.address.split('!')[1]], [null, 'Z:Z'])
      same(await oneIn(context, sheet.getRange('Z5')), '007')
    }),
  'clearing the look of a cell takes that of its column away too': () =>
    run(async (context, sheet) => {
      sheet.getRange('X:X').numberFormat = '@' as never
      sheet.getRange('X3').clear('Formats')
      const cells = await loaded(context, sheet.getRange('X3:X4'), 'numberFormat')
      same(cells.numberFormat, [['General'], ['@']])
    }),
  'looks are read back, and are null where they differ': () =>
    run(async (context, sheet) => {
      const cells = sheet.getRange('A30:B30')
      const { format } = cells
      format.fill.color = '#ddebf7'
      format.font.bold = true
      format.font.color = 'red'
      format.horizontalAlignment = 'Center'
      format.wrapText = true
      format.columnWidth = 100
      format.rowHeight = 30
      format.borders.getItem('EdgeBottom').style = 'Continuous'
      sheet.getRange('B30').format.font.italic = true
      cells.load(
        'format/fill/color,format/font/bold,format/font/italic,format/font/color,format/columnWidth,format/rowHeight',
      )
      const edge = format.borders.getItem('EdgeBottom')
      const inside = sheet.getRange('A30').format.borders.getItem('EdgeTop')
      edge.load('style,weight')
      inside.load('style')
      await context.sync()
      const { fill, font, columnWidth, rowHeight } = cells.format
      same([fill.color, font.bold, font.italic, font.color], ['#DDEBF7', true, null, '#FF0000'])
      same([columnWidth, rowHeight, edge.style, edge.weight, inside.style], [100, 30, 'Continuous', 'Thin', 'None'])
    }),
  'clearing contents keeps looks, clearing formats keeps contents': () =>
    run(async (context, sheet) => {
      const cells = sheet.getRange('A40:B40')
      cells.values = [[1, 2]]
      cells.numberFormat = [['0.0', '0.0']]
      sheet.getRange('A40').clear('Contents')
      sheet.getRange('B40').clear('Formats')
      const { values, numberFormat } = await loaded(context, cells, 'values,numberFormat')
      same([values, numberFormat], [[['', 2]], [['0.0', 'General']]])
    }),
  'rows come and go, and formulas, names, tracked ranges, validations and links follow': async () => {
    fresh()
    await run(async (context, sheet) => {
      sheet.getRange('A1:B3').formulas = [
        [1, '=A1*2'],
        [2, '=A2*2'],
        [3, '=SUM($A$1:A3)'],
      ]
      context.workbook.names.add('third', sheet.getRange('A3'))
      const held = sheet.getRange('A3')
      sheet.getRange('A3').dataValidation.rule = { wholeNumber: { formula1: 0, formula2: 9, operator: 'Between' } }
      held.load('values,address')
      await context.sync()
      sheet.getRange('2:2').insert('Down')
      held.load('values,address')
      const name = context.workbook.names.getItem('third')
      name.load('formula')
      const sum = sheet.getRange('B4')
      const rule = sheet.getRange('A4').dataValidation
      sum.load('formulas,values')
      rule.load('type')
      await context.sync()
      same(
        [held.address.split('!')[1], held.values, sum.formulas, sum.values],
        ['A4', [[3]], [['=SUM($A$1:A4)']], [[6]]],
      )
      same([name.formula.split('!')[1], rule.type], ['$A$4', 'WholeNumber'])
      sheet.getRange('1:1').delete('Up')
      const left = sheet.getRange('B2:B3')
      left.load('formulas')
      await context.sync()
      same(left.formulas, [['=A2*2'], ['=SUM($A$1:A3)']])
    })
  },
  'cells within a table are not moved in part': async () => {
    fresh()
    await run((_, sheet) => {
      sheet.getRange('A1:C2').values = [
        ['a', 'b', 'c'],
        [1, 2, 3],
      ]
      sheet.tables.add('A1:C2', true)
    })
    same(await refused((_, sheet) => sheet.getRange('B1').insert('Down')), 'InvalidOperation')
  },
  'hidden rows and columns, groups, merges': () =>
    run(async (context, sheet) => {
      sheet.getRange('F:G').columnHidden = true
      const rows = sheet.getRange('20:25')
      rows.rowHidden = true
      sheet.getRange('H20:I20').merge(false)
      const wide = sheet.getRange('F1:H1')
      wide.load('columnHidden')
      rows.load('rowHidden')
      await context.sync()
      same([wide.columnHidden, rows.rowHidden], [null, true])
      sheet.getRange('J:K').group('ByColumns')
      await context.sync()
      same([host.workbook.active.merges.length >= 0], [true])
    }),
  'row properties are asked for at once': () =>
    run(async (context, sheet) => {
      const each = sheet.getRange('A19:A21').getRowProperties({ rowHidden: true, rowIndex: true } as never)
      await context.sync()
      same(each.value, [
        { rowHidden: false, rowIndex: 18 },
        { rowHidden: true, rowIndex: 19 },
        { rowHidden: true, rowIndex: 20 },
      ])
    }),
  'members above the declared sets are refused by the library': async () => {
    const code = await refused(async (context, sheet) => {
      const cell = sheet.getRange('A1')
      cell.getExtendedRange('Down').load('address')
      await context.sync()
    })
    same(code, level === '1.10' ? 'ApiNotFound' : 'NotImplemented')
  },
  'after all that no reference is held and every call was understood': async () => {
    await host.idle()
    same([host.references(), host.unknown], [[], []])
  },
})
