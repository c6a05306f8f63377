// axe over the pane in every state that a person meets: both languages, light, dark and forced colours, at 320 px.
import assert from 'node:assert/strict'
import type { BrowserContextOptions, Frame } from 'playwright-core'
import type { Language } from '../../core/words.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { blankRow, bookOf, scoredRow } from '../addin/pane/stage.ts'
import { violations } from '../browser/axe.ts'
import { openStage, type Stage, type Visit, visit } from './stage.ts'
import { foreignBook } from './workbooks.ts'

/** What is smaller than 24 px and can be pressed (WCAG 2.5.8). */
const tooSmall = (pane: Frame): Promise<string[]> =>
  pane.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, select, summary, textarea, label.choice, input:not([type=checkbox]), [role=option]',
      ),
    ]
      .filter((each) => each.checkVisibility())
      .filter((each) => each.getBoundingClientRect().height < 24 || each.getBoundingClientRect().width < 24)
      .map((each) => each.outerHTML.slice(0, 120)),
  )

/** What sticks out sideways; the page itself does not scroll at all. */
const tooWide = (pane: Frame): Promise<string[]> =>
  pane.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.view, .items, .detail, .foot')]
      .filter(
        (each) =>
          each.scrollWidth > each.clientWidth ||
          (each === document.documentElement && each.scrollHeight > each.clientHeight),
      )
      .map((each) => each.className || each.tagName),
  )

const shots = process.env.PANE_SHOTS

describe('the pane for everyone', function () {
  this.timeout(120_000)
  let stage: Stage
  let book: Uint8Array
  let list: Uint8Array
  before(async () => {
    stage = await openStage()
    const flagged = { remarks: '【待讨论】 左右待核' }
    const staff = [{ staff_id: 'R9001', name: '单某', department: '放射科' }]
    const odd = { modality: '螺旋CT', body_part: 'XX', remarks: null, 'REQ-01': 'V', 'IMG-01': 'Ａ' }
    book = await drawBook(
      bookOf([{ ...scoredRow(0), ...odd }, blankRow(1), { ...scoredRow(2), ...flagged }, blankRow(3)], 6, 'S01', staff),
    )
    list = await drawBook(foreignBook())
  })
  after(() => stage.close())

  async function walk({ pane, page }: Visit, look: (where: string) => Promise<void>): Promise<void> {
    await pane.locator('[data-list]').focus()
    assert.ok((await pane.locator('[data-list]').boundingBox())!.height > 130)
    await look('score')
    const open = async (key: string, field: string, text: string) => {
      await page.keyboard.press(key)
      await pane.waitForFunction((id) => document.activeElement?.id.startsWith(id), field)
      await page.keyboard.insertText(text)
      await pane.locator('.option').first().waitFor()
    }
    await page.keyboard.press('r')
    await look('reasons')
    await open('/', 'find-item', 'wy')
    await look('find an item')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await open('d', 'person-', '0')
    await look('find a person')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    for (const key of ['v', 'f', 'Shift+Slash']) await page.keyboard.press(key)
    await pane.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true
    })
    await pane.locator('.foot .primary').click()
    await look('veto, keys, who scores')
    await pane.locator('#tab-findings').click()
    await pane.locator('.finding-line').first().click()
    await pane.locator('.finding-more').waitFor()
    await look('findings')
    await pane.locator('#tab-doctor').click()
    await pane.locator('.kind').first().waitFor()
    await look('mend')
    await pane.locator('#tab-statistics').click()
    await look('statistics')
  }

  const looks: readonly (readonly [Language, string, BrowserContextOptions])[] = [
    ['zh-CN', 'light', { colorScheme: 'light' }],
    ['en-US', 'dark', { colorScheme: 'dark' }],
    ['zh-CN', 'forced colours', { forcedColors: 'active' }],
    ['en-US', 'light', { colorScheme: 'light' }],
  ]
  for (const [language, name, context] of looks)
    it(`has no axe violation, no small target and no sideways scroll: ${language}, ${name}`, async () => {
      const dark = {
        bodyBackgroundColor: 0x1f1f1f,
        bodyForegroundColor: 0xffffff,
        controlBackgroundColor: 0x1f1f1f,
        controlForegroundColor: 0xffffff,
      }
      const host = { locale: language, ...(name === 'dark' ? { theme: dark } : {}) }
      for (const [which, bytes] of [
        ['ours', book],
        ['foreign', list],
      ] as const) {
        const now = await visit(stage, { book: bytes, host, context: { ...context, locale: language } })
        const look = async (where: string) => {
          if (shots) await now.page.screenshot({ path: `${shots}/${language}-${name}-${where}.png`, fullPage: true })
          assert.deepEqual(await violations(now.pane), [], where)
          assert.deepEqual(await tooSmall(now.pane), [], where)
          assert.deepEqual(await tooWide(now.pane), [], where)
        }
        if (which === 'ours') await walk(now, look)
        else {
          await now.pane.locator('.worklist').waitFor()
          await look('worklist')
        }
        assert.deepEqual(await now.leave(), [])
      }
    })

  it('has no axe violation before there is a workbook: no library, no Excel', async () => {
    const context = await stage.browser.newContext({ locale: 'zh-CN', viewport: { width: 320, height: 720 } })
    const page = await context.newPage()
    await page.route('**/officejs/**/office.js', (route) => route.abort(), { times: 1 })
    await page.goto(`${stage.origin}/pane.html`)
    await page.locator('.notice.error').waitFor()
    assert.deepEqual(await violations(page.mainFrame()), [])
    await page.locator('.primary').click()
    await page.locator('.notice:not(.error)').waitFor()
    assert.deepEqual(await violations(page.mainFrame()), [])
    await context.close()
  })

  it('fits the narrow pane of the Mac', async () => {
    const now = await visit(stage, { book, context: { viewport: { width: 270, height: 720 } } })
    await now.pane.locator('[data-list]').waitFor()
    assert.deepEqual(await tooWide(now.pane), [])
    await now.leave()
  })
})
