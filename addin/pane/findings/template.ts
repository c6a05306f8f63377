// Our sheets as the template draws them, laid over the workbook at hand: columns may have moved, rows may have come.
import { columnLetters, columnOf } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Language } from '../../../core/words.ts'
import { scoreRows } from '../../../templates/captions.ts'
import type { SheetLayout } from '../../../templates/reading/recognise.ts'
import { scoreBook } from '../../../templates/scores/book.ts'
import { tableRows } from '../../../templates/scores/input-tables.ts'
import type { Condition, Sheet } from '../../../templates/sheet.ts'
import { sheetName } from '../../../templates/sheet-names.ts'
import type { Freeze, GuardWish } from '../../host/guard.ts'
import type { SheetId } from '../../host/sheet-host.ts'
import type { Shadow } from '../book/shadow.ts'

/** One of our sheets: what the template has, and where it is now. */
export type Laid = {
  readonly kind: 'scores' | 'population' | 'actions'
  readonly sheet: SheetId
  readonly layout: SheetLayout
  readonly template: Sheet
  /** Keys of the columns in the order of the template. */
  readonly keys: readonly string[]
  /** Excel's numbers of the row of captions and of the row of keys in the template. */
  readonly captionRow: number
  readonly keyRow: number | null
  readonly lastRow: number
}

function blankBook(rubric: Rubric, language: Language) {
  const identity = {
    workbookId: '',
    rubric: rubric.id,
    rubricVersion: rubric.version,
    rubricHash: rubric.hash,
    templateVersion: '',
    site: '',
    batch: '',
    language,
    kind: 'scores',
  } as const
  return scoreBook(rubric, { identity, site: null, rows: 1, ids: [''], language })
}

export function laidSheets({ survey, rubric, found }: Shadow): readonly Laid[] {
  const { sheets } = blankBook(rubric, found.language)
  return (['scores', 'population', 'actions'] as const).flatMap((kind): readonly Laid[] => {
    const layout = found[kind]
    const template = sheets.find(({ name }) => name === sheetName(kind, found.language))
    const host = layout && survey.sheets[layout.sheet]
    if (!layout || !template || !host) return []
    const isScores = kind === 'scores'
    const { fields } = kind === 'population' ? rubric.populationTable : rubric.actionLog
    return [
      {
        kind,
        sheet: host.id,
        layout,
        template,
        keys: (isScores ? rubric.columns : fields).map(({ key }) => key),
        captionRow: isScores ? scoreRows.captions : tableRows.captions,
        keyRow: isScores ? scoreRows.keys : null,
        lastRow: Math.max(host.lastRow, layout.firstRow),
      },
    ]
  })
}

const corners = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/

/** Every column stands where the template has it, those of calculation too: formulas of the template hold here. */
const isInPlace = ({ layout, keys, template, captionRow, keyRow }: Laid): boolean =>
  layout.headerRow === captionRow &&
  keys.every((key, place) => layout.columns.get(key) === place) &&
  (template.rows[(keyRow ?? captionRow) - 1]?.cells ?? []).every(
    (cell, column) =>
      column < keys.length || typeof cell !== 'string' || (layout.heads.get(column)?.includes(cell) ?? false),
  )

/** What should guard the cells; conditional formats only where nothing has moved. */
export function guardsOf(laid: Laid): GuardWish {
  const { sheet, layout, template, keys, lastRow } = laid
  const validations = (template.validations ?? []).flatMap((each) => {
    const [, letters = ''] = corners.exec(each.range) ?? []
    const column = layout.columns.get(keys[columnOf(letters)] ?? '')
    if (column === undefined) return []
    const here = columnLetters(column)
    return [{ ...each, range: `${here}${layout.firstRow}:${here}${lastRow}` }]
  })
  const place = isInPlace(laid)
  const conditions = (place ? (template.conditions ?? []) : []).flatMap((each): readonly Condition[] => {
    const [, left, top, right] = corners.exec(each.range) ?? []
    return left ? [{ ...each, range: `${left}${top}:${right}${lastRow}` }] : []
  })
  const freeze: Freeze | null = place ? (template.freeze ?? null) : null
  return { sheet, validations, conditions, freeze, locked: template.locked === true }
}
