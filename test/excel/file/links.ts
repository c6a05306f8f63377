// Hyperlinks of a sheet part.
import { areaText, parseArea } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import type { Sheet } from '../model/sheet.ts'
import { notImplemented } from '../wire/host-error.ts'
import { child, type Element, elementsOf, make } from './xml.ts'

export function loadLinks(book: Book, sheet: Sheet, tree: Element): void {
  for (const { attributes } of elementsOf(child(tree, 'hyperlinks'))) {
    const area = parseArea(attributes.ref ?? '')
    if (area === null) continue
    book.links.push({
      place: { sheet, area },
      documentReference: attributes.location ?? null,
      // The address itself stands in the links of the part; it stays there.
      address: attributes['r:id'] === undefined ? null : '',
      screenTip: attributes.tooltip ?? '',
      textToDisplay: attributes.display ?? '',
      loaded: attributes,
    })
  }
}

export function linksElement(book: Book, sheet: Sheet): Element {
  const mine = book.links.filter(({ place }) => place.sheet === sheet && place.gone !== true)
  return make(
    'hyperlinks',
    {},
    mine.map(({ place, documentReference, address, screenTip, textToDisplay, loaded }) => {
      const ref = areaText(place.area)
      if (loaded !== null) return make('hyperlink', { ...loaded, ref })
      if (address !== null) throw notImplemented('saving a hyperlink to outside of the workbook')
      return make('hyperlink', {
        ref,
        location: documentReference ?? '',
        ...(screenTip === '' ? {} : { tooltip: screenTip }),
        ...(textToDisplay === '' ? {} : { display: textToDisplay }),
      })
    }),
  )
}
