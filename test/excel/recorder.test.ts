import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../browser/chromium.ts'
import { installInPage } from './browser.ts'
import { createExcelHost } from './host.ts'
import { compareRecording, type Recording } from './recorder/compare.ts'
import { type Site, serveSite } from './site.ts'

describe("the recorder of a real Excel's answers", function () {
  this.timeout(30_000)
  let browser: Browser
  let site: Site
  let recording: Recording
  before(async () => {
    browser = await openBrowser()
    site = await serveSite({ '/record.html': await readFile(new URL('recorder/record.html', import.meta.url), 'utf8') })
    const page = await browser.newPage()
    const office = await installInPage(page, createExcelHost(), 'desktop')
    await office.open(`${site.origin}/record.html`)
    await page.click('#record:enabled')
    await page.waitForSelector('#save:not([hidden])')
    recording = JSON.parse((await page.textContent('#shown')) ?? '') as Recording
  })
  after(async () => {
    await browser?.close()
    site?.close()
  })

  it('records a request and an answer for every probe', () => {
    const probes = new Set(recording.pairs.map(({ probe }) => probe))
    assert.equal(probes.size, 13)
  })
  it('finds no difference between this Excel and itself', async () => {
    assert.deepEqual(await compareRecording(createExcelHost(), recording), [])
  })
  it('finds an answer that differs', async () => {
    const [first, ...rest] = recording.pairs
    const changed = { ...first!, response: first!.response.replace('46150', '46151') }
    assert.notEqual(changed.response, first!.response)
    const found = await compareRecording(createExcelHost(), { pairs: [changed, ...rest] })
    assert.deepEqual(
      found.map(({ probe }) => probe),
      ['typed texts'],
    )
  })
})
