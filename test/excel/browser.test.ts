import assert from 'node:assert/strict'
import type { Browser, Frame, Page } from 'playwright-core'
import { openBrowser } from '../browser/chromium.ts'
import { installInPage, type Mode, type PageOffice } from './browser.ts'
import { createExcelHost, type ExcelHost } from './host.ts'
import { type Site, serveSite } from './site.ts'

const pages: Readonly<Record<string, string>> = {
  '/pane.html': `<!doctype html><meta charset="utf-8"><script src="/officejs/office.js"></script><body><script>
    window.told = []
    Office.onReady().then((info) => {
      Office.actions.associate('scoreAll', (event) => { window.told.push('command'); event.completed() })
      document.body.dataset.ready = [info.host, info.platform].join(' ')
    })
  </script>`,
  '/dialog.html': `<!doctype html><script src="/officejs/office.js"></script><body><script>
    Office.onReady().then(() => { document.body.dataset.ready = typeof Excel; Office.context.ui.messageParent('chosen') })
  </script>`,
}

/** Runs in the page: the add-in's side. */
const work = () =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1')
    sheet.getRange('A1:B2').formulas = [
      ['k', 'v'],
      [2, '=A2*3'],
    ]
    const used = sheet.getUsedRange()
    used.load('values,address')
    const told = (window as unknown as { readonly told: string[] }).told
    sheet.onChanged.add(async (event) => {
      told.push(`${event.address} ${event.source}`)
    })
    context.workbook.onSelectionChanged.add(async () => {
      told.push('selection')
    })
    await context.sync()
    return [used.address, used.values]
  })

describe('the Excel of the tests in Chromium', function () {
  this.timeout(30_000)
  let browser: Browser
  let site: Site
  before(async () => {
    site = await serveSite(pages)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    site?.close()
  })

  const visit = async (
    mode: Mode,
    use: (stage: { host: ExcelHost; page: Page; frame: Frame; office: PageOffice; outside: string[] }) => Promise<void>,
  ) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const outside: string[] = []
    context.on('request', (request) => {
      const { origin } = new URL(request.url())
      if (![site.origin, 'https://addin.test', 'https://host.officeapps.live.com'].includes(origin))
        outside.push(origin)
    })
    const host = createExcelHost({ sets: '1.10' })
    const office = await installInPage(page, host, mode)
    const frame = await office.open(`${site.origin}/pane.html`)
    await frame.waitForSelector('body[data-ready]', { state: 'attached' })
    await use({ host, page, frame, office, outside })
    await context.close()
  }
  const told = (frame: Frame) => frame.evaluate(() => (window as unknown as { told: string[] }).told.splice(0))
  const toldSo = (frame: Frame, count: number) =>
    frame.waitForFunction((least) => (window as unknown as { told: string[] }).told.length >= least, count)

  for (const [mode, platform] of [
    ['desktop', 'PC'],
    ['web', 'OfficeOnline'],
  ] as const) {
    it(`is Excel on ${platform}, answers the add-in and tells it what happens`, () =>
      visit(mode, async ({ host, frame, outside }) => {
        assert.equal(await frame.getAttribute('body', 'data-ready'), `Excel ${platform}`)
        assert.deepEqual(await frame.evaluate(work), [
          'Sheet1!A1:B2',
          [
            ['k', 'v'],
            [2, 6],
          ],
        ])
        host.typeInto('Sheet1', 'A2', '5')
        host.remoteEdit('Sheet1', 'C1', [['x']])
        host.select('Sheet1', 'C3')
        await toldSo(frame, 3)
        assert.deepEqual((await told(frame)).sort(), ['A2 Local', 'C1 Remote', 'selection'])
        assert.deepEqual(host.workbook.values('Sheet1', 'B2'), [[15]])
        assert.deepEqual([host.references(), host.unknown, outside], [[], [], []])
      }))
  }

  it('refuses a request as on the desktop when Excel does', () =>
    visit('web', async ({ host, frame }) => {
      host.inject({ request: 'activityLimit' })
      const code = await frame.evaluate(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.load('items/name')
          await context.sync()
        }).catch((error: { code: string }) => error.code),
      )
      assert.equal(code, 'ActivityLimitReached')
    }))
  it('forgets handlers when the pane is loaded again', () =>
    visit('desktop', async ({ host, frame, office }) => {
      await frame.evaluate(work)
      assert.ok(host.listeners().length > 0)
      const again = await office.open(`${site.origin}/pane.html`)
      await again.waitForSelector('body[data-ready]', { state: 'attached' })
      assert.deepEqual(host.listeners(), [])
    }))
  it('presses ribbon buttons', () =>
    visit('desktop', async ({ host, frame }) => {
      await host.surface().command('scoreAll', 'ScoreButton')
      assert.deepEqual(await told(frame), ['command'])
    }))
  it('opens a dialog that has no Excel and speaks to the pane', () =>
    visit('desktop', async ({ host, frame, office }) => {
      const said = await frame.evaluate(
        (url) =>
          new Promise((resolve) => {
            Office.context.ui.displayDialogAsync(url, (opened) => {
              opened.value.addEventHandler(Office.EventType.DialogMessageReceived, (event: object) => {
                resolve('message' in event ? event.message : event)
              })
            })
          }),
        `${site.origin}/dialog.html`,
      )
      assert.equal(said, 'chosen')
      assert.equal(await office.dialog()?.getAttribute('body', 'data-ready'), 'object')
      assert.deepEqual(host.unknown, [])
    }))
})
