// Elements in the order of the schema (ISO/IEC 29500-1, annex A), each as often as it may stand. Written from the schema, not from our pen.
import type { Opened } from './opened.ts'
import { descendants, type Node } from './xml.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const orders: Readonly<Record<string, readonly string[]>> = {
  worksheet:
    words(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
    scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
    dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties
    cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls
    webPublishItems tableParts extLst`),
  workbook: words(`fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups
    externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes
    webPublishing fileRecoveryPr webPublishObjects extLst`),
  styleSheet: words('numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'),
  sheetPr: words('tabColor outlinePr pageSetUpPr'),
  sheetView: words('pane selection pivotSelection extLst'),
  c: words('f v is extLst'),
  xf: words('alignment protection extLst'),
  dxf: words('font numFmt fill alignment border protection extLst'),
  border: words('start end left right top bottom diagonal vertical horizontal'),
  dataValidation: words('formula1 formula2'),
  headerFooter: words('oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter'),
  table: words('autoFilter sortState tableColumns tableStyleInfo extLst'),
  hyperlinks: words('hyperlink'),
  mergeCells: words('mergeCell'),
  tableParts: words('tablePart'),
}
const repeatable = new Set(['conditionalFormatting', 'selection', 'hyperlink', 'mergeCell', 'tablePart'])
/** Newer Excel wraps what older ones must not see; it may stand anywhere. */
const anywhere = new Set(['AlternateContent', 'revisionPtr'])
/** Excel repairs a file in which these stand empty. */
const neverEmpty = new Set([
  ...words('cols mergeCells conditionalFormatting dataValidations hyperlinks tableParts rowBreaks colBreaks'),
  ...words('definedNames sheets sheetViews cellXfs fonts fills borders tableColumns'),
])

function lintNode(node: Node, part: string, faults: Set<string>): void {
  if (neverEmpty.has(node.name) && node.children.length === 0) faults.add(`${part}: <${node.name}> is empty`)
  const counted = node.attributes.get('count')
  if (counted !== undefined && neverEmpty.has(node.name) && Number(counted) !== node.children.length)
    faults.add(`${part}: <${node.name}> counts ${counted}, holds ${node.children.length}`)
  const order = orders[node.name]
  if (!order) return
  let last = -1
  const seen = new Set<string>()
  for (const { name } of node.children) {
    if (anywhere.has(name)) continue
    const place = order.indexOf(name)
    if (place < 0) faults.add(`${part}: <${name}> is unknown in <${node.name}>`)
    else if (place < last) faults.add(`${part}: <${name}> is out of order in <${node.name}>`)
    else last = place
    if (seen.has(name) && !repeatable.has(name)) faults.add(`${part}: <${name}> stands twice in <${node.name}>`)
    seen.add(name)
  }
}

export function lintOrder({ names, tree }: Opened): string[] {
  const faults = new Set<string>()
  for (const part of names) {
    if (!/^xl\/(workbook|styles|worksheets\/[^/]+|tables\/[^/]+)(\.xml)?$/.test(part)) continue
    const root = tree(part)!
    lintNode(root, part, faults)
    for (const node of descendants(root)) lintNode(node, part, faults)
  }
  return [...faults]
}
