// The styles part: exceljs has made a style for each shade, in an order of its own; cells name them by the palette's.
import { cellName } from '../../core/grid.ts'
import { outlineOf, stylesOrder, withSections } from '../package/sections.ts'
import type { Shade } from './palette.ts'

const part = 'xl/styles.xml'

/** Index in exceljs's own order of the style of each shade, as its probe cell in the first row tells. */
function probed(sheet: Buffer, count: number): readonly number[] {
  const styles = new Map<string, number>()
  for (const [, cell = '', style = ''] of sheet.toString().matchAll(/<c r="([A-Z]+1)" s="(\d+)"/g))
    styles.set(cell, Number(style))
  return Array.from({ length: count }, (_, n) => styles.get(cellName(n, 1)) ?? 0)
}

/** `cellXfs` in the palette's order; texts that look like formulas get the mark that keeps them texts. */
export function stylesXml(styles: Buffer, firstSheet: Buffer, shades: readonly Shade[]): Buffer {
  const outline = outlineOf(styles, 'styleSheet', part)
  const { from = 0, to = 0 } = outline.sections.find(({ name }) => name === 'cellXfs') ?? {}
  const made = styles.toString('utf8', from, to).match(/<xf\b[^>]*?(?:\/>|>.*?<\/xf>)/gs) ?? []
  const wanted = probed(firstSheet, shades.length).map((style, n) =>
    shades[n]?.variant === 'quoted' ? made[style]!.replace('<xf', '<xf quotePrefix="1"') : made[style]!,
  )
  const all = [made[0]!, ...wanted]
  const content = `<cellXfs count="${all.length}">${all.join('')}</cellXfs>`
  return withSections(styles, outline, stylesOrder, new Map([['cellXfs', content]]))
}
