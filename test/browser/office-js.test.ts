// The real library, as our server gives it, under the pane's policy: which files a real browser asks for on behalf of which Excel.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { addinSite } from '../../server/addin-site.ts'
import { officeJsOf, officeJsVersion } from '../../server/office-js.ts'
import { openBrowser } from './chromium.ts'

const pane = '<!doctype html><title>pane</title><script src="/officejs/office.js"></script>'

describe('office.js in a browser', () => {
  let web = ''
  let server: Server
  let browser: Browser
  let address = ''
  before(async function () {
    this.timeout(60_000)
    web = await mkdtemp(join(tmpdir(), 'qc-office-'))
    await writeFile(join(web, 'pane.html'), pane)
    server = createServer(getRequestListener(addinSite({ web, officeJs: officeJsOf() }).fetch)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await openBrowser()
  })
  after(async () => {
    server.close()
    server.closeAllConnections()
    await browser.close()
    await rm(web, { recursive: true })
  })

  /** Opens the pane as a given Excel and waits until the library has asked for a file. */
  const opened = async (query: string, awaited: string) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const asked: string[] = []
    const faults: string[] = []
    page.on('response', (answer) => asked.push(`${answer.status()} ${answer.url().replace(address, '')}`))
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) faults.push(message.text())
    })
    const arrived = page.waitForResponse((answer) => answer.url().endsWith(awaited))
    await page.goto(`${address}/pane.html${query}`)
    await arrived
    return { page, asked, faults, close: () => context.close() }
  }

  const folder = `200 /officejs/${officeJsVersion}`

  it('is ready in a plain tab, where there is no Excel', async () => {
    const { page, asked, faults, close } = await opened('', 'o15apptofilemappingtable.js')
    const ready = await page.evaluate('Office.onReady()')
    assert.deepEqual(ready, { host: null, platform: null, addin: null })
    assert.deepEqual(faults, [])
    assert.deepEqual(asked, ['200 /pane.html', `${folder}/office.js`, `${folder}/o15apptofilemappingtable.js`])
    await close()
  })

  for (const [excel, version, locale, file, strings] of [
    ['Win32', '16.01', 'zh-CN', 'excel-win32-16.01.js', 'zh-cn'],
    ['Win32', '16.05', 'zh-HK', 'excel-win32-16.01.js', 'zh-cn'],
    ['Mac', '16.02', 'en-GB', 'excel-mac-16.00.js', 'en-us'],
    ['Web', '16.01', 'zh-TW', 'excel-web-16.00.js', 'zh-tw'],
  ] as const)
    it(`asks for nothing but listed files as Excel ${excel} ${version} in ${locale}`, async () => {
      const { asked, faults, close } = await opened(
        `?_host_Info=Excel$${excel}$${version}$${locale}$$$$0`,
        `${strings}/office_strings.js`,
      )
      assert.deepEqual(faults, [])
      const files = asked.filter((line) => line.includes('/officejs/'))
      assert.deepEqual(
        files.sort(),
        [`${folder}/${file}`, `${folder}/office.js`, `${folder}/${strings}/office_strings.js`].sort(),
      )
      assert.ok(
        asked.every((line) => line.startsWith('200 /')),
        asked.join('\n'),
      )
      await close()
    })
})
