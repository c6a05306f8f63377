// Colours of a file: plain, of the theme, or of the old palette.
import { child, type Element, elementsOf } from './xml.ts'

/** Theme order in files: light 1, dark 1, light 2, dark 2, then the accents. */
const themeOrder = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
]
const palette = ['#000000', '#FFFFFF', '#FF0000', '#00FF00', '#0000FF', '#FFFF00', '#FF00FF', '#00FFFF']

export type Colors = (element: Element | undefined) => string | null

/** `theme` is the theme part's tree, if there is one. */
export function createColors(theme: Element | undefined): Colors {
  const scheme = child(child(theme, 'a:themeElements'), 'a:clrScheme')
  const themed = themeOrder.map((name) => {
    const [value] = elementsOf(child(scheme, `a:${name}`))
    return `#${(value?.attributes.lastClr ?? value?.attributes.val ?? '000000').toUpperCase()}`
  })
  return (element) => {
    if (element === undefined) return null
    const { rgb, theme: index, tint, indexed } = element.attributes
    if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`
    if (index !== undefined) return tinted(themed[Number(index)] ?? '#000000', Number(tint ?? 0))
    if (indexed !== undefined) return Number(indexed) >= 64 ? null : (palette[Number(indexed) % 8] ?? null)
    return null
  }
}

/** Lightens (towards white) or darkens each part. Excel does it by luminance; the difference is a shade. */
function tinted(color: string, tint: number): string {
  if (tint === 0) return color
  const part = (at: number): string => {
    const value = Number.parseInt(color.slice(at, at + 2), 16)
    const made = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint
    return Math.round(made).toString(16).padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`.toUpperCase()
}
