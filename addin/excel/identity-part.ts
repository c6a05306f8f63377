// Our mark in the package: a custom XML part with the workbook's id, which stays when somebody deletes the identity sheet.
import { identityOf } from '../../templates/reading/recognise.ts'
import { done, type Outcome } from '../host/outcome.ts'
import type { Opened, SheetId } from '../host/sheet-host.ts'
import type { Run } from './run.ts'
import { askSettings } from './settings.ts'
import { look, type Seen } from './survey.ts'

const namespace = 'urn:imaging-qc:workbook'

const partOf = (workbookId: string): string => `<workbook xmlns="${namespace}" id="${workbookId}"/>`
const idIn = (xml: string): string | null => /\sid="([\w-]+)"/.exec(xml)?.[1] ?? null
const safeId = /^[\w-]{1,64}$/

/** 2 syncs (1 while the sheets are `before`'s), and 1 more when the part has to be added. */
export const open = (
  run: Run,
  before: readonly SheetId[],
): Promise<Outcome<{ readonly opened: Opened; readonly seen: Seen }>> =>
  run(async (context) => {
    const { workbook } = context
    const { customXmlParts } = workbook
    const part = customXmlParts.getByNamespace(namespace).getOnlyItemOrNullObject()
    part.load('id')
    const xml = part.getXml()
    workbook.load('readOnly')
    const settings = askSettings(context)
    const seen = await look(context, before)
    const { survey } = seen
    const readOnly = workbook.readOnly || Office.context.document.mode === Office.DocumentMode.ReadOnly
    const found = part.isNullObject ? null : idIn(xml.value)
    const workbookId = identityOf(survey.book)?.workbookId ?? ''
    const missing = found === null && !readOnly && safeId.test(workbookId)
    if (missing) {
      customXmlParts.add(partOf(workbookId))
      await context.sync()
    }
    return done({ opened: { survey, readOnly, mark: missing ? workbookId : found, settings: settings() }, seen })
  })
