// The workbook part: which sheets there are, in which order, and which parts hold them.
import type { SheetSurvey } from '../../core/grid.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { partNamed, relationships, smallPart } from './relationships.ts'
import { type Tag, tags } from './tags.ts'
import type { Entry, Package } from './zip.ts'

export type SheetPart = Pick<SheetSurvey, 'name' | 'state'> & { readonly entry: Entry }

export type Workbook = {
  readonly sheets: readonly SheetPart[]
  readonly date1904: boolean
  readonly externalLinks: boolean
  readonly strings: Entry | undefined
  readonly styles: Entry | undefined
}

const stateOf = (tag: Tag): SheetSurvey['state'] => {
  const state = tag.attribute('state')
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible'
}

/** Chart, dialog and macro sheets hold no rows and are left out. */
const otherSheets: readonly string[] = ['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']

export function readWorkbook(parts: Package, limits: Limits): Workbook {
  const root = relationships(parts, '', limits).find(({ type }) => type === 'officeDocument')
  const main = partNamed(parts, root?.part ?? 'xl/workbook.xml')
  if (main === undefined) refuse('no-workbook')
  const links = relationships(parts, main.name, limits)
  const linked = (type: string): Entry | undefined => {
    const part = links.find((link) => link.type === type)?.part
    return part === undefined ? undefined : (partNamed(parts, part) ?? refuse('missing-part', part))
  }
  const sheets: SheetPart[] = []
  let date1904 = false
  let first = true
  for (const tag of tags(smallPart(main, limits), main.name)) {
    if (first && tag.name !== 'workbook') refuse('no-workbook')
    first = false
    if (tag.name === 'workbookPr') date1904 = /^(1|true|on)$/.test(tag.attribute('date1904') ?? '')
    if (tag.name !== 'sheet') continue
    const name = tag.attribute('name') ?? ''
    const link = links.find(({ id }) => id === tag.attribute('id'))
    if (link !== undefined && otherSheets.includes(link.type)) continue
    const entry = link?.part === undefined ? undefined : partNamed(parts, link.part)
    sheets.push({ name, state: stateOf(tag), entry: entry ?? refuse('missing-part', link?.part ?? name) })
    if (sheets.length > limits.sheets) refuse('too-many-sheets')
  }
  if (sheets.length === 0) refuse('no-workbook')
  const externalLinks = links.some(({ type }) => type.startsWith('externalLink'))
  return { sheets, date1904, externalLinks, strings: linked('sharedStrings'), styles: linked('styles') }
}
