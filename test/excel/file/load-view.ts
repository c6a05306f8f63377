// How a sheet stands on the screen and on paper.
import { areaText, maxColumns, parseArea } from '../model/area.ts'
import { columnAt, type Sheet } from '../model/sheet.ts'
import type { Style } from '../model/style.ts'
import type { Colors } from './colors.ts'
import { upper } from './style-words.ts'
import { pointsOf } from './units.ts'
import { child, type Element, elementsOf, isOn, textOf } from './xml.ts'

export function loadView(sheet: Sheet, tree: Element, styles: readonly Style[], colors: Colors): void {
  sheet.tabColor = colors(child(child(tree, 'sheetPr'), 'tabColor')) ?? ''
  const view = child(child(tree, 'sheetViews'), 'sheetView')
  sheet.gridlines = view?.attributes.showGridLines === undefined || isOn(view.attributes.showGridLines)
  sheet.headings = view?.attributes.showRowColHeaders === undefined || isOn(view.attributes.showRowColHeaders)
  const pane = child(view, 'pane')?.attributes
  if (pane?.state === 'frozen' || pane?.state === 'frozenSplit')
    sheet.frozen = { rows: Number(pane.ySplit ?? 0), columns: Number(pane.xSplit ?? 0) }
  const selection = elementsOf(view, 'selection').at(-1)?.attributes
  sheet.selection = parseArea((selection?.sqref ?? 'A1').split(' ')[0]!) ?? sheet.selection
  loadColumns(sheet, child(tree, 'cols'), styles)
  sheet.merges = elementsOf(child(tree, 'mergeCells')).flatMap(
    ({ attributes }) => parseArea(attributes.ref ?? '') ?? [],
  )
  sheet.filter = parseArea(child(tree, 'autoFilter')?.attributes.ref ?? '')
  loadPage(sheet, tree)
}

function loadColumns(sheet: Sheet, cols: Element | undefined, styles: readonly Style[]): void {
  for (const { attributes } of elementsOf(cols)) {
    const first = Number(attributes.min) - 1
    const last = Math.min(Number(attributes.max), maxColumns) - 1
    for (let index = first; index <= last; index++) {
      const column = columnAt(sheet, index)
      column.width = attributes.width === undefined ? null : pointsOf(Number(attributes.width))
      column.hidden = isOn(attributes.hidden)
      column.level = Number(attributes.outlineLevel ?? 0)
      column.style = attributes.style === undefined ? null : (styles[Number(attributes.style)] ?? null)
    }
  }
}

const pointsPerInch = 72

function loadPage(sheet: Sheet, tree: Element): void {
  const { page } = sheet
  const margins = child(tree, 'pageMargins')?.attributes ?? {}
  for (const side of ['left', 'right', 'top', 'bottom', 'header', 'footer'])
    if (margins[side] !== undefined) page[`${upper(side)}Margin`] = Number(margins[side]) * pointsPerInch
  const setup = child(tree, 'pageSetup')?.attributes ?? {}
  if (setup.orientation !== undefined) page.Orientation = upper(setup.orientation)
  if (setup.paperSize === '9') page.PaperSize = 'A4'
  const fitted = isOn(child(child(tree, 'sheetPr'), 'pageSetUpPr')?.attributes.fitToPage)
  if (fitted)
    page.Zoom = {
      horizontalFitToPages: Number(setup.fitToWidth ?? 1),
      verticalFitToPages: Number(setup.fitToHeight ?? 1),
    }
  else if (setup.scale !== undefined) page.Zoom = { scale: Number(setup.scale) }
  const options = child(tree, 'printOptions')?.attributes ?? {}
  page.CenterHorizontally = isOn(options.horizontalCentered)
  page.PrintGridlines = isOn(options.gridLines)
  const words = child(tree, 'headerFooter')
  const all: Record<string, string> = {}
  for (const [name, wire] of [
    ['oddHeader', 'Header'],
    ['oddFooter', 'Footer'],
  ] as const)
    Object.assign(all, partsOf(textOf(child(words, name)), wire))
  if (Object.keys(all).length > 0) page.HeadersFooters = { DefaultForAllPages: all }
  sheet.rowBreaks.push(...elementsOf(child(tree, 'rowBreaks')).map(({ attributes }) => Number(attributes.id)))
  sheet.columnBreaks.push(...elementsOf(child(tree, 'colBreaks')).map(({ attributes }) => Number(attributes.id)))
}

/** `&L…&C…&R…` -> LeftHeader, CenterHeader, RightHeader. */
function partsOf(text: string, wire: string): Record<string, string> {
  const found: Record<string, string> = {}
  const sides = { L: 'Left', C: 'Center', R: 'Right' } as const
  for (const [, side, words] of text.matchAll(/&([LCR])([\s\S]*?)(?=&[LCR]|$)/g))
    found[`${sides[side as keyof typeof sides]}${wire}`] = words!
  return found
}

/** Print area and titles stand among the names of the workbook. */
export function loadPrintName(sheet: Sheet, name: string, formula: string): void {
  for (const part of formula.split(',')) {
    const area = parseArea(part.replace(/^.*!/, ''))
    if (area === null) continue
    const text = areaText(area)
    if (name === '_xlnm.Print_Area') sheet.page.PrintArea = text
    else if (area.columns === maxColumns) sheet.page.PrintTitleRows = text
    else sheet.page.PrintTitleColumns = text
  }
}
