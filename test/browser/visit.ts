// One person at the page: what they see, and what must never happen while they are there.
import assert from 'node:assert/strict'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Language } from '../../core/words.ts'
import type { Stage } from './stage.ts'
import type { Workbook } from './workbooks.ts'

export type Visit = {
  readonly page: Page
  /** The row of the queue that holds the file. */
  readonly row: (name: string) => Locator
  /** Drops files onto the page. */
  readonly drop: (files: readonly Workbook[]) => Promise<void>
  /** Waits until nothing is under way. */
  readonly quiet: () => Promise<void>
  /** Ends the visit: no script failed, nothing was logged, nothing was asked of another origin. */
  readonly leave: () => Promise<void>
}

/** Chromium logs every answer of 400 and above; the page shows these, so they are no slip of its own. */
const answered =
  /Failed to load resource: (the server responded with a status of 4|net::ERR_(FAILED|INTERNET_DISCONNECTED))/

export async function visit(
  { browser, origin }: Stage,
  language: Language,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: language, acceptDownloads: true, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const slips: string[] = []
  page.on('pageerror', (error) => slips.push(String(error.stack)))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !answered.test(message.text())) slips.push(message.text())
  })
  page.on('request', (request) => {
    const to = new URL(request.url())
    if (to.origin !== origin && !['data:', 'blob:'].includes(to.protocol)) slips.push(`asked ${request.url()}`)
  })
  await page.goto(`${origin}/page.html?lang=${language}`)
  await page.locator('option[value=S18]').first().waitFor({ state: 'attached' })
  const quiet = () => page.locator('.bar progress').waitFor({ state: 'detached' })
  return {
    page,
    row: (name) => page.locator('.row').filter({ has: page.getByTitle(name, { exact: true }) }),
    quiet,
    drop: async (files) => {
      const held = await page.evaluateHandle(
        (given) => {
          const transfer = new DataTransfer()
          for (const { name, text } of given)
            transfer.items.add(new File([Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))], name))
          return transfer
        },
        files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('base64') })),
      )
      await page.dispatchEvent('.drop', 'drop', { dataTransfer: held })
    },
    leave: async () => {
      const left = new URL(page.url())
      await context.close()
      assert.deepEqual(slips, [])
      assert.deepEqual([...left.searchParams.keys(), left.hash], ['lang', ''])
    },
  }
}

export const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? ''
