// Sheets, tables, names, and what else a workbook holds.
import { report } from '../scenario.ts'
import { figures } from './objects/figures.ts'
import { rules } from './objects/rules.ts'
import { addressOf, loaded, openStage, same } from './stage.ts'

const stage = await openStage()
const { host, run, refused, fresh, level } = stage

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
      same([addressOf(body), second.values, none.isNullObject], ['A2:C4', [[2], [5], [8]], true])
      const byId = context.workbook.tables.getItem(table.id)
      same((await loaded(context, byId, 'name')).name, 'Records')
      table.rows.getItemAt(0).delete()
      const left = table.rows.getCount()
      const range = await loaded(context, table.getRange(), 'address')
      same([left.value, addressOf(range)], [2, 'A1:C3'])
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
      same([limit.formula, none.isNullObject, addressOf(own), result.values], ['=Sheet2!$E$1', true, 'E2', [[8]]])
      limit.delete()
    }),
  'a name that looks like an address is refused': async () =>
    same(await refused((context, sheet) => context.workbook.names.add('A1', sheet.getRange('A1'))), 'InvalidArgument'),
  ...rules(stage),
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
        [found.content, found.replies.items.map(({ content }) => content), addressOf(where)],
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
      same([addressOf(frozen), page.orientation, page.leftMargin, addressOf(titles)], ['A1:B4', 'Landscape', 36, '1:4'])
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
  ...figures(stage),
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
