// Validations, conditional formats, protection.
import { addressOf, type Checks, loaded, type Stage, same } from '../stage.ts'

export const rules = ({ run, refused, fresh }: Stage): Checks => ({
  'validations are set, cut, read and checked': async () => {
    fresh()
    await run(async (context, sheet) => {
      const all = sheet.getRange('A1:A10').dataValidation
      all.rule = { list: { inCellDropDown: true, source: '甲,乙' } }
      all.errorAlert = { message: 'no', showAlert: true, style: 'Stop', title: 't' }
      sheet.getRange('A5').dataValidation.clear()
      sheet.getRange('A1:A3').values = [['甲'], ['丙'], ['乙']]
      const first = sheet.getRange('A1').dataValidation
      const hole = sheet.getRange('A5').dataValidation
      const mixed = sheet.getRange('A1:A10').dataValidation
      const wrong = sheet.getRange('A1:A10').dataValidation.getInvalidCellsOrNullObject()
      for (const one of [first, hole, mixed]) one.load('type,rule,errorAlert,ignoreBlanks')
      wrong.load('address')
      await context.sync()
      same([first.type, hole.type, mixed.type], ['List', 'None', 'MixedCriteria'])
      same([first.rule.list?.source, first.errorAlert.title, first.ignoreBlanks], ['甲,乙', 't', true])
      same(wrong.address, 'Sheet3!A2')
    })
    same(
      await refused((_, sheet) => {
        sheet.getRange('B1').dataValidation.rule = { list: { inCellDropDown: true, source: 'x'.repeat(256) } }
      }),
      'InvalidArgument',
    )
  },
  'conditional formats are added, ordered, read and taken away': () =>
    run(async (context, sheet) => {
      const cells = sheet.getRange('C1:C9')
      const first = cells.conditionalFormats.add('Custom')
      first.custom.rule.formula = '=$C1>3'
      first.custom.format.fill.color = '#FFC7CE'
      const second = cells.conditionalFormats.add('CellValue')
      second.cellValue.rule = { formula1: '=5', operator: 'LessThan' }
      second.cellValue.format.font.color = '#9C0006'
      const list = sheet.getRange('C5').conditionalFormats
      list.load('items/type,items/priority,items/id')
      first.custom.rule.load('formula')
      const where = first.getRange()
      where.load('address')
      await context.sync()
      same(
        list.items.map(({ type, priority }) => [type, priority]),
        [
          ['CellValue', 0],
          ['Custom', 1],
        ],
      )
      same([first.custom.rule.formula, addressOf(where)], ['=$C1>3', 'C1:C9'])
      list.getItem(list.items[0]!.id).delete()
      const left = cells.conditionalFormats.getCount()
      await context.sync()
      same(left.value, 1)
      cells.conditionalFormats.clearAll()
    }),
  'a kind of conditional format that is not known is refused by name': async () =>
    same(await refused((_, sheet) => sheet.getRange('A1').conditionalFormats.add('DataBar')), 'NotImplemented'),
  'a protected sheet refuses locked cells, takes open ones and what its options allow': async () => {
    fresh()
    await run((_, sheet) => {
      sheet.getRange('B1').format.protection.locked = false
      sheet.protection.protect({ allowFormatColumns: true }, 'pw')
    })
    await run((_, sheet) => {
      sheet.getRange('B1').values = [[1]]
      sheet.getRange('B:B').format.columnWidth = 90
    })
    for (const work of [
      (sheet: Excel.Worksheet) => (sheet.getRange('A1').values = [[1]]),
      (sheet: Excel.Worksheet) => (sheet.getRange('A1:B1').values = [[1, 2]]),
      (sheet: Excel.Worksheet) => (sheet.getRange('B1').format.fill.color = 'red'),
      (sheet: Excel.Worksheet) => sheet.getRange('2:2').insert('Down'),
      (sheet: Excel.Worksheet) => (sheet.getRange('2:2').rowHidden = true),
      (sheet: Excel.Worksheet) => (sheet.getRange('B1').dataValidation.rule = { custom: { formula: '=TRUE' } }),
      (sheet: Excel.Worksheet) => sheet.getRange('C:D').group('ByColumns'),
    ])
      same(await refused((_, sheet) => work(sheet)), 'AccessDenied')
    same(await refused((_, sheet) => sheet.protection.unprotect('wrong')), 'InvalidArgument')
    same(await refused((_, sheet) => sheet.protection.protect()), 'InvalidOperation')
    await run(async (context, sheet) => {
      const before = await loaded(context, sheet.protection, 'protected,options')
      same([before.protected, before.options.allowFormatColumns, before.options.allowSort], [true, true, false])
      sheet.protection.unprotect('pw')
      sheet.getRange('A1').values = [[9]]
    })
  },
  'a protected structure refuses new and renamed sheets': async () => {
    await run((context) => context.workbook.protection.protect('x'))
    same(await refused((context) => context.workbook.worksheets.add('No')), 'AccessDenied')
    same(await refused((_, sheet) => (sheet.name = 'No')), 'AccessDenied')
    await run((context) => context.workbook.protection.unprotect('x'))
  },
})
