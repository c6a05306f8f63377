// axe over what people see of sync, in every state: both languages, light, dark and forced colours, at 320 px and on the Mac.
import assert from 'node:assert/strict'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Language } from '../../../core/words.ts'
import { violations } from '../../browser/axe.ts'
import { openFakeStage } from './fake-stage.ts'
import { allRefused, busy, presence, recordOf, signedIn } from './samples.ts'

const shots = process.env.PANE_SHOTS

/** What is too small to be pressed (WCAG 2.5.8), and what sticks out sideways. */
const illFitting = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const pressed = document.querySelectorAll(
      'button, select, summary, textarea, label.choice, input:not([type=checkbox])',
    )
    const small = [...pressed].filter(
      (each) =>
        each.checkVisibility() && (each.getBoundingClientRect().height < 24 || each.getBoundingClientRect().width < 24),
    )
    const wide = [document.documentElement, ...document.querySelectorAll('.head, .view, .sync, .sync-card')].filter(
      (each) => each.scrollWidth > each.clientWidth,
    )
    return [...small, ...wide].map((each) => each.outerHTML.slice(0, 120))
  })

describe('sync for everyone', function () {
  this.timeout(90_000)
  let stage: Awaited<ReturnType<typeof openFakeStage>>
  before(async () => {
    stage = await openFakeStage()
  })
  after(() => stage.close())

  const looks: readonly (readonly [Language, string, BrowserContextOptions])[] = [
    ['zh-CN', 'light', { colorScheme: 'light' }],
    ['en-US', 'dark', { colorScheme: 'dark' }],
    ['zh-CN', 'forced colours', { forcedColors: 'active' }],
    ['en-US', 'light', { colorScheme: 'light' }],
    ['zh-CN', 'Mac', { viewport: { width: 270, height: 720 } }],
  ]
  for (const [language, name, context] of looks)
    it(`has no axe violation, no small target and no sideways scroll: ${language}, ${name}`, async () => {
      const { page, set, leave } = await stage.visit(language, context)
      const look = async (where: string) => {
        if (shots) {
          await page.screenshot({ path: `${shots}/${language}-${name}-${where}.png` })
          await page.setViewportSize({ width: page.viewportSize()!.width, height: 2400 })
          await page.screenshot({ path: `${shots}/${language}-${name}-${where}-all.png` })
          await page.setViewportSize({ width: page.viewportSize()!.width, height: 720 })
        }
        assert.deepEqual(await violations(page), [], where)
        assert.deepEqual(await illFitting(page), [], where)
      }
      await look('without')
      await page.locator('.sync-badge').click()
      await page.locator('.connect input[type=password]').waitFor()
      await look('connect')
      await set(busy)
      await page.locator('[data-conflict]').first().waitFor()
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true
      })
      await page.locator('.missing .quiet').click()
      await page.locator('.sync .icon-download').click()
      await look('conflicts')
      await set({ ...busy, conflicts: [], badge: 'refused', refused: allRefused })
      await look('refused')
      await set({
        ...signedIn,
        leases: { [recordOf(1)]: presence('Q002', recordOf(1)) },
        people: [presence('Q002', recordOf(1))],
      })
      await page.keyboard.press('Escape')
      await page.locator('.lease').waitFor()
      await look('scoring')
      for (const badge of ['signedOut', 'outdated', 'halted', 'offline', 'waiting', 'connecting'] as const) {
        await set({ badge, unsent: { fields: 1234, rows: 120 } })
        await look(badge)
      }
      assert.deepEqual(await leave(), [])
    })
})
