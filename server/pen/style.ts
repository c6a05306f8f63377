// From a look to a style of exceljs. Unknown looks are a mistake of the book and are refused.
import type Excel from 'exceljs'
import type { LookStyle } from '../../templates/looks.ts'
import type { Look } from '../../templates/sheet.ts'
import type { Shade } from './palette.ts'

export type Looks = Readonly<Record<string, LookStyle>>

const argb = (color: string) => ({ argb: `FF${color.replace('#', '').toUpperCase()}` })

function lookNamed(looks: Looks, look: Look): LookStyle {
  const found = Object.hasOwn(looks, look) ? looks[look] : undefined
  if (!found) throw new RangeError(`no look ${look}`)
  return found
}

function fontOf({ color, ...font }: NonNullable<LookStyle['font']>): Partial<Excel.Font> {
  return { ...font, ...(color === undefined ? {} : { color: argb(color) }) }
}

function borderOf({ style, color }: NonNullable<LookStyle['border']>): Partial<Excel.Borders> {
  const edge = { style, color: argb(color) }
  return { left: edge, right: edge, top: edge, bottom: edge }
}

const formats = { date: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' } as const
const showsDate = (format: string | undefined): boolean => format !== undefined && /[ymdh]/i.test(format)

/** The style of a cell. */
export function styleOf(looks: Looks, { look, variant }: Shade): Partial<Excel.Style> {
  const { font, fill, border, numberFormat, align, locked }: LookStyle = look === null ? {} : lookNamed(looks, look)
  const wanted = variant === 'date' || variant === 'moment' ? formats[variant] : undefined
  const numFmt = wanted && !showsDate(numberFormat) ? wanted : numberFormat
  return {
    ...(font ? { font: fontOf(font) } : {}),
    ...(fill
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(fill), bgColor: { indexed: 64 } as never } }
      : {}),
    ...(border ? { border: borderOf(border) } : {}),
    ...(numFmt ? { numFmt } : {}),
    ...(align
      ? {
          alignment: {
            ...(align.horizontal ? { horizontal: align.horizontal } : {}),
            ...(align.vertical ? { vertical: align.vertical } : {}),
            ...(align.wrap ? { wrapText: true } : {}),
            ...(align.indent ? { indent: align.indent } : {}),
          },
        }
      : {}),
    ...(locked === false ? { protection: { locked: false } } : {}),
  }
}

/** A conditional format changes what Excel lets it change: no font name, size or alignment; fills go by their background. */
export function conditionStyle(looks: Looks, look: Look): Partial<Excel.Style> {
  const { font, fill, border, numberFormat } = lookNamed(looks, look)
  const { name: _, size: __, ...rest } = font ?? {}
  return {
    ...(Object.keys(rest).length > 0 ? { font: fontOf(rest) } : {}),
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(fill) } } : {}),
    ...(border ? { border: borderOf({ ...border, style: 'thin' }) } : {}),
    ...(numberFormat ? { numFmt: numberFormat } : {}),
  } as Partial<Excel.Style>
}
