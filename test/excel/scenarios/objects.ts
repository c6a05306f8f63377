// Sheets, tables, names, rules, protection, and what else a workbook holds.
import { report } from '../scenario.ts'
import { loaded, openStage, same } from './stage.ts'

const { host, run, refused, fresh, level } = await openStage()
const address = (range: Excel.Range) => range.address.split('!')[1]

await report({
  'sheets are found by name in any case, or are null': () =>
    run(async (context) => {
      const { worksheets } = context.workbook
      const sheet = worksheets.getItem('sheet1')
      const none = worksheets.getItemOrNullObject('gone')
      const range = none.getRange('A1')
      const count = worksheets.getCount()
      sheet.load('name,position,visibility,id')
      none.load('name')
      range.load('values')
      await context.sync()
      same([sheet.name, sheet.position, sheet.visibility, count.value], ['Sheet1', 0, 'Visible', 1])
      same([none.isNullObject, range.isNullObject], [true, true])
      const again = worksheets.getItem(sheet.id)
      same((await loaded(context, again, 'name')).name, 'Sheet1')
    }),
  'a sheet is added, named, coloured, moved, hidden and deleted': () =>
    run(async (context) => {
      const { worksheets } = context.workbook
      const sheet = worksheets.add('二 号')
      sheet.tabColor = '#FF0000'
      sheet.position = 0
      sheet.visibility = 'VeryHidden'
      worksheets.load('items/name,items/visibility,items/tabColor')
      await context.sync()
      same(
        worksheets.items.map(({ name, visibility, tabColor }) => [name, visibility, tabColor]),
        [
          ['二 号', 'VeryHidden', '#FF0000'],
          ['Sheet1', 'Visible', ''],
        ],
      )
      const cell = sheet.getRange('A1')
      same((await loaded(context, cell, 'address')).address, "'二 号'!A1")
      sheet.visibility = 'Visible'
      sheet.delete()
      const left = worksheets.getCount()
      await context.sync()
      same(left.value, 1)
    }),
  'names of sheets that Excel refuses are refused': async () => {
    for (const name of ['a/b', 'x'.repeat(32), "'x", 'History'])
      same(await refused((context) => context.workbook.worksheets.add(name)), 'InvalidArgument')
    same(await refused((context) => context.workbook.worksheets.add('SHEET1')), 'ItemAlreadyExists')
    same(await refused((_, sheet) => sheet.delete()), 'InvalidOperation')
    same(
      await refused((context) => context.workbook.worksheets.getItem('gone').getRange('A1').load('values')),
      'ItemNotFound',
    )
  },
  'formulas follow a sheet that is renamed': () =>
    run(async (context, sheet) => {
      const other = context.workbook.worksheets.add('Old')
      other.getRange('A1').values = [[7]]
      sheet.getRange('A1').formulas = [['=Old!A1+1']]
      other.name = 'New name'
      const cell = await loaded(context, sheet.getRange('A1'), 'formulas,values')
      same([cell.formulas, cell.values], [[["='New name'!A1+1"]], [[8]]])
    }),
  'a table is made, filled, found by name and id, and turned into cells': async () => {
    fresh()
    await run(async (context, sheet) => {
      sheet.getRange('A1:C2').values = [
        ['k', 'k', ''],
        ['r1', 2, 3],
      ]
      const table = sheet.tables.add('A1:C2', true)
      table.name = 'Records'
      table.rows.add(undefined, [
        ['r2', 5, 6],
        ['r3', 8, 9],
      ])
      const body = table.getDataBodyRange()
      const { columns } = table
      const second = columns.getItem('k2').getDataBodyRange()
      const none = context.workbook.tables.getItemOrNullObject('Nope')
      body.load('values,address')
      columns.load('items/name,count')
      second.load('values')
      table.load('id,name,style')
      none.load('name')
      await context.sync()
      same(
        columns.items.map(({ name }) => name),
        ['k', 'k2', 'Column3'],
      )
      same([address(body), second.values, none.isNullObject], ['A2:C4', [[2], [5], [8]], true])
      const byId = context.workbook.tables.getItem(table.id)
      same((await loaded(context, byId, 'name')).name, 'Records')
      table.rows.getItemAt(0).delete()
      const left = table.rows.getCount()
      const range = await loaded(context, table.getRange(), 'address')
      same([left.value, address(range)], [2, 'A1:C3'])
      table.convertToRange()
      const tables = context.workbook.tables.getCount()
      await context.sync()
      same(tables.value, 0)
    })
    same(
      await refused((_, sheet) => {
        sheet.tables.add('A1:C3', true)
        sheet.tables.add('C3:D5', true)
      }),
      'InvalidArgument',
    )
  },
  'a table is resized where the sets allow it': async () => {
    const code = await refused((_, sheet) => sheet.tables.getItemAt(0).resize('A1:C2'))
    same(code, level === '1.10' ? 'ApiNotFound' : 'nothing was refused')
  },
  'names point at cells and know their scope': () =>
    run(async (context, sheet) => {
      const { names } = context.workbook
      names.add('limit', sheet.getRange('E1'), 'a limit')
      names.add('rate', '=0.5')
      sheet.names.add('local', sheet.getRange('E2'))
      sheet.getRange('E1:F1').formulas = [[4, '=limit*2']]
      const limit = names.getItem('limit')
      limit.load('name,type,value,formula,comment,scope,visible')
      const none = names.getItemOrNullObject('local')
      const own = sheet.names.getItem('local').getRange()
      own.load('address')
      none.load('name')
      const result = sheet.getRange('F1')
      result.load('values')
      await context.sync()
      same([limit.type, limit.value, limit.comment, limit.scope], ['Range', 'Sheet2!E1', 'a limit', 'Workbook'])
      same([limit.formula, none.isNullObject, address(own), result.values], ['=Sheet2!$E$1', true, 'E2', [[8]]])
      limit.delete()
    }),
  'a name that looks like an address is refused': async () =>
    same(await refused((context, sheet) => context.workbook.names.add('A1', sheet.getRange('A1'))), 'InvalidArgument'),
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
      same([first.custom.rule.formula, address(where)], ['=$C1>3', 'C1:C9'])
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
  'comments stand at cells, with answers': async () => {
    await run(async (context, sheet) => {
      const { comments } = context.workbook
      comments.add(sheet.getRange('D4'), 'look here').replies.add('done')
      const found = comments.getItemByCell(sheet.getRange('D4'))
      found.load('content,authorName')
      found.replies.load('items/content')
      const where = found.getLocation()
      where.load('address')
      await context.sync()
      same(
        [found.content, found.replies.items.map(({ content }) => content), address(where)],
        ['look here', ['done'], 'D4'],
      )
      found.content = 'changed'
      same((await loaded(context, found, 'content')).content, 'changed')
      found.delete()
    })
    same(
      await refused((context, sheet) => context.workbook.comments.getItemByCell(sheet.getRange('D4')).load('content')),
      'ItemNotFound',
    )
  },
  'frozen panes, print set-up and breaks are read back': () =>
    run(async (context, sheet) => {
      sheet.freezePanes.freezeAt(sheet.getRange('A1:B4'))
      const frozen = sheet.freezePanes.getLocationOrNullObject()
      frozen.load('address')
      const page = sheet.pageLayout
      page.orientation = 'Landscape'
      page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }
      page.setPrintArea('A1:D9')
      page.setPrintTitleRows('$1:$4')
      page.headersFooters.defaultForAllPages.centerFooter = '&P / &N'
      page.setPrintMargins('Inches', { left: 0.5 })
      page.load('orientation,zoom,leftMargin')
      const titles = page.getPrintTitleRows()
      titles.load('address')
      sheet.horizontalPageBreaks.add('A20')
      await context.sync()
      same([address(frozen), page.orientation, page.leftMargin, address(titles)], ['A1:B4', 'Landscape', 36, '1:4'])
      same(page.zoom.horizontalFitToPages, 1)
      sheet.freezePanes.unfreeze()
      const none = sheet.freezePanes.getLocationOrNullObject()
      none.load('address')
      await context.sync()
      same(none.isNullObject, true)
    }),
  'settings and custom XML parts are kept with the workbook': () =>
    run(async (context) => {
      const { settings, customXmlParts } = context.workbook
      settings.add('profile', { ward: 7 })
      const part = customXmlParts.add('<qc xmlns="urn:example:qc"><book id="42"/></qc>')
      part.load('id,namespaceUri')
      const setting = settings.getItemOrNullObject('profile')
      const none = settings.getItemOrNullObject('none')
      setting.load('value')
      none.load('value')
      await context.sync()
      same([setting.value, none.isNullObject, part.namespaceUri], [{ ward: 7 }, true, 'urn:example:qc'])
      const only = customXmlParts.getByNamespace('urn:example:qc').getOnlyItemOrNullObject()
      const xml = only.getXml()
      const nothing = customXmlParts.getByNamespace('urn:other').getOnlyItemOrNullObject()
      nothing.load('id')
      await context.sync()
      same([xml.value.includes('id="42"'), nothing.isNullObject], [true, true])
      only.delete()
      setting.delete()
    }),
  'charts and PivotTables are recorded as they were ordered': () =>
    run(async (context, sheet) => {
      sheet.getRange('H1:I3').values = [
        ['site', 'score'],
        ['S01', 90],
        ['S02', 80],
      ]
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('H1:I3'), 'Columns')
      chart.name = 'scores'
      chart.title.text = '得分'
      chart.setPosition('K1', 'P12')
      const series = chart.series.add('third')
      series.setValues(sheet.getRange('I2:I3'))
      chart.load('name,width')
      chart.title.load('text')
      const pivot = sheet.pivotTables.add('by site', sheet.getRange('H1:I3'), sheet.getRange('R1'))
      pivot.rowHierarchies.add(pivot.hierarchies.getItem('site'))
      const data = pivot.dataHierarchies.add(pivot.hierarchies.getItem('score'))
      data.summarizeBy = 'Average'
      data.name = 'mean'
      pivot.rowHierarchies.load('items/name')
      await context.sync()
      same(
        [chart.name, chart.title.text, pivot.rowHierarchies.items.map(({ name }) => name)],
        ['scores', '得分', ['site']],
      )
      same(
        host.workbook.figures.map(({ kind, record }) => [kind, record.Name]),
        [
          ['Chart', 'scores'],
          ['PivotTable', 'by site'],
        ],
      )
      chart.delete()
      pivot.delete()
    }),
  'a table source without a heading makes no PivotTable': async () =>
    same(
      await refused((_, sheet) => sheet.pivotTables.add('p', sheet.getRange('T1:U3'), sheet.getRange('W1'))),
      'InvalidArgument',
    ),
  'links are cells with a text, and are read back': () =>
    run(async (context, sheet) => {
      const cell = sheet.getRange('A50')
      cell.hyperlink = { documentReference: 'Sheet1!A1', textToDisplay: 'go', screenTip: '' }
      const { values, hyperlink } = await loaded(context, cell, 'values,hyperlink')
      same([values, hyperlink.documentReference], [[['go']], 'Sheet1!A1'])
    }),
  'several areas are marked at once': () =>
    run(async (context, sheet) => {
      const areas = sheet.getRanges('A60:B61,D60')
      areas.format.fill.color = '#00FF00'
      areas.load('address,areaCount,cellCount')
      const cell = sheet.getRange('D60')
      cell.load('format/fill/color')
      await context.sync()
      same([areas.areaCount, areas.cellCount, cell.format.fill.color], [2, 5, '#00FF00'])
    }),
  'after all that no reference is held and every call was understood': async () => {
    await host.idle()
    same([host.references(), host.unknown], [[], []])
  },
})
