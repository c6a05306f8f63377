// The cell styles that a book needs: one for each look and what a value adds to it. Indexes are those of `cellXfs`.
import type { Look } from '../../templates/sheet.ts'

/** `quoted`: the text stays text when somebody enters it again. `date`, `moment`: a number that is shown as such. */
export type Variant = 'plain' | 'quoted' | 'date' | 'moment'
export type Shade = { readonly look: Look | null; readonly variant: Variant }

/** Style index of a look; 0 is no style at all. */
export type Paint = (look: Look | null, variant?: Variant) => number

export type Palette = {
  readonly paint: Paint
  /** In the order of their indexes, the first one being 1. */
  readonly shades: () => readonly Shade[]
}

export function createPalette(): Palette {
  const indexes = new Map<string, number>()
  const shades: Shade[] = []
  return {
    paint: (look, variant = 'plain') => {
      if (look === null && variant === 'plain') return 0
      const key = `${variant} ${look ?? ''}`
      const known = indexes.get(key)
      if (known !== undefined) return known
      shades.push({ look, variant })
      indexes.set(key, shades.length)
      return shades.length
    },
    shades: () => shades,
  }
}
