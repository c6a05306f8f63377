// Somebody's own workbook, made by another writer: their columns, their chart, a sheet that happens to be called like ours.
import {
  Chart,
  ChartRange,
  ChartSeries,
  ChartType,
  Format,
  FormatAlign,
  FormatBorder,
  Formula,
  Workbook,
} from 'wasm-xlsxwriter'

export const foreignBook = (): Uint8Array => {
  const workbook = new Workbook()
  const data = workbook.addWorksheet().setName('本院数据')
  const head = new Format().setBold().setAlign(FormatAlign.Center)
  const boxed = new Format().setBorder(FormatBorder.Thin)
  data.setColumnWidth(0, 33)
  data.writeRowWithFormat(0, 0, ['编号', '得分', '备注'], head)
  for (let row = 1; row < 6; row++) {
    data.writeStringWithFormat(row, 0, `Q00${row}`, boxed)
    data.writeNumber(row, 1, row * 10)
  }
  data.writeFormula(6, 1, new Formula('SUM(B2:B6)'))
  const own = workbook.addWorksheet().setName('校验结果')
  own.writeString(0, 0, '本院自己的核对表')
  const chart = new Chart(ChartType.Column)
  const series = new ChartSeries()
  series.setValues(ChartRange.newFromString('本院数据!$B$2:$B$6'))
  chart.pushSeries(series)
  own.insertChart(3, 1, chart)
  return workbook.saveToBufferSync()
}
