// The printed page.
import { columnLetters } from '../../../core/grid.ts'
import type { Print, Sheet } from '../../../templates/sheet.ts'
import type { Step } from './steps.ts'

const inch = 72
const margins = { side: 0.4 * inch, end: 0.6 * inch, header: 0.3 * inch } as const

/** `&L…&C…&R…` as its three parts. */
export function partsOf(text: string): { readonly left: string; readonly center: string; readonly right: string } {
  const parts = { left: '', center: '', right: '' }
  const names = { L: 'left', C: 'center', R: 'right' } as const
  const found = [...text.matchAll(/&([LCR])((?:(?!&[LCR]).)*)/gs)]
  if (found.length === 0) return { ...parts, center: text }
  for (const [, side, said] of found) parts[names[side as 'L']] = said!
  return parts
}

/** `1:4` and `L:M` with a dollar before each part. */
const fixed = (range: string): string => range.replace(/\$/g, '').replace(/[A-Z]+|\d+/g, '$$$&')

function setUp(target: Excel.Worksheet, print: Print): void {
  const { pageLayout: page } = target
  page.orientation = print.landscape ? 'Landscape' : 'Portrait'
  page.paperSize = 'A4'
  page.leftMargin = margins.side
  page.rightMargin = margins.side
  page.topMargin = margins.end
  page.bottomMargin = margins.end
  page.headerMargin = margins.header
  page.footerMargin = margins.header
  if (print.fitWidth !== undefined) page.zoom = { horizontalFitToPages: print.fitWidth }
  else if (print.scale !== undefined) page.zoom = { scale: print.scale }
  if (print.area) page.setPrintArea(print.area)
  if (print.repeatRows) page.setPrintTitleRows(fixed(print.repeatRows))
  if (print.repeatColumns) page.setPrintTitleColumns(fixed(print.repeatColumns))
  const { defaultForAllPages } = page.headersFooters
  if (print.header !== undefined) {
    const { left, center, right } = partsOf(print.header)
    defaultForAllPages.leftHeader = left
    defaultForAllPages.centerHeader = center
    defaultForAllPages.rightHeader = right
  }
  if (print.footer !== undefined) {
    const { left, center, right } = partsOf(print.footer)
    defaultForAllPages.leftFooter = left
    defaultForAllPages.centerFooter = center
    defaultForAllPages.rightFooter = right
  }
  for (const row of print.rowBreaks ?? []) target.horizontalPageBreaks.add(`A${row}`)
  for (const column of print.columnBreaks ?? []) target.verticalPageBreaks.add(`${columnLetters(column)}1`)
}

export function* pageSteps(target: Excel.Worksheet, { print }: Sheet): Generator<Step> {
  if (print) yield { bytes: 4000, queue: () => setUp(target, print) }
}
