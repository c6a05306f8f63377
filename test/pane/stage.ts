// The built pane behind the server's own headers, in Chromium, with our Excel around it.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { addinSite } from '../../server/addin-site.ts'
import { officeJsOf } from '../../server/office-js.ts'
import { webFiles } from '../../server/web-files.ts'
import { openBrowser } from '../browser/chromium.ts'
import { buildPage } from '../browser/stage.ts'
import { installInPage, type Mode } from '../excel/browser.ts'
import { createExcelHost, type ExcelHost, type HostOptions } from '../excel/host.ts'

export type Stage = {
  readonly browser: Browser
  readonly origin: string
  readonly close: () => Promise<void>
}

export async function openStage(): Promise<Stage> {
  const web = buildPage()
  const site = new Hono().route('/', addinSite({ web, officeJs: officeJsOf() }))
  site.route('/', webFiles(web))
  const server = createServer(getRequestListener(site.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await openBrowser()
  return {
    browser,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

export type Visit = {
  readonly page: Page
  readonly pane: Frame
  readonly excel: ExcelHost
  /** Closes the pane and opens it again. */
  readonly reopen: () => Promise<Frame>
  /** Ends the visit: gives every slip: failed scripts, logged errors, requests to elsewhere. */
  readonly leave: () => Promise<readonly string[]>
}

export type VisitWish = {
  readonly mode?: Mode
  readonly book: Uint8Array
  readonly host?: HostOptions
  readonly context?: BrowserContextOptions
  readonly query?: string
  /** Every store of the browser throws when it is touched, as with strict privacy settings. */
  readonly storageBlocked?: true
}

const blockStorage = `(() => {
  const denied = () => {
    throw new DOMException('storage is disabled', 'SecurityError')
  }
  for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, store, { get: denied })
  Object.defineProperty(document, 'cookie', { get: denied, set: denied })
})()`

const ours = /^https:\/\/(host\.officeapps\.live\.com|addin\.test)$/

/** Opens the pane at 320 px with a workbook. */
export async function visit({ browser, origin }: Stage, wish: VisitWish): Promise<Visit> {
  const excel = createExcelHost(wish.host ?? {})
  excel.workbook.load(wish.book)
  const context = await browser.newContext({ viewport: { width: 320, height: 720 }, ...wish.context })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const slips: string[] = []
  page.on('pageerror', (error) => slips.push(String(error.stack)))
  page.on('console', (message) => {
    if (message.type() === 'error') slips.push(message.text())
  })
  page.on('request', (request) => {
    const to = new URL(request.url())
    if (to.origin !== origin && !ours.test(to.origin) && !['data:', 'blob:', 'about:'].includes(to.protocol))
      slips.push(`asked ${request.url()}`)
  })
  if (wish.storageBlocked) await page.addInitScript(blockStorage)
  const office = await installInPage(page, excel, wish.mode ?? 'desktop')
  const open = () => office.open(`${origin}/pane.html${wish.query ?? ''}`)
  return {
    page,
    pane: await open(),
    excel,
    reopen: open,
    leave: async () => {
      const said = [...slips, ...excel.unknown]
      // A long request may be under way, or a part of the pane be on its way: from here on nobody answers.
      await context.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
      return said
    },
  }
}
