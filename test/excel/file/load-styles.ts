// The looks of a file: one Style for each of its cell formats.
import type { Edge, EdgeName, Style } from '../model/style.ts'
import { plainStyle } from '../model/style.ts'
import type { Colors } from './colors.ts'
import { builtInFormats, edgeLooks, edgeNames, horizontalOnWire, upper } from './style-words.ts'
import { child, type Element, elementsOf, isOn } from './xml.ts'

export type LoadedStyles = {
  /** Number formats by their number. */
  readonly formats: ReadonlyMap<string, string>
  /** By the index that cells carry. */
  readonly styles: readonly Style[]
  /** Looks of conditional formats, under names of the wire. */
  readonly differences: readonly Readonly<Record<string, unknown>>[]
}

export function loadStyles(tree: Element, colors: Colors): LoadedStyles {
  const formats = new Map(Object.entries(builtInFormats).map(([id, code]) => [id, code]))
  for (const { attributes } of elementsOf(child(tree, 'numFmts')))
    formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? 'General')
  const fonts = elementsOf(child(tree, 'fonts')).map((font) => fontOf(font, colors))
  const fills = elementsOf(child(tree, 'fills')).map((fill) => fillOf(fill, colors))
  const borders = elementsOf(child(tree, 'borders')).map((border) => edgesOf(border, colors))
  const styles = elementsOf(child(tree, 'cellXfs')).map((xf, origin): Style => {
    const { numFmtId = '0', fontId = '0', fillId = '0', borderId = '0' } = xf.attributes
    return {
      ...plainStyle,
      ...fonts[Number(fontId)],
      numberFormat: formats.get(numFmtId) ?? 'General',
      fill: fills[Number(fillId)] ?? null,
      edges: borders[Number(borderId)] ?? {},
      ...alignmentOf(child(xf, 'alignment')),
      ...protectionOf(child(xf, 'protection')),
      origin,
    }
  })
  return { formats, styles, differences: elementsOf(child(tree, 'dxfs')).map((dxf) => differenceOf(dxf, colors)) }
}

const flag = (font: Element, name: string): boolean => {
  const element = child(font, name)
  return element !== undefined && (element.attributes.val === undefined || isOn(element.attributes.val))
}

function fontOf(font: Element, colors: Colors): Partial<Style> {
  const underline = child(font, 'u')
  return {
    fontName: child(font, 'name')?.attributes.val ?? plainStyle.fontName,
    fontSize: Number(child(font, 'sz')?.attributes.val ?? plainStyle.fontSize),
    fontColor: colors(child(font, 'color')) ?? plainStyle.fontColor,
    bold: flag(font, 'b'),
    italic: flag(font, 'i'),
    strikethrough: flag(font, 'strike'),
    underline: underline === undefined ? 'None' : upper(underline.attributes.val ?? 'single'),
  }
}

function fillOf(fill: Element, colors: Colors): string | null {
  const pattern = child(fill, 'patternFill')
  const type = pattern?.attributes.patternType
  return type === undefined || type === 'none' ? null : colors(child(pattern, 'fgColor'))
}

function edgesOf(border: Element, colors: Colors): Partial<Record<EdgeName, Edge>> {
  const edges: Partial<Record<EdgeName, Edge>> = {}
  for (const [file, wire] of edgeNames) {
    const edge = child(border, file)
    const look = edgeLooks.find(([name]) => name === edge?.attributes.style)
    if (look !== undefined)
      edges[wire] = { style: look[1], weight: look[2], color: colors(child(edge, 'color')) ?? '#000000' }
  }
  return edges
}

function alignmentOf(alignment: Element | undefined): Partial<Style> {
  const { horizontal, vertical, wrapText, indent, textRotation, shrinkToFit } = alignment?.attributes ?? {}
  return {
    horizontal: horizontalOnWire(horizontal ?? 'general'),
    vertical: upper(vertical ?? 'bottom'),
    wrap: isOn(wrapText),
    indent: Number(indent ?? 0),
    orientation: Number(textRotation ?? 0),
    shrink: isOn(shrinkToFit),
  }
}

const protectionOf = (protection: Element | undefined): Partial<Style> => ({
  locked: protection?.attributes.locked === undefined || isOn(protection.attributes.locked),
  hidden: isOn(protection?.attributes.hidden),
})

function differenceOf(dxf: Element, colors: Colors): Readonly<Record<string, unknown>> {
  const font = child(dxf, 'font')
  const pattern = child(child(dxf, 'fill'), 'patternFill')
  const fill = colors(child(pattern, 'bgColor')) ?? colors(child(pattern, 'fgColor'))
  const looks: Record<string, unknown> = {}
  if (fill !== null) looks.Fill = { Color: fill }
  if (font !== undefined) {
    const color = colors(child(font, 'color'))
    looks.Font = {
      ...(color === null ? {} : { Color: color }),
      ...(child(font, 'b') === undefined ? {} : { Bold: flag(font, 'b') }),
      ...(child(font, 'i') === undefined ? {} : { Italic: flag(font, 'i') }),
      ...(child(font, 'strike') === undefined ? {} : { Strikethrough: flag(font, 'strike') }),
    }
  }
  return looks
}
