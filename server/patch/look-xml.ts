// A look as the elements of a styles part.
import type { LookStyle } from '../../templates/looks.ts'
import { attributes } from '../package/xml.ts'
import type { Change } from './styles.ts'

const color = (element: string, rgb: string): string => `<${element} rgb="FF${rgb.replace('#', '').toUpperCase()}"/>`

export const fillXml = (rgb: string): string =>
  `<fill><patternFill patternType="solid">${color('fgColor', rgb)}<bgColor indexed="64"/></patternFill></fill>`

/** All four edges. */
export function borderXml(style: string, rgb: string): string {
  const edge = (side: string) => `<${side} style="${style}">${color('color', rgb)}</${side}>`
  return `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border>`
}

function fontXml({ name, size, bold, italic, underline, color: rgb }: NonNullable<LookStyle['font']>): string {
  const flags = `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}`
  return `<font>${flags}<sz val="${size ?? 11}"/>${rgb ? color('color', rgb) : ''}<name${attributes({ val: name ?? 'Calibri' })}/></font>`
}

export const changeOf = ({ font, fill, border, numberFormat, align }: LookStyle): Change => ({
  ...(font ? { font: fontXml(font) } : {}),
  ...(fill ? { fill: fillXml(fill) } : {}),
  ...(border ? { border: borderXml(border.style, border.color) } : {}),
  ...(numberFormat ? { format: numberFormat } : {}),
  ...(align
    ? {
        alignment: `<alignment${attributes({
          horizontal: align.horizontal,
          vertical: align.vertical === 'middle' ? 'center' : align.vertical,
          wrapText: align.wrap || undefined,
          indent: align.indent || undefined,
        })}/>`,
      }
    : {}),
})
