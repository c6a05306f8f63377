// The drawing of a sheet: where its charts lie. A drawing that holds more than this host writes stays as the file had it.
import type { Corner } from '../model/anchor.ts'
import type { Book } from '../model/book.ts'
import type { Chart } from '../model/chart.ts'
import type { Sheet } from '../model/sheet.ts'
import { readChart } from './chart-read.ts'
import { chartText } from './chart-xml.ts'
import {
  addContentType,
  addLink,
  dropLinks,
  dropPart,
  freePath,
  linksOf,
  type Package,
  partText,
  setText,
} from './package.ts'
import { replace } from './save-sheet.ts'
import { child, type Element, elementsOf, escaped, make, parseXml, textOf, xmlHead } from './xml.ts'

const spaces =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
const charts = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument'
const perPoint = 12_700

const corner = (name: string, { column, right, row, down }: Corner): string =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${Math.round(right * perPoint)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${Math.round(down * perPoint)}</xdr:rowOff></xdr:${name}>`

/** Excel keeps the id that `chart.id` gives in an extension of the frame. */
const idText = (id: string): string =>
  `<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="${id}"/></a:ext></a:extLst>`

const anchorText = ({ from, to, name, id }: Chart, n: number, link: string): string =>
  `<xdr:twoCellAnchor>${corner('from', from)}${corner('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${n + 2}" name="${escaped(name)}">${idText(id)}</xdr:cNvPr><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${charts}"><c:chart xmlns:c="${charts}" xmlns:r="${links}" r:id="${link}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`

const drawingText = (anchors: readonly string[]): string =>
  `${xmlHead}<xdr:wsDr ${spaces}>${anchors.join('')}</xdr:wsDr>`

/** Writes the charts of a sheet and names their drawing in its tree. */
export function saveDrawing(book: Book, pack: Package, sheet: Sheet, path: string, tree: Element): void {
  const mine = book.figures.filter((figure) => figure.kind === 'Chart').filter((chart) => chart.sheet === sheet)
  if (mine.length === 0) return
  const drawing = freePath(pack, 'xl/drawings/drawing')
  setText(pack, drawing, '')
  addContentType(pack, drawing, `${types}.drawing+xml`)
  const anchors = mine.map((chart, n) => {
    const part = freePath(pack, 'xl/charts/chart')
    setText(pack, part, chartText(book, chart))
    addContentType(pack, part, `${types}.drawingml.chart+xml`)
    return anchorText(chart, n, addLink(pack, drawing, 'chart', part))
  })
  setText(pack, drawing, drawingText(anchors))
  replace(tree, 'drawing', [make('drawing', { 'r:id': addLink(pack, path, 'drawing', drawing) })])
}

const cornerOf = (element: Element | undefined): Corner => {
  const number = (name: string) => Number(textOf(child(element, `xdr:${name}`)))
  return {
    column: number('col'),
    right: number('colOff') / perPoint,
    row: number('row'),
    down: number('rowOff') / perPoint,
  }
}

function chartsIn(book: Book, pack: Package, sheet: Sheet, drawing: string, text: string): readonly Chart[] | null {
  const targets = linksOf(pack, drawing)
  const found: Chart[] = []
  const anchors = elementsOf(parseXml(text)).map((anchor, n) => {
    const frame = child(anchor, 'xdr:graphicFrame')
    const about = child(child(frame, 'xdr:nvGraphicFramePr'), 'xdr:cNvPr')
    const link = child(child(child(frame, 'a:graphic'), 'a:graphicData'), 'c:chart')?.attributes['r:id'] ?? ''
    const part = targets.find(({ id }) => id === link)?.target
    const id = /creationId [^>]*\bid="([^"]+)"/.exec(text.split('<xdr:twoCellAnchor>')[n + 1] ?? '')?.[1]
    if (part === undefined || about === undefined || id === undefined) return ''
    const stands = { id, sheet, name: about.attributes.name ?? '' }
    const place = { from: cornerOf(child(anchor, 'xdr:from')), to: cornerOf(child(anchor, 'xdr:to')) }
    const chart = readChart(book, parseXml(partText(pack, part)), { ...stands, ...place })
    found.push(chart)
    return chartText(book, chart) === partText(pack, part) ? anchorText(chart, n, link) : ''
  })
  return drawingText(anchors) === text ? found : null
}

/** Takes charts that this host can write again into the model, and their parts out of the package. */
export function loadDrawing(book: Book, pack: Package, sheet: Sheet, path: string): void {
  for (const { target } of linksOf(pack, path).filter(({ type }) => type === 'drawing')) {
    const found = chartsIn(book, pack, sheet, target, partText(pack, target))
    if (found === null) continue
    book.figures.push(...found)
    for (const link of linksOf(pack, target)) dropPart(pack, link.target)
    dropLinks(pack, path, (link) => link.target === target)
    dropPart(pack, target)
    dropElement(pack, path)
  }
}

/** The mention of a drawing that is written anew when the file is saved. */
function dropElement(pack: Package, path: string): void {
  setText(pack, path, partText(pack, path).replace(/<drawing r:id="[^"]*"\s*\/>/, ''))
}
