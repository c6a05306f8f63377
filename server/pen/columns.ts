// Widths, looks and outline of the columns.
import type { Column } from '../../templates/sheet.ts'
import { attributes } from '../package/xml.ts'
import type { Paint } from './palette.ts'

/** Excel's own width where nobody has chosen one. */
const usualWidth = 9.140625

type Drawn = Column & { readonly folds: boolean }

/** A folded run is marked at the column it folds under, which comes into being when the run is the last. */
function drawnColumns(columns: readonly Column[]): readonly Drawn[] {
  const folded = (column: Column | undefined) => column?.collapsed === true
  const level = (column: Column | undefined) => column?.level ?? 0
  const marked = (index: number) => folded(columns[index - 1]) && level(columns[index]) < level(columns[index - 1])
  const drawn = columns.map((column, index) => ({ ...column, folds: marked(index) }))
  return marked(columns.length) ? [...drawn, { width: usualWidth, folds: true }] : drawn
}

/** The `cols` element; empty text when there is no column. */
export function columnsXml(columns: readonly Column[], paint: Paint): string {
  const each = drawnColumns(columns).map(({ width, look, hidden, collapsed, level, folds }) =>
    attributes({
      width,
      style: paint(look ?? null) || undefined,
      hidden: hidden || collapsed,
      customWidth: 1,
      outlineLevel: level || undefined,
      collapsed: folds || undefined,
    }),
  )
  let xml = ''
  for (let from = 0; from < each.length; ) {
    let to = from
    while (each[to + 1] === each[from] && to + 1 < each.length) to++
    xml += `<col min="${from + 1}" max="${to + 1}"${each[from]}/>`
    from = to + 1
  }
  return xml && `<cols>${xml}</cols>`
}

export const outlineDepth = (columns: readonly Column[]): number =>
  columns.reduce((most, { level }) => Math.max(most, level ?? 0), 0)
