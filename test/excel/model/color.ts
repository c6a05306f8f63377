// Colours as Excel takes and gives them.
import { invalidArgument } from '../wire/host-error.ts'

const named: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
  purple: '#800080',
}

/** `#rrggbb`, `rrggbb` or a name -> `#RRGGBB`. */
export function color(value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  const hex = /^#?([0-9a-f]{6})$/i.exec(text)
  if (hex !== null) return `#${hex[1]!.toUpperCase()}`
  const known = named[text.toLowerCase()]
  if (known === undefined) throw invalidArgument(`“${text}” is no colour.`)
  return known
}
