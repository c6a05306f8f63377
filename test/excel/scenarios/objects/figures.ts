// Charts and PivotTables.
import { type Checks, type Stage, same } from '../stage.ts'

export const figures = ({ run, refused }: Stage): Checks => ({
  'a chart makes series of its source by columns, and keeps what it is told': () =>
    run(async (context, sheet) => {
      sheet.getRange('H1:J3').values = [
        ['site', 'score', 'n'],
        ['S01', 90, 3],
        ['S02', 80, 4],
      ]
      const chart = sheet.charts.add('ColumnClustered', sheet.getRange('H1:J3'), 'Columns')
      chart.name = 'scores'
      chart.title.text = '得分'
      chart.setPosition('K1', 'P12')
      const [first, third] = [chart.series.getItemAt(0), chart.series.add('third')]
      third.setValues(sheet.getRange('I2:I3'))
      third.axisGroup = 'Secondary'
      third.chartType = 'LineMarkers'
      chart.axes.getItem('Value', 'Secondary').maximum = 1
      chart.load('name,left,top,width,height,id')
      chart.title.load('text')
      first.load('name,chartType')
      third.load('name,chartType,axisGroup')
      const count = chart.series.getCount()
      await context.sync()
      same([chart.name, chart.title.text, chart.top, chart.width, chart.height], ['scores', '得分', 0, 288, 180])
      same([count.value, first.name, first.chartType], [3, 'score', 'ColumnClustered'])
      same([third.name, third.chartType, third.axisGroup], ['third', 'LineMarkers', 'Secondary'])
      const found = sheet.charts.getItemOrNullObject('scores')
      found.load('id')
      sheet.getRange('1:2').insert('Down')
      chart.load('top')
      await context.sync()
      same([found.id, chart.top], [chart.id, 30])
      sheet.getRange('1:2').delete('Up')
      chart.width = 100
      chart.left = 10
      chart.load('left,width,height')
      await context.sync()
      same([chart.left, chart.width, chart.height], [10, 100, 180])
      chart.delete()
    }),
  'what a chart cannot do here is refused by name': async () => {
    same(await refused((_, sheet) => sheet.charts.add('Pie', sheet.getRange('I2:I3'), 'Columns')), 'NotImplemented')
    same(await refused((_, sheet) => sheet.charts.add('Line', sheet.getRange('I2:I3'), 'Rows')), 'NotImplemented')
  },
  'a PivotTable groups, sums and filters, and follows its source when it is refreshed': () =>
    run(async (context, sheet) => {
      sheet.getRange('R1:U4').values = [
        ['link', 'item', 'role', 'lost'],
        ['1 REQ', 'b', 'TECH', 2],
        ['1 REQ', 'a', 'TECH', 1],
        ['2 IMG', 'c', 'REV', 4],
      ]
      const pivot = sheet.pivotTables.add('lost', sheet.getRange('R1:U4'), sheet.getRange('W4'))
      const field = (name: string) => pivot.hierarchies.getItem(name)
      pivot.filterHierarchies.add(field('role'))
      pivot.rowHierarchies.add(field('link'))
      pivot.rowHierarchies.add(field('item'))
      const sum = pivot.dataHierarchies.add(field('lost'))
      sum.name = 'Σ lost'
      const count = pivot.dataHierarchies.add(field('item'))
      pivot.rowHierarchies.load('items/name')
      count.load('name,summarizeBy')
      const body = pivot.layout.getRange()
      const filters = pivot.layout.getFilterAxisRange()
      const all = sheet.getRange('W2:Y10')
      for (const range of [body, filters, all]) range.load('address,values')
      await context.sync()
      same(
        pivot.rowHierarchies.items.map(({ name }) => name),
        ['link', 'item'],
      )
      same([count.name, count.summarizeBy], ['Count of item', 'Count'])
      same([filters.address.split('!')[1], body.address.split('!')[1]], ['W2:X2', 'W4:Y10'])
      same(all.values, [
        ['role', '(全部)', ''],
        ['', '', ''],
        ['行标签', 'Σ lost', 'Count of item'],
        ['1 REQ', 3, 2],
        ['a', 1, 1],
        ['b', 2, 1],
        ['2 IMG', 4, 1],
        ['c', 4, 1],
        ['总计', 7, 3],
      ])
      sheet.getRange('U2').values = [[10]]
      pivot.refresh()
      all.load('values')
      await context.sync()
      same(all.values[3], ['1 REQ', 11, 2])
      pivot.delete()
      all.load('values')
      await context.sync()
      same(all.values.flat().join(''), '')
    }),
  'a PivotTable does not grow over what people wrote, nor takes a name of its source': async () => {
    const put = (sheet: Excel.Worksheet, name: string) => {
      const pivot = sheet.pivotTables.add(name, sheet.getRange('R1:U4'), sheet.getRange('W4'))
      return [pivot, (field: string) => pivot.hierarchies.getItem(field)] as const
    }
    same(
      await refused((_, sheet) => {
        const [pivot, field] = put(sheet, 'p1')
        pivot.dataHierarchies.add(field('lost')).name = 'item'
      }),
      'InvalidArgument',
    )
    same(
      await refused((_, sheet) => {
        sheet.pivotTables.getItem('p1').delete()
        sheet.getRange('W6').values = [['意见']]
        const [pivot, field] = put(sheet, 'p2')
        pivot.rowHierarchies.add(field('link'))
      }),
      'PivotTableRangeConflict',
    )
    await run(async (_, sheet) => {
      sheet.pivotTables.getItem('p2').delete()
      sheet.getRange('R1:Z10').clear()
    })
  },
  'a table source without a heading makes no PivotTable': async () =>
    same(
      await refused((_, sheet) => sheet.pivotTables.add('p', sheet.getRange('T1:U3'), sheet.getRange('W1'))),
      'InvalidArgument',
    ),
})
