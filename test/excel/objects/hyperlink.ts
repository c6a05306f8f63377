// Range.hyperlink: setting it writes the text of the cell too, and gives it the look of a link.
import { cellCount, meets } from '../model/area.ts'
import { guard } from '../model/guard.ts'
import type { Link } from '../model/link.ts'
import { areaOf, type Place } from '../model/place.ts'
import { restyle } from '../model/restyle.ts'
import { guardCells, writeCells } from '../model/write.ts'
import type { Scalar } from '../wire/thing.ts'
import { type Model, record, textOr } from './given.ts'

const linkColor = '#0563C1'

export function hyperlinkScalar(model: Model, place: Place): Scalar {
  const { book } = model
  const mine = (): readonly Link[] =>
    book.links.filter((link) => link.place.sheet === place.sheet && meets(link.place.area, areaOf(place)))
  return {
    get: () => {
      const [link] = mine()
      if (link === undefined) return null
      const { documentReference, address, screenTip, textToDisplay } = link
      return {
        ...(documentReference === null ? {} : { documentReference }),
        ...(address === null ? {} : { address }),
        screenTip,
        textToDisplay,
      }
    },
    set: (value) => {
      const { documentReference, address, screenTip, textToDisplay } = record(value)
      const { sheet } = place
      const area = areaOf(place)
      guard(sheet, 'allowInsertHyperlinks')
      guardCells(sheet, area)
      for (const link of mine()) book.links.splice(book.links.indexOf(link), 1)
      book.links.push({
        place: { sheet, area },
        documentReference: documentReference === undefined ? null : textOr(documentReference, ''),
        address: address === undefined ? null : textOr(address, ''),
        screenTip: textOr(screenTip, ''),
        textToDisplay: textOr(textToDisplay, ''),
        loaded: null,
      })
      if (typeof textToDisplay === 'string' && cellCount(area) === 1) writeCells(book, sheet, area, `'${textToDisplay}`)
      restyle(book, sheet, area, { fontColor: linkColor, underline: 'Single' })
    },
  }
}
