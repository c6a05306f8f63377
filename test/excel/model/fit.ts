// Widths and heights by what the cells show. Excel measures with its fonts; this is an estimate, said so in the README.
import { type Area, intersection } from './area.ts'
import type { Book } from './book.ts'
import { setColumnWidth, setRowHeight, usualHeight, usualWidth } from './lines.ts'
import { cellsIn, type Sheet, usedArea } from './sheet.ts'
import { shownText } from './shown.ts'

const pointsPerLetter = 5.25
const padding = 3.75

const letters = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)

export function fitColumns(book: Book, sheet: Sheet, area: Area): void {
  const used = usedArea(sheet, true, area)
  const within = used === null ? null : intersection(used, area)
  if (within === null) return
  const widest = new Map<number, number>()
  for (const [, row, column] of cellsIn(sheet, within)) {
    const lines = shownText(book, sheet, row, column).split('\n')
    widest.set(column, Math.max(widest.get(column) ?? 0, ...lines.map(letters)))
  }
  for (const [column, count] of widest)
    if (count > 0)
      setColumnWidth(sheet, { ...within, column, columns: 1 }, Math.min(1342, count * pointsPerLetter + padding))
}

export function fitRows(book: Book, sheet: Sheet, area: Area): void {
  const used = usedArea(sheet, true, area)
  const within = used === null ? null : intersection(used, area)
  if (within === null) return
  const tallest = new Map<number, number>()
  for (const [cell, row, column] of cellsIn(sheet, within)) {
    const width = sheet.columns[column]?.width ?? usualWidth
    const lines = shownText(book, sheet, row, column).split('\n')
    const count = cell.style.wrap
      ? lines.reduce((sum, line) => sum + Math.max(1, Math.ceil((letters(line) * pointsPerLetter) / width)), 0)
      : 1
    tallest.set(row, Math.max(tallest.get(row) ?? 1, count))
  }
  for (const [row, count] of tallest)
    setRowHeight(sheet, { ...within, row, rows: 1 }, Math.min(409, Math.max(1, count) * usualHeight))
}
