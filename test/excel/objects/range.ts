// Excel.Range: a box of cells on one sheet.
import { areaText, cellCount, isWholeColumns, isWholeRows, quotedName } from '../model/area.ts'
import { insertCells, removeCells } from '../model/insert.ts'
import { columnHidden, hideColumns, hideRows, outline, rowHidden, showDetails } from '../model/lines.ts'
import { mergeCells, unmergeCells } from '../model/merges.ts'
import { areaOf, type Place } from '../model/place.ts'
import { selectPlace } from '../model/selection.ts'
import { clearCells } from '../model/write.ts'
import { invalidArgument } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { conditionalsThing } from './conditionals.ts'
import { formatThing } from './format.ts'
import type { Model } from './given.ts'
import { oneOf, text, textOr, whole, yes } from './given.ts'
import { hyperlinkScalar } from './hyperlink.ts'
import { picked } from './properties.ts'
import { rangeCells } from './range-cells.ts'
import { rangeWays } from './range-ways.ts'
import { validationThing } from './validation.ts'
import { sheetThing } from './worksheet.ts'

const mostCells = 2 ** 31 - 1

export const fullAddress = ({ sheet, area }: Place): string => `${quotedName(sheet.name)}!${areaText(area)}`

/** The object for a place; `areaOf(place)` is read anew each time, since it moves with inserted rows. */
export function rangeThing(model: Model, at: Place): Thing {
  const place: Place = { sheet: at.sheet, area: at.area }
  const places = () => [{ sheet: place.sheet, area: areaOf(place) }]
  /** The cells, rows or columns of the range as ranges. */
  const parts = (rows: number, columns: number): readonly (readonly Thing[])[] => {
    const area = areaOf(place)
    return Array.from({ length: area.rows / rows }, (_, down) =>
      Array.from({ length: area.columns / columns }, (_line, right) =>
        rangeThing(model, {
          sheet: place.sheet,
          area: { row: area.row + down * rows, column: area.column + right * columns, rows, columns },
        }),
      ),
    )
  }
  const { book } = model
  const { sheet } = place
  return {
    kind: 'Range',
    place,
    scalars: {
      Address: read(() => fullAddress(place)),
      AddressLocal: read(() => fullAddress(place)),
      RowIndex: read(() => areaOf(place).row),
      ColumnIndex: read(() => areaOf(place).column),
      RowCount: read(() => areaOf(place).rows),
      ColumnCount: read(() => areaOf(place).columns),
      CellCount: read(() => (cellCount(areaOf(place)) > mostCells ? -1 : cellCount(areaOf(place)))),
      IsEntireRow: read(() => isWholeRows(areaOf(place))),
      IsEntireColumn: read(() => isWholeColumns(areaOf(place))),
      ColumnHidden: {
        get: () => columnHidden(sheet, areaOf(place)),
        set: (hidden) => hideColumns(sheet, areaOf(place), yes(hidden)),
      },
      RowHidden: {
        get: () => rowHidden(sheet, areaOf(place)),
        set: (hidden) => hideRows(book, sheet, areaOf(place), yes(hidden)),
      },
      Hidden: read(() => columnHidden(sheet, areaOf(place)) === true || rowHidden(sheet, areaOf(place)) === true),
      Hyperlink: hyperlinkScalar(model, place),
      ...rangeCells(model, place),
    },
    objects: {
      Format: () => formatThing(model, places),
      ConditionalFormats: () => conditionalsThing(model, places),
      DataValidation: () => validationThing(model, places),
      Worksheet: () => sheetThing(model, place.sheet),
    },
    methods: {
      ...rangeWays(model, place),
      Clear: (applyTo) => clearCells(book, sheet, areaOf(place), textOr(applyTo, 'All')),
      Insert: (direction) => {
        const area = areaOf(place)
        insertCells(book, sheet, area, oneOf(direction, ['Down', 'Right']))
        return rangeThing(model, { sheet, area })
      },
      Delete: (direction) => removeCells(book, sheet, areaOf(place), oneOf(direction, ['Up', 'Left'])),
      GetCellProperties: (wanted) => parts(1, 1).map((line) => line.map((one) => picked(model.library, one, wanted))),
      GetRowProperties: (wanted) => parts(1, areaOf(place).columns).map(([one]) => picked(model.library, one!, wanted)),
      GetColumnProperties: (wanted) =>
        parts(areaOf(place).rows, 1)[0]!.map((one) => picked(model.library, one, wanted)),
      Merge: (across) => mergeCells(book, sheet, areaOf(place), across === true),
      Unmerge: () => unmergeCells(sheet, areaOf(place)),
      Group: (option) => outline(sheet, areaOf(place), text(option), 1),
      Ungroup: (option) => outline(sheet, areaOf(place), text(option), -1),
      ShowGroupDetails: (option) => showDetails(sheet, areaOf(place), text(option), true),
      HideGroupDetails: (option) => showDetails(sheet, areaOf(place), text(option), false),
      Calculate: () => undefined,
      Select: () => selectPlace(book, sheet, areaOf(place)),
      _ValidateArraySize: (rows, columns) => {
        if (whole(rows) !== areaOf(place).rows || whole(columns) !== areaOf(place).columns) throw invalidArgument()
      },
    },
  }
}
