// The desktop's way into a page: `window.external`, put there before any other script runs.
import type { Page } from 'playwright-core'
import type { PageOffice } from '../browser.ts'
import type { ExcelHost } from '../host.ts'
import { createDialogs } from './dialogs.ts'
import type { Entry, Surface } from './external.ts'
import { injectedScript } from './injected-script.ts'

/** See `installInPage`. */
export async function installDesktop(page: Page, host: ExcelHost): Promise<PageOffice> {
  const dialogs = createDialogs(page, host)
  const expose = (name: string, work: (...given: never[]) => unknown) => page.exposeFunction(name, work)
  await expose('excelExecute', host.transport.execute)
  await expose('excelSaveSettings', host.transport.saveSettings)
  await expose('excelUnknown', host.transport.unknown)
  await expose('excelOpenDialog', dialogs.open)
  await expose('excelCloseDialog', dialogs.close)
  await expose('excelToDialog', dialogs.say)
  await expose('excelStarted', () => host.connect(surfaceOf(page)))
  await page.addInitScript(
    injectedScript(host.surfaceOptions, host.transport.settings, {
      execute: 'excelExecute',
      saveSettings: 'excelSaveSettings',
      unknown: 'excelUnknown',
      openDialog: 'excelOpenDialog',
      closeDialog: 'excelCloseDialog',
      toDialog: 'excelToDialog',
    }),
  )
  return {
    open: async (url) => {
      await page.goto(url)
      return page.mainFrame()
    },
    dialog: dialogs.page,
  }
}

/** A page may be gone by the time that Excel wants to tell it something. */
const gone = () => undefined

export const surfaceOf = (page: Page): Surface => ({
  raise: (entries: readonly Entry[]) => {
    void page.evaluate((list) => window.excelSurface?.raise(list), entries).catch(gone)
    return true
  },
  selectionMoved: () => void page.evaluate(() => window.excelSurface?.selectionMoved()).catch(gone),
  command: (name, control) =>
    page.evaluate(([first, second]) => window.excelSurface?.command(first!, second!), [name, control]),
  dialogSaid: (text, origin) =>
    void page.evaluate(([said, from]) => window.excelSurface?.dialogSaid(said!, from!), [text, origin]).catch(gone),
  dialogClosed: (reason) => void page.evaluate((why) => window.excelSurface?.dialogClosed(why), reason).catch(gone),
  parentSaid: (text, origin) =>
    void page.evaluate(([said, from]) => window.excelSurface?.parentSaid(said!, from!), [text, origin]).catch(gone),
})
