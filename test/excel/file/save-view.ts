// How a sheet stands on the screen and on paper, as elements of its part.
import { type Area, areaText, columnName } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import { alike } from '../model/lines.ts'
import type { Sheet } from '../model/sheet.ts'
import type { StyleWriter } from './save-styles.ts'
import { lower } from './style-words.ts'
import { widthOf } from './units.ts'
import { type Element, make } from './xml.ts'

const one = (area: Area): string => areaText({ ...area, rows: 1, columns: 1 })

export function viewElement(book: Book, sheet: Sheet): Element {
  const view = make('sheetView', {
    ...(sheet.gridlines ? {} : { showGridLines: '0' }),
    ...(sheet.headings ? {} : { showRowColHeaders: '0' }),
    ...(book.active === sheet ? { tabSelected: '1' } : {}),
    workbookViewId: '0',
  })
  const selection = { activeCell: one(sheet.selection), sqref: areaText(sheet.selection) }
  if (sheet.frozen === null) view.children.push(make('selection', selection))
  else {
    const { rows, columns } = sheet.frozen
    const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
    const split = {
      ...(columns > 0 ? { xSplit: String(columns) } : {}),
      ...(rows > 0 ? { ySplit: String(rows) } : {}),
    }
    const topLeftCell = `${columnName(columns)}${rows + 1}`
    view.children.push(make('pane', { ...split, topLeftCell, activePane: pane, state: 'frozen' }))
    view.children.push(make('selection', { pane, ...selection }))
  }
  return make('sheetViews', {}, [view])
}

export function columnsElement(sheet: Sheet, styles: StyleWriter): Element {
  const lines: Element[] = []
  sheet.columns.forEach((column, index) => {
    if (column === undefined) return
    const { width, hidden, level, style } = column
    if (width === null && !hidden && level === 0 && style === null) return
    const place = String(index + 1)
    const last = lines.at(-1)
    if (last !== undefined && alike(sheet.columns[index - 1], column)) {
      last.attributes.max = place
      return
    }
    lines.push(
      make('col', {
        min: place,
        max: place,
        width: String(width === null ? 9.140625 : widthOf(width)),
        ...(style === null ? {} : { style: String(styles.index(style)) }),
        ...(hidden ? { hidden: '1' } : {}),
        ...(width === null ? {} : { customWidth: '1' }),
        ...(level > 0 ? { outlineLevel: String(level) } : {}),
      }),
    )
  })
  return make('cols', {}, lines)
}

const inches = (points: unknown, usual: number): string =>
  String(Math.round((typeof points === 'number' ? points / 72 : usual) * 10_000) / 10_000)

/** printOptions, pageMargins, pageSetup, headerFooter; `fitted` says that pageSetUpPr must say so. */
export function pageElements(sheet: Sheet): { readonly elements: Element[]; readonly fitted: boolean } {
  const { page } = sheet
  const zoom = (page.Zoom ?? {}) as Readonly<Record<string, number | undefined>>
  const fitted = zoom.horizontalFitToPages !== undefined || zoom.verticalFitToPages !== undefined
  const words = ((page.HeadersFooters as Record<string, unknown> | undefined)?.DefaultForAllPages ?? {}) as Record<
    string,
    string
  >
  const line = (end: string): string =>
    (['Left', 'Center', 'Right'] as const)
      .map((side) => (words[side + end] ? `&${side[0]}${words[side + end]}` : ''))
      .join('')
  const header = line('Header')
  const footer = line('Footer')
  const elements = [
    make('printOptions', {
      ...(page.CenterHorizontally === true ? { horizontalCentered: '1' } : {}),
      ...(page.PrintGridlines === true ? { gridLines: '1' } : {}),
    }),
    make('pageMargins', {
      left: inches(page.LeftMargin, 0.7),
      right: inches(page.RightMargin, 0.7),
      top: inches(page.TopMargin, 0.75),
      bottom: inches(page.BottomMargin, 0.75),
      header: inches(page.HeaderMargin, 0.3),
      footer: inches(page.FooterMargin, 0.3),
    }),
    make('pageSetup', {
      ...(page.PaperSize === 'A4' ? { paperSize: '9' } : {}),
      ...(zoom.scale === undefined ? {} : { scale: String(zoom.scale) }),
      ...(fitted
        ? { fitToWidth: String(zoom.horizontalFitToPages ?? 0), fitToHeight: String(zoom.verticalFitToPages ?? 0) }
        : {}),
      orientation: lower(String(page.Orientation ?? 'Portrait')),
    }),
    ...(header + footer === ''
      ? []
      : [
          make('headerFooter', {}, [
            ...(header === '' ? [] : [make('oddHeader', {}, [header])]),
            ...(footer === '' ? [] : [make('oddFooter', {}, [footer])]),
          ]),
        ]),
  ]
  return { elements, fitted }
}

export function breakElements(sheet: Sheet): Element[] {
  const element = (name: string, breaks: readonly number[], most: string) =>
    make(
      name,
      { count: String(breaks.length), manualBreakCount: String(breaks.length) },
      breaks.map((id) => make('brk', { id: String(id), max: most, man: '1' })),
    )
  return [
    ...(sheet.rowBreaks.length > 0 ? [element('rowBreaks', sheet.rowBreaks, '16383')] : []),
    ...(sheet.columnBreaks.length > 0 ? [element('colBreaks', sheet.columnBreaks, '1048575')] : []),
  ]
}
