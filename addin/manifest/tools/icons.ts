// Draws every picture of addin/icons from its SVG, in every size.
import { readFileSync } from 'node:fs'
import { iconFile, iconNames, sizesOf } from '../../icons/icons.ts'
import { type Pixels, paint } from './paint.ts'
import { readSvg } from './svg.ts'

export const iconFolder = new URL('../../icons/', import.meta.url)

export type Picture = { readonly file: string; readonly pixels: Pixels }

export const pictures = (): readonly Picture[] =>
  iconNames.flatMap((name) => {
    const drawing = readSvg(readFileSync(new URL(`${name}.svg`, iconFolder), 'utf8'))
    return sizesOf(name).map((size) => ({ file: iconFile(name, size), pixels: paint(drawing, size) }))
  })
