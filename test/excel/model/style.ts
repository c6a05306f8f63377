// How a cell looks. Styles are values: cells that look the same share one, so comparing two is one comparison.

export type Edge = { readonly style: string; readonly color: string; readonly weight: string }
export type EdgeName = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'DiagonalDown' | 'DiagonalUp'

export type Style = {
  readonly numberFormat: string
  readonly fill: string | null
  readonly fontName: string
  readonly fontSize: number
  readonly fontColor: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: string
  readonly strikethrough: boolean
  readonly horizontal: string
  readonly vertical: string
  readonly wrap: boolean
  readonly indent: number
  readonly orientation: number
  readonly shrink: boolean
  readonly locked: boolean
  readonly hidden: boolean
  readonly edges: Readonly<Partial<Record<EdgeName, Edge>>>
  /** Index of the look in the file that the cell came from; -1: none, or changed since. */
  readonly origin: number
}

export const plainStyle: Style = {
  numberFormat: 'General',
  fill: null,
  fontName: 'Calibri',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  horizontal: 'General',
  vertical: 'Bottom',
  wrap: false,
  indent: 0,
  orientation: 0,
  shrink: false,
  locked: true,
  hidden: false,
  edges: {},
  origin: -1,
}

/** A change that is worked out once for each look that it meets: of many cells only a few look different. */
export function eachLookOnce(changed: (style: Style) => Style): (style: Style) => Style {
  const known = new Map<Style, Style>()
  return (style) => {
    const before = known.get(style)
    if (before !== undefined) return before
    const after = changed(style)
    known.set(style, after)
    return after
  }
}

export type Styles = {
  /** The one shared style that equals `style`. */
  readonly shared: (style: Style) => Style
  readonly changed: (style: Style, change: Partial<Style>) => Style
}

export function createStyles(): Styles {
  const known = new Map<string, Style>([[JSON.stringify(plainStyle), plainStyle]])
  const memory = new WeakMap<Style, Map<string, Style>>()
  const shared = (style: Style): Style => {
    const key = JSON.stringify(style)
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, style)
    return style
  }
  return {
    shared,
    changed: (style, change) => {
      const key = JSON.stringify(change)
      const changes = memory.get(style) ?? new Map<string, Style>()
      memory.set(style, changes)
      const before = changes.get(key)
      if (before !== undefined) return before
      const after = shared({ ...style, ...change, origin: -1 })
      changes.set(key, after)
      return after
    },
  }
}
