// Arguments as they come off the wire, made sure of.
import type { Library } from '../library/described.ts'
import { type Area, intersection, parseArea, splitAddress } from '../model/area.ts'
import { type Book, sheetNamed } from '../model/book.ts'
import type { Place } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import { invalidArgument, itemNotFound } from '../wire/host-error.ts'
import { isThing } from '../wire/thing.ts'

/** What the objects work on. */
export type Model = {
  readonly library: Library
  readonly book: Book
  /** Counts registrations of an event; `by` is 1 or -1. */
  readonly listen: (type: number, target: string, by: number) => void
}

export const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined

export function text(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

export const textOr = (value: unknown, fallback: string): string => (isMissing(value) ? fallback : text(value))

export function whole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument()
  return value
}

export const wholeOr = (value: unknown, fallback: number): number => (isMissing(value) ? fallback : whole(value))

export function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument()
  return value
}

export function yes(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument()
  return value
}

export function oneOf<T extends string>(value: unknown, words: readonly T[]): T {
  const found = words.find((word) => word === value)
  if (found === undefined) throw invalidArgument()
  return found
}

export const record = (value: unknown): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidArgument()
  return Object.fromEntries(Object.entries(value))
}

/** The place that a range object or an address names; null if the text is no address. */
export function placeOrNull(model: Model, value: unknown, sheet: Sheet | null): Place | null {
  if (isThing(value)) return value.place ?? null
  const { sheet: name, rest } = splitAddress(text(value))
  const owner = name === null ? sheet : sheetNamed(model.book, name)
  if (owner === undefined) throw itemNotFound()
  if (owner === null) return null
  const area = parseArea(rest)
  return area === null ? null : { sheet: owner, area }
}

export function placeOf(model: Model, value: unknown, sheet: Sheet | null): Place {
  const place = placeOrNull(model, value, sheet)
  if (place === null) throw invalidArgument()
  return place
}

/** The part of `area` on the same sheet, or null. */
export const common = (a: Place, b: Place): Area | null => (a.sheet === b.sheet ? intersection(a.area, b.area) : null)
