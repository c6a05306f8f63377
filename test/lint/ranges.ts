// References as text: A1 cells and ranges.
import { columnOf } from '../../core/grid.ts'

export type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Null for what is no cell and no range of cells. */
export function areaOf(ref: string): Area | null {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/.exec(ref)
  if (!found) return null
  const [, a = '', top = '', b = a, bottom = top] = found
  const area = { left: columnOf(a), top: Number(top), right: columnOf(b), bottom: Number(bottom) }
  const fits = area.left <= area.right && area.top <= area.bottom && area.right < 16_384 && area.bottom <= 1_048_576
  return fits ? area : null
}

export const areasOf = (refs: string): readonly (Area | null)[] => refs.trim().split(/\s+/).map(areaOf)

export const overlap = (a: Area, b: Area): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
