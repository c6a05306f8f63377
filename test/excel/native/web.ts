// Excel on the web: our page is the parent, the add-in's page a frame in it, and they talk by postMessage.
import type { Page } from 'playwright-core'
import type { PageOffice } from '../browser.ts'
import type { ExcelHost } from '../host.ts'
import { surfaceOf } from './desktop.ts'
import type { Surface } from './external.ts'
import { installWebParent, type WebParent } from './web-parent.ts'

/** The client library trusts only parents of Microsoft's domains; nothing is sent there, the browser is given our page. */
const parentOrigin = 'https://host.officeapps.live.com'
/** A public page may not frame a loopback address, so the add-in gets a public name too; requests go to where it really is. */
const addinOrigin = 'https://addin.test'

/** See `installInPage`. */
export async function installWeb(page: Page, host: ExcelHost): Promise<PageOffice> {
  let site = ''
  const context = page.context()
  await context.route(`${parentOrigin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Excel</title><body style="margin:0">' }),
  )
  await context.route(`${addinOrigin}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: `${site}${pathname}${search}` }) })
  })
  await page.exposeFunction('excelExecute', host.transport.execute)
  await page.exposeFunction('excelSaveSettings', host.transport.saveSettings)
  await page.exposeFunction('excelUnknown', host.transport.unknown)
  return {
    open: async (url) => {
      const wanted = new URL(url)
      site = wanted.origin
      await page.goto(`${parentOrigin}/excel.html`)
      host.connect(webSurface(page, host))
      const framed = page.waitForEvent('frameattached')
      const parent: WebParent = {
        src: `${addinOrigin}${wanted.pathname}${wanted.search}`,
        ...host.surfaceOptions,
        hostInfo: host.surfaceOptions.hostInfo.replace('$Win32$16.01$', '$Web$16.00$'),
        settings: host.transport.settings,
      }
      await page.evaluate(
        `(() => { const __name = (value) => value; window.excelSurface = (${installWebParent.toString()})(${JSON.stringify(parent)}) })()`,
      )
      return framed
    },
    dialog: () => null,
  }
}

const webSurface = (page: Page, host: ExcelHost): Surface => ({
  ...surfaceOf(page),
  dialogSaid: () => host.transport.unknown('a dialog on the web'),
  dialogClosed: () => host.transport.unknown('a dialog on the web'),
  parentSaid: () => host.transport.unknown('a dialog on the web'),
})
