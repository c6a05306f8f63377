// From a look to formats of Excel.
import { cellName } from '../../../core/grid.ts'
import { type LookStyle, looks } from '../../../templates/looks.ts'
import type { Look, Sheet } from '../../../templates/sheet.ts'
import { type Area, columnAreas, shadesOf } from './areas.ts'
import type { Step } from './steps.ts'

const horizontal = { left: 'Left', center: 'Center', right: 'Right' } as const
const vertical = { top: 'Top', middle: 'Center', bottom: 'Bottom' } as const
const weights = { hair: 'Hairline', thin: 'Thin', medium: 'Medium' } as const
const outer = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const
const momentFormats = { date: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' } as const

type Inner = { readonly rows: boolean; readonly columns: boolean }

/** @throws RangeError for a look that is not known: the book is wrong */
export function styleOf(look: Look): LookStyle {
  const style = Object.hasOwn(looks, look) ? looks[look] : undefined
  if (!style) throw new RangeError(`no look ${look}`)
  return style
}

const hex = (color: string): string => `#${color.replace('#', '')}`

function dress(format: Excel.RangeFormat, { font, fill, border, align, locked }: LookStyle, inner: Inner): void {
  if (font) {
    if (font.name !== undefined) format.font.name = font.name
    if (font.size !== undefined) format.font.size = font.size
    if (font.color !== undefined) format.font.color = hex(font.color)
    format.font.bold = font.bold ?? false
    format.font.italic = font.italic ?? false
    format.font.underline = font.underline ? 'Single' : 'None'
  }
  if (fill) format.fill.color = hex(fill)
  if (border) {
    const edges = [
      ...outer,
      ...(inner.rows ? (['InsideHorizontal'] as const) : []),
      ...(inner.columns ? (['InsideVertical'] as const) : []),
    ]
    for (const edge of edges) {
      const line = format.borders.getItem(edge)
      line.style = 'Continuous'
      line.weight = weights[border.style]
      line.color = hex(border.color)
    }
  }
  if (align?.horizontal) format.horizontalAlignment = horizontal[align.horizontal]
  if (align?.vertical) format.verticalAlignment = vertical[align.vertical]
  if (align?.wrap) format.wrapText = true
  if (align?.indent) format.indentLevel = align.indent
  if (locked === false) format.protection.locked = false
}

const dressBytes = 4000
const longestAddress = 1500

const addressOf = ({ row, column, height, width }: Area): string =>
  `${cellName(column, row + 1)}:${cellName(column + width - 1, row + height)}`

/** Address lists of areas that have the same inner edges. */
function* lists(areas: readonly Area[]): Generator<{ readonly address: string; readonly inner: Inner }> {
  const groups = new Map<string, { inner: Inner; addresses: string[] }>()
  for (const area of areas) {
    const inner = { rows: area.height > 1, columns: area.width > 1 }
    const key = `${inner.rows} ${inner.columns}`
    const group = groups.get(key) ?? { inner, addresses: [] }
    groups.set(key, group)
    group.addresses.push(addressOf(area))
  }
  for (const { inner, addresses } of groups.values()) {
    let list = ''
    for (const address of addresses) {
      if (list !== '' && list.length + address.length >= longestAddress) {
        yield { address: list, inner }
        list = ''
      }
      list = list === '' ? address : `${list},${address}`
    }
    yield { address: list, inner }
  }
}

/** Looks of whole columns, and away with them where a cell has a look of its own. */
export function* columnSteps(target: Excel.Worksheet, sheet: Sheet): Generator<Step> {
  for (const { look, from, count } of columnAreas(sheet.columns)) {
    const style = styleOf(look)
    const columns = () => target.getRangeByIndexes(0, from, 1, count).getEntireColumn()
    if (style.numberFormat !== undefined) yield formatStep(columns, style.numberFormat)
    yield { bytes: dressBytes, queue: () => dress(columns().format, style, { rows: true, columns: count > 1 }) }
  }
  const covered = [...shadesOf(sheet).values()]
    .filter(({ shade }) => shade.own)
    .flatMap(({ areas }) => areas)
    .filter(({ column, width }) => sheet.columns.slice(column, column + width).some(({ look }) => look !== undefined))
  for (const { address } of lists(covered))
    yield {
      bytes: 400 + address.length,
      queue: () => {
        target.getRanges(address).clear(Excel.ClearApplyTo.formats)
      },
    }
}

/** Number formats come before the contents: they decide what a text becomes. */
export function* formatSteps(target: Excel.Worksheet, sheet: Sheet): Generator<Step> {
  for (const { shade, areas } of shadesOf(sheet).values()) {
    const format = shade.moment ? momentFormats[shade.moment] : shade.look && styleOf(shade.look).numberFormat
    if (!format) continue
    for (const { row, column, height, width } of areas)
      yield formatStep(() => target.getRangeByIndexes(row, column, height, width), format)
  }
}

const formatStep = (range: () => Excel.Range, format: string): Step => ({
  bytes: 500,
  queue: () => {
    // One format for all cells of the range; the library's types know blocks only.
    range().numberFormat = format as unknown as string[][]
  },
})

/** Fonts, fills, edges, alignment, locks. */
export function* lookSteps(target: Excel.Worksheet, sheet: Sheet): Generator<Step> {
  for (const { shade, areas } of shadesOf(sheet).values()) {
    if (shade.look === null || !shade.own) continue
    const style = styleOf(shade.look)
    for (const { address, inner } of lists(areas))
      yield {
        bytes: dressBytes + address.length,
        queue: () => dress(target.getRanges(address).format, style, inner),
      }
  }
}
