// How a found cell is marked in the person's own sheet, and how the sheets that we write look.
import type { Level } from '../../core/finding.ts'
import { type LookStyle, looks } from '../../templates/looks.ts'
import { borderXml, fillXml } from './look-xml.ts'
import type { Change, Styles } from './styles.ts'

/** By fill and by the kind of border, so that black and white prints tell them apart. Font, format and lock stay the cell's own. */
export const marks: Readonly<Record<Level, Change>> = {
  error: { fill: fillXml('FFC7CE'), border: borderXml('medium', 'C00000') },
  warning: { fill: fillXml('FFE699'), border: borderXml('mediumDashed', 'BF8F00') },
  notice: { fill: fillXml('DDEBF7'), border: borderXml('mediumDashDot', '2F75B5') },
}

/** Was the style made by marking a cell? */
export function isMarked(styles: Styles, style: number): boolean {
  const { fill, border } = styles.shape(style)
  return Object.values(marks).some((mark) => mark.fill === fill && mark.border === border)
}

const level = (fill: string, color: string): LookStyle => {
  const cell = looks.textCell
  return { ...cell, font: { ...cell?.font, bold: true, color }, fill }
}

/** Looks of the sheets that we write into a workbook. */
export const writtenLooks: Readonly<Record<string, LookStyle>> = {
  ...looks,
  levelError: level('FFC7CE', '9C0006'),
  levelWarning: level('FFE699', '7F6000'),
  levelNotice: level('DDEBF7', '1F4E79'),
}
