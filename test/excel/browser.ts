// The host behind a real page: office.js in Chromium, as in desktop Excel or as in Excel on the web.
import type { Frame, Page } from 'playwright-core'
import type { ExcelHost } from './host.ts'
import { installDesktop } from './native/desktop.ts'
import { installWeb } from './native/web.ts'

export type Mode = 'desktop' | 'web'

export type PageOffice = {
  /** Opens a page of the add-in in Excel's pane; `url` may be a loopback address in both modes. Again: a reload. */
  readonly open: (url: string) => Promise<Frame>
  /** The page of the dialog that the add-in has open. */
  readonly dialog: () => Page | null
}

/**
 * Makes a page the pane of the host's Excel; call it before the page goes anywhere, and use a fresh browser context for
 * each, since office.js keeps its host info in the session storage. `desktop`: `window.external` in the page itself.
 * `web`: the page becomes Excel on the web on an origin that the library trusts, the add-in runs in a frame of it,
 * with third-party storage denied as browsers do.
 */
export const installInPage = (page: Page, host: ExcelHost, mode: Mode): Promise<PageOffice> =>
  mode === 'desktop' ? installDesktop(page, host) : installWeb(page, host)
