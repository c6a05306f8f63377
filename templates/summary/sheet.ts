// A sheet of figures: title, note, one header row, then one line for each thing. Made for filters, charts and pivots.
import { cellName, columnLetters } from '../../core/grid.ts'
import type { Language, Texts } from '../../core/words.ts'
import type { Cell, Look, Sheet } from '../sheet.ts'
import { lineCount } from './line-count.ts'
import { type FiguresSheet, summaryName, titleGap } from './names.ts'

/** Excel's row numbers. */
export const figureRows = { title: 1, note: 2, head: 3, first: 4 } as const

/** Where a line stands: its row, and the cell of another column in it. */
export type Place = {
  readonly row: number
  readonly last: number
  readonly at: (key: string) => string
  /** All lines of a column, with fixed rows. */
  readonly all: (key: string) => string
}

export type FigureColumn<Line> = {
  readonly key: string
  readonly caption: Texts
  readonly width: number
  readonly cell: (line: Line, place: Place) => Cell
  readonly look: Look | ((line: Line) => Look)
}

export type FigureSheet<Line> = {
  readonly sheet: FiguresSheet
  readonly note: Texts
  readonly columns: readonly FigureColumn<Line>[]
  readonly lines: readonly Line[]
  /** Columns that stay in view. */
  readonly frozen: number
  /** Where the cross begins; it is printed on pages of its own. */
  readonly cross?: number
}

const wrapped: ReadonlySet<Look> = new Set(['summary-wrapped', 'summary-note'])
const lineHeight = 14

const nothing: Texts = { 'zh-CN': '本期无数据', 'en-US': 'No data in this period' }

export function figureSheet<Line>(
  { sheet, note, columns, lines, frozen, cross }: FigureSheet<Line>,
  { language, subject }: { readonly language: Language; readonly subject: string },
): Sheet {
  const places = new Map(columns.map(({ key }, place) => [key, place]))
  const last = figureRows.first + Math.max(lines.length, 1) - 1
  const range = `A${figureRows.head}:${cellName(columns.length - 1, last)}`
  const placeOf = (row: number): Place => ({
    row,
    last,
    at: (key) => cellName(places.get(key)!, row),
    all: (key) => {
      const letters = columnLetters(places.get(key)!)
      return `${letters}$${figureRows.first}:${letters}$${last}`
    },
  })
  const drawn = lines.map((line, n) => {
    const place = placeOf(figureRows.first + n)
    const cells = columns.map(({ cell }) => cell(line, place))
    const look = columns.map(({ look }) => (typeof look === 'string' ? look : look(line)))
    const lines = cells.map((cell, n) =>
      typeof cell === 'string' && wrapped.has(look[n]!) ? lineCount(cell, columns[n]!.width - 0.5) : 1,
    )
    return { cells, look, height: lineHeight * Math.max(...lines) + 2 }
  })
  const name = summaryName(sheet, language)
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      { cells: [`${name}${titleGap}${subject}`], look: ['summary-title'], height: 26 },
      { cells: [note[language]], look: ['summary-subtitle'], height: 18 },
      { cells: columns.map(({ caption }) => caption[language]), look: columns.map(() => 'summary-head'), height: 46 },
      ...(drawn.length > 0 ? drawn : [{ cells: [nothing[language]], look: ['summary-note'] }]),
    ],
    freeze: { rows: figureRows.head, columns: frozen },
    tables: [{ name: `summary_${sheet}`, range }],
    locked: true,
    plain: true,
    print: {
      landscape: true,
      ...(cross === undefined ? { fitWidth: 1 } : crossPrint(columns, frozen, cross)),
      repeatRows: `${figureRows.head}:${figureRows.head}`,
      footer: `&L&8${name} · ${subject}&R&8&P / &N`,
    },
  }
}

/** Pixels that a landscape A4 page takes at full scale, with room for fonts wider than Excel's own. */
const pageWidth = 800
/** Of a column of one character, and of its edges. */
const [characterPixels, edgePixels] = [7, 5]

/** First the figures themselves, scaled to one page; then the cross, under the same first columns. */
function crossPrint(columns: readonly { readonly width: number }[], frozen: number, cross: number) {
  const width = columns.slice(0, cross).reduce((sum, column) => sum + characterPixels * column.width + edgePixels, 0)
  return {
    scale: Math.min(100, Math.floor((100 * pageWidth) / width)),
    repeatColumns: `A:${columnLetters(frozen - 1)}`,
    columnBreaks: [cross],
  }
}
