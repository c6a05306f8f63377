// Headings of our own columns that are not what the template has: renamed, retyped, or gone from a column that is still in its place.
import { cellName } from '../../../core/grid.ts'
import { bareWord } from '../../../templates/reading/header-words.ts'
import type { SheetId } from '../../host/sheet-host.ts'
import type { WriteCell } from '../../host/write-wish.ts'
import type { Laid } from './template.ts'

export type LostHeading = {
  readonly sheet: SheetId
  readonly sheetName: string
  readonly cell: WriteCell
  readonly name: string
  readonly before: string
  readonly after: string
  /** The column is told by its place only; a person has to say so. */
  readonly guessed: boolean
}

const textAt = (cells: readonly unknown[] | undefined, column: number): string => {
  const cell = cells?.[column]
  return typeof cell === 'string' ? cell : ''
}

/** The heading above a column as it stands: the last of the texts, but not the key above it. */
const captionAt = ({ layout }: Laid, column: number, key: string): string => {
  const heads = layout.heads.get(column) ?? []
  const last = heads.at(-1) ?? ''
  return heads.length > 1 || bareWord(last) !== bareWord(key) ? last : ''
}

/** A column without a known heading, between two neighbours that are in their places. */
const isBetween = ({ layout, keys }: Laid, place: number): boolean =>
  ![...layout.columns.values()].includes(place) &&
  [place - 1, place + 1].every((each) => keys[each] === undefined || layout.columns.get(keys[each]) === each)

/** Only where the row of headings is the template's own: elsewhere there is no telling what else stands in it. */
export function lostHeadings(laid: Laid): readonly LostHeading[] {
  const { layout, template, keys, captionRow, sheet } = laid
  if (layout.headerRow !== captionRow) return []
  const captions = template.rows[captionRow - 1]?.cells
  return keys.flatMap((key, place): readonly LostHeading[] => {
    const known = layout.columns.get(key)
    const column = known ?? (isBetween(laid, place) ? place : undefined)
    if (column === undefined) return []
    const after = textAt(captions, place)
    const before = captionAt(laid, column, key)
    if (bareWord(before) === bareWord(after)) return []
    return [
      {
        sheet,
        sheetName: layout.name,
        cell: { row: captionRow, column, value: after },
        name: cellName(column, captionRow),
        before: before.replace('\n', ' '),
        after: after.replace('\n', ' '),
        guessed: known === undefined,
      },
    ]
  })
}
