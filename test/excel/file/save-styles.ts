// Looks that the file does not have yet are added behind those that it has.
import { plainStyle, type Style } from '../model/style.ts'
import { builtInFormats, edgeLooks, edgeNames, horizontalInFile, lower } from './style-words.ts'
import { child, type Element, elementsOf, make, writeXml } from './xml.ts'

export type StyleWriter = {
  /** Number of a number format. */
  readonly format: (code: string) => string
  /** Index of the cell format of a look. */
  readonly index: (style: Style) => number
  /** Index of the look of a conditional format. */
  readonly difference: (looks: Readonly<Record<string, unknown>>) => number
}

/** `tree` is the styles part, which is added to. */
export function styleWriter(tree: Element): StyleWriter {
  const list = (name: string): Element => {
    const found = child(tree, name)
    if (found !== undefined) return found
    const made = make(name)
    const before = order.slice(order.indexOf(name) + 1)
    const at = tree.children.findIndex((one) => typeof one !== 'string' && before.includes(one.name))
    tree.children.splice(at < 0 ? tree.children.length : at, 0, made)
    return made
  }
  const append = (name: string, element: Element): number => {
    const parent = list(name)
    const text = writeXml(element)
    const known = elementsOf(parent).findIndex((one) => writeXml(one) === text)
    if (known >= 0) return known
    parent.children.push(element)
    const count = elementsOf(parent).length
    parent.attributes.count = String(count)
    return count - 1
  }
  const indexes = new Map<Style, number>([[plainStyle, 0]])
  return {
    index: (style) => {
      if (style.origin >= 0) return style.origin
      const before = indexes.get(style)
      if (before !== undefined) return before
      const made = append('cellXfs', formatOf(style, append, list))
      indexes.set(style, made)
      return made
    },
    format: (code) => numberFormatOf(code, list),
    difference: (looks) => append('dxfs', differenceOf(looks)),
  }
}

const order = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
]
const rgb = (color: string): Record<string, string> => ({ rgb: `FF${color.slice(1)}` })

function numberFormatOf(code: string, list: (name: string) => Element): string {
  const built = Object.entries(builtInFormats).find(([, format]) => format === code)
  if (built !== undefined) return built[0]
  const formats = list('numFmts')
  const found = elementsOf(formats).find(({ attributes }) => attributes.formatCode === code)
  if (found !== undefined) return found.attributes.numFmtId!
  const id = String(Math.max(163, ...elementsOf(formats).map(({ attributes }) => Number(attributes.numFmtId))) + 1)
  formats.children.push(make('numFmt', { numFmtId: id, formatCode: code }))
  formats.attributes.count = String(elementsOf(formats).length)
  return id
}

function formatOf(
  style: Style,
  append: (name: string, element: Element) => number,
  list: (name: string) => Element,
): Element {
  const font = make('font', {}, [
    ...(style.bold ? [make('b')] : []),
    ...(style.italic ? [make('i')] : []),
    ...(style.strikethrough ? [make('strike')] : []),
    ...(style.underline === 'None' ? [] : [make('u', { val: lower(style.underline) })]),
    make('sz', { val: String(style.fontSize) }),
    make('color', rgb(style.fontColor)),
    make('name', { val: style.fontName }),
  ])
  const fill = make('fill', {}, [
    style.fill === null
      ? make('patternFill', { patternType: 'none' })
      : make('patternFill', { patternType: 'solid' }, [
          make('fgColor', rgb(style.fill)),
          make('bgColor', { indexed: '64' }),
        ]),
  ])
  const alignment: Record<string, string> = {
    ...(style.horizontal === 'General' ? {} : { horizontal: horizontalInFile(style.horizontal) }),
    ...(style.vertical === 'Bottom' ? {} : { vertical: lower(style.vertical) }),
    ...(style.orientation === 0 ? {} : { textRotation: String(style.orientation) }),
    ...(style.wrap ? { wrapText: '1' } : {}),
    ...(style.indent === 0 ? {} : { indent: String(style.indent) }),
    ...(style.shrink ? { shrinkToFit: '1' } : {}),
  }
  const children = [
    ...(Object.keys(alignment).length > 0 ? [make('alignment', alignment)] : []),
    make('protection', { locked: style.locked ? '1' : '0', hidden: style.hidden ? '1' : '0' }),
  ]
  const attributes = {
    numFmtId: numberFormatOf(style.numberFormat, list),
    fontId: String(append('fonts', font)),
    fillId: String(append('fills', fill)),
    borderId: String(append('borders', borderOf(style))),
    xfId: '0',
    applyNumberFormat: '1',
    applyFont: '1',
    applyFill: '1',
    applyBorder: '1',
    applyAlignment: '1',
    applyProtection: '1',
  }
  return make('xf', attributes, children)
}

function borderOf(style: Style): Element {
  const sides = edgeNames.map(([file, wire]) => {
    const edge = style.edges[wire]
    if (edge === undefined) return make(file)
    const look = edgeLooks.find(([, kind, weight]) => kind === edge.style && weight === edge.weight)
    const name = look?.[0] ?? edgeLooks.find(([, kind]) => kind === edge.style)?.[0] ?? 'thin'
    return make(file, { style: name }, [make('color', rgb(edge.color))])
  })
  return make('border', {}, [...sides, make('diagonal')])
}

type Looks = Readonly<Record<string, unknown>>
const part = (looks: Looks, name: string): Looks => (looks[name] ?? {}) as Looks

function differenceOf(looks: Looks): Element {
  const font = part(looks, 'Font')
  const fill = part(looks, 'Fill').Color
  const on = (name: string, tag: string): Element[] =>
    font[name] === undefined ? [] : [make(tag, { val: font[name] === true ? '1' : '0' })]
  const fonts = [
    ...on('Bold', 'b'),
    ...on('Italic', 'i'),
    ...on('Strikethrough', 'strike'),
    ...(typeof font.Color === 'string' ? [make('color', rgb(font.Color))] : []),
  ]
  return make('dxf', {}, [
    ...(fonts.length > 0 ? [make('font', {}, fonts)] : []),
    ...(typeof fill === 'string' ? [make('fill', {}, [make('patternFill', {}, [make('bgColor', rgb(fill))])])] : []),
    ...borders(part(looks, 'Borders')),
  ])
}

/** Borders of conditional formats are kept by side: `{ Top: { Style, Color } }`. */
function borders(looks: Looks): Element[] {
  const sides = ['Left', 'Right', 'Top', 'Bottom'].map((side) => {
    const { Style: style, Color: color } = part(looks, side)
    if (style === undefined && color === undefined) return make(lower(side))
    return make(lower(side), { style: 'thin' }, [make('color', rgb(typeof color === 'string' ? color : '#000000'))])
  })
  return sides.some(({ children }) => children.length > 0) ? [make('border', {}, sides)] : []
}
