// The styles part of somebody's workbook, to which derived styles are added. What is there keeps its place.
import { outlineOf, stylesOrder, withSections } from '../package/sections.ts'
import { attributes } from '../package/xml.ts'
import { builtIn, showsDate } from '../reader/number-formats.ts'
import { attributesOf } from './elements.ts'

/** What a derived style has instead of what its base has; XML of the elements `font`, `fill`, `border`. */
export type Change = {
  readonly font?: string
  readonly fill?: string
  readonly border?: string
  /** A number format's code, or the id of a built-in one. */
  readonly format?: string | number
  readonly alignment?: string
}

export type Styles = {
  /** The index of a style that is `base` but for the change; asked twice, it is the same. */
  readonly derive: (base: number, change: Change) => number
  readonly showsDate: (style: number) => boolean
  /** XML of the fill and of the border of a style. */
  readonly shape: (style: number) => { readonly fill: string; readonly border: string }
  readonly count: () => number
  readonly bytes: () => Buffer
}

/** Children of a section as XML, to be appended to. */
function createList(b: Buffer, name: string, part: string, section: { from: number; to: number } | undefined) {
  const own = section && b.subarray(section.from, section.to)
  const outline = own && own.at(-2) !== 47 ? outlineOf(own, name, part) : undefined
  const items = outline && own ? outline.sections.map(({ from, to }) => own.toString('utf8', from, to)) : []
  const places = new Map(items.map((item, index) => [item, index]))
  const had = items.length
  return {
    items,
    add: (item: string): number => {
      const known = places.get(item)
      if (known !== undefined) return known
      places.set(item, items.length)
      return items.push(item) - 1
    },
    /** The section as it is to be written; undefined when nothing was added. */
    xml: (): string | undefined => {
      if (items.length === had) return undefined
      const tag =
        own && outline
          ? own.toString('utf8', 0, outline.open).replace(/\scount\s*=\s*("[^"]*"|'[^']*')/, '')
          : `<${name}>`
      return `${tag.replace(/>$/, '')} count="${items.length}">${items.join('')}</${name}>`
    },
  }
}

const emptyXf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
const firstOwnFormat = 164

/** @throws Problem `workbook-not-patchable` for a part that is not plain SpreadsheetML */
export function openStyles(b: Buffer, part: string): Styles {
  const outline = outlineOf(b, 'styleSheet', part)
  const list = (name: string) =>
    createList(
      b,
      name,
      part,
      outline.sections.find((section) => section.name === name),
    )
  const lists = {
    numFmts: list('numFmts'),
    fonts: list('fonts'),
    fills: list('fills'),
    borders: list('borders'),
    cellXfs: list('cellXfs'),
  }
  const xf = (style: number): string => lists.cellXfs.items[style] ?? lists.cellXfs.items[0] ?? emptyXf
  const attribute = (style: number, name: string): number =>
    Number(attributesOf(xf(style).slice(0, xf(style).indexOf('>')), part).get(name) ?? 0)
  const formats = new Map(
    lists.numFmts.items.map((item) => {
      const known = attributesOf(item, part)
      return [Number(known.get('numFmtId')), known.get('formatCode') ?? '']
    }),
  )

  function formatId(code: string | number): number {
    if (typeof code === 'number') return code
    for (const [id, known] of formats) if (known === code) return id
    const id = Math.max(firstOwnFormat - 1, ...formats.keys()) + 1
    formats.set(id, code)
    lists.numFmts.add(`<numFmt${attributes({ numFmtId: id, formatCode: code })}/>`)
    return id
  }

  function derived(base: number, { font, fill, border, format, alignment }: Change): string {
    const source = xf(base)
    const end = source.indexOf('>')
    const known = new Map(attributesOf(source.slice(0, end), part))
    const set = (name: string, id: number, apply: string) => known.set(name, String(id)).set(apply, '1')
    if (font !== undefined) set('fontId', lists.fonts.add(font), 'applyFont')
    if (fill !== undefined) set('fillId', lists.fills.add(fill), 'applyFill')
    if (border !== undefined) set('borderId', lists.borders.add(border), 'applyBorder')
    if (format !== undefined) set('numFmtId', formatId(format), 'applyNumberFormat')
    if (alignment !== undefined) known.set('applyAlignment', '1')
    const inner = source.endsWith('/>') ? '' : source.slice(end + 1, source.lastIndexOf('</'))
    const content = alignment === undefined ? inner : alignment + inner.replace(/<alignment\b[^>]*?\/>/, '')
    const start = `<xf${attributes(Object.fromEntries(known))}`
    return content === '' ? `${start}/>` : `${start}>${content}</xf>`
  }

  const memory = new Map<string, number>()
  return {
    derive: (base, change) => {
      const key = `${base} ${JSON.stringify(change)}`
      const known = memory.get(key)
      if (known !== undefined) return known
      if (lists.cellXfs.items.length === 0) lists.cellXfs.add(emptyXf)
      const index = lists.cellXfs.add(derived(base, change))
      memory.set(key, index)
      return index
    },
    showsDate: (style) => {
      const id = attribute(style, 'numFmtId')
      const code = formats.get(id)
      return code === undefined ? builtIn(id) : showsDate(code)
    },
    shape: (style) => ({
      fill: lists.fills.items[attribute(style, 'fillId')] ?? '',
      border: lists.borders.items[attribute(style, 'borderId')] ?? '',
    }),
    count: () => lists.cellXfs.items.length,
    bytes: () => {
      const changes = Object.entries(lists).flatMap(([name, { xml }]) => {
        const content = xml()
        return content === undefined ? [] : [[name, content] as const]
      })
      return changes.length === 0 ? b : withSections(b, outline, stylesOrder, new Map(changes))
    },
  }
}
