// The children of a part's root element: found, replaced and put in where the schema wants them, all others left as they are.
import { aside, bang, isName, lessThan, question, slash } from '../reader/xml-bytes.ts'
import { notPatchable } from './not-patchable.ts'
import { sameName, tagClose } from './tag-bytes.ts'

export type Section = { readonly name: string; readonly from: number; readonly to: number }
/** `open` stands behind the root's start tag, `close` at its end tag. */
export type Outline = { readonly open: number; readonly close: number; readonly sections: readonly Section[] }

/** Order of the children of `worksheet` (ECMA-376 18.3.1.99). */
export const sheetOrder: readonly string[] = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

/** Order of the children of `workbook` (18.2.27). */
export const bookOrder: readonly string[] = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]

/** Order of the children of `styleSheet` (18.8.39). */
export const stylesOrder: readonly string[] = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
]

const nameAt = (b: Buffer, at: number, end: number): string => {
  let to = at
  while (to < end && b[to]! > 32 && b[to] !== slash) to++
  return b.toString('latin1', at, to)
}

/**
 * The children of the root element, in one pass.
 * @throws Problem `workbook-not-patchable` when the root is another, empty or prefixed, or tags do not match up
 */
export function outlineOf(b: Buffer, root: string, part: string): Outline {
  const sections: Section[] = []
  let open = -1
  /** Where the names of the open elements stand. */
  const names: number[] = []
  let from = 0
  let name = ''
  for (let at = b.indexOf(lessThan); at >= 0; at = b.indexOf(lessThan, at)) {
    const c = b[at + 1]
    if (c === bang || c === question) {
      at = aside(b, at, b.length, part)
      if (at < 0) break
      continue
    }
    const end = tagClose(b, at + 1, b.length)
    if (end < 0) break
    if (c === slash) {
      if (!sameName(b, names.pop() ?? -1, at + 2)) break
      const depth = names.length
      if (depth === 1) sections.push({ name, from, to: end + 1 })
      if (depth === 0) return isName(b, at + 2, root) ? { open, close: at, sections } : notPatchable(part)
    } else {
      const depth = names.length
      if (depth === 0 && !isName(b, at + 1, root)) notPatchable(part)
      if (depth === 1) {
        from = at
        name = nameAt(b, at + 1, end)
      }
      if (b[end - 1] === slash) {
        if (depth === 1) sections.push({ name, from, to: end + 1 })
      } else if (names.push(at + 1) === 1) open = end + 1
    }
    at = end + 1
  }
  return notPatchable(part)
}

/** New content by section name; null takes the section away. Content is whole elements, several of them where a name may repeat. */
export type Changes = ReadonlyMap<string, Buffer | string | null>

const bytesOf = (content: Buffer | string): Buffer => (typeof content === 'string' ? Buffer.from(content) : content)

/** The part with its sections changed; new sections are put where `order` wants them, and nothing else is touched. */
export function withSections(b: Buffer, outline: Outline, order: readonly string[], changes: Changes): Buffer {
  const existing = new Set(outline.sections.map(({ name }) => name))
  const added = [...changes]
    .filter(([name, content]) => content !== null && !existing.has(name))
    .sort((one, other) => order.indexOf(one[0]) - order.indexOf(other[0]))
  const written = new Set<string>()
  const out: Buffer[] = []
  let copied = 0
  for (const { name, from, to } of outline.sections) {
    const place = order.indexOf(name)
    while (place >= 0 && added[0] && order.indexOf(added[0][0]) < place) {
      out.push(b.subarray(copied, from), bytesOf(added.shift()![1]!))
      copied = from
    }
    const content = changes.get(name)
    if (content === undefined) continue
    out.push(b.subarray(copied, from))
    if (content !== null && !written.has(name)) out.push(bytesOf(content))
    written.add(name)
    copied = to
  }
  out.push(b.subarray(copied, outline.close))
  for (const [, content] of added) out.push(bytesOf(content!))
  out.push(b.subarray(outline.close))
  return Buffer.concat(out)
}
