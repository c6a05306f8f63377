// A dialog is a second page with an office.js of its own and no Excel behind it.
import type { Page } from 'playwright-core'
import type { ExcelHost } from '../host.ts'
import { failures } from './failures.ts'
import { injectedScript } from './injected-script.ts'

export type Dialogs = {
  /** 0, or Office's number for why it cannot open. */
  readonly open: (wish: { readonly url: string }) => Promise<number>
  readonly close: () => Promise<void>
  readonly say: (message: { readonly messageContent?: string }) => void
  readonly page: () => Page | null
}

/** Closed by the person. */
const closedByPerson = 12_006
const cannotLoad = 12_002

export function createDialogs(pane: Page, host: ExcelHost): Dialogs {
  let dialog: Page | null = null
  const origin = (page: Page) => new URL(page.url()).origin
  const close = async () => {
    const open = dialog
    dialog = null
    await open?.close()
  }
  return {
    open: async ({ url }) => {
      const page = await pane.context().newPage()
      dialog = page
      await page.exposeFunction('excelExecute', () =>
        Promise.resolve({ failure: failures.accessDenied, message: 'There is no Excel in a dialog.' }),
      )
      await page.exposeFunction('excelToParent', (message: { readonly messageToParent?: string }) =>
        host.surface().dialogSaid(message.messageToParent ?? '', origin(page)),
      )
      const hostInfo = host.surfaceOptions.hostInfo.replace(/^((?:[^$]*\$){5})[^$]*/, '$1isDialog')
      await page.addInitScript(
        injectedScript(
          { ...host.surfaceOptions, hostInfo },
          {},
          { execute: 'excelExecute', toParent: 'excelToParent' },
        ),
      )
      page.on('close', () => {
        if (dialog !== page) return
        dialog = null
        host.surface().dialogClosed(closedByPerson)
      })
      try {
        await page.goto(url)
        return 0
      } catch {
        await close()
        return cannotLoad
      }
    },
    close,
    say: ({ messageContent = '' }) => {
      const page = dialog
      if (page === null) return
      void page
        .evaluate(([text, from]) => window.excelSurface?.parentSaid(text!, from!), [messageContent, origin(pane)])
        .catch(() => undefined)
    },
    page: () => dialog,
  }
}
