// What exceljs draws: the package, styles, conditional formats, views, protection, page set-up. Cells and the rest follow by our own hand.
import type Excel from 'exceljs'
import { columnLetters } from '../../core/grid.ts'
import type { Book, Print, Sheet } from '../../templates/sheet.ts'
import type { Shade } from './palette.ts'
import { conditionStyle, type Looks, styleOf } from './style.ts'

const a4 = 9
const margins = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }

function pageSetup(print: Print | undefined): Partial<Excel.PageSetup> {
  const fit = print?.fitWidth
  return {
    paperSize: a4 as Excel.PaperSize,
    orientation: print?.landscape ? 'landscape' : 'portrait',
    margins,
    ...(print?.scale === undefined ? {} : { scale: print.scale }),
    ...(fit === undefined ? {} : { fitToPage: true, fitToWidth: fit, fitToHeight: 0 }),
  }
}

function view({ freeze, state, zoom, plain }: Sheet, open: boolean): Partial<Excel.WorksheetView> {
  const all = {
    ...(open ? { tabSelected: true } : {}),
    ...(zoom === undefined ? {} : { zoomScale: zoom, zoomScaleNormal: zoom }),
    ...(plain ? { showGridLines: false } : {}),
  }
  if (!freeze || freeze.rows + freeze.columns === 0) return { state: 'normal', ...all } as Excel.WorksheetView
  const first = `${columnLetters(freeze.columns)}${freeze.rows + 1}`
  const cell = state === undefined ? { activeCell: first } : {}
  return { state: 'frozen', xSplit: freeze.columns, ySplit: freeze.rows, ...cell, ...all } as Excel.WorksheetView
}

/** What people may do on a locked sheet without unlocking it; the lock guards formulas against slips and nothing else. */
const allowed = {
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  insertHyperlinks: true,
  sort: true,
  autoFilter: true,
}

async function addSheet(workbook: Excel.Workbook, sheet: Sheet, open: boolean, looks: Looks): Promise<Excel.Worksheet> {
  const { print } = sheet
  const drawn = workbook.addWorksheet(sheet.name, {
    state: sheet.state ?? 'visible',
    views: [view(sheet, open)],
    pageSetup: pageSetup(print),
    headerFooter: {
      ...(print?.header === undefined ? {} : { oddHeader: print.header }),
      ...(print?.footer === undefined ? {} : { oddFooter: print.footer }),
    },
    ...(sheet.tab === undefined ? {} : { properties: { tabColor: { argb: `FF${sheet.tab.replace('#', '')}` } } }),
  })
  if (sheet.locked) await drawn.protect('', allowed)
  for (const [index, { range, formula, look }] of (sheet.conditions ?? []).entries())
    drawn.addConditionalFormatting({
      ref: range,
      rules: [{ type: 'expression', formulae: [formula], style: conditionStyle(looks, look), priority: index + 1 }],
    })
  return drawn
}

/**
 * The package of the book without its cells. The first row of the first sheet holds one empty cell for each shade, so that
 * exceljs makes its style.
 */
export async function skeleton(book: Book, shades: readonly Shade[], looks: Looks): Promise<Buffer> {
  // Loaded when something is drawn: a server that starts, and most commands, draw nothing.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  workbook.calcProperties.fullCalcOnLoad = true
  const active = book.active ?? 0
  workbook.views = [
    { x: 0, y: 0, width: 28_800, height: 15_600, firstSheet: 0, activeTab: active, visibility: 'visible' },
  ]
  for (const [index, sheet] of book.sheets.entries()) {
    const drawn = await addSheet(workbook, sheet, index === active, looks)
    if (index > 0) continue
    const probes = drawn.getRow(1)
    for (const [n, shade] of shades.entries()) probes.getCell(n + 1).style = styleOf(looks, shade)
  }
  return Buffer.from(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as never))
}
