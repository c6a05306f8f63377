// axe over the page in every state that a person meets, in both languages, light and dark, narrow and wide.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import { openStage, type Stage } from './stage.ts'
import { type Visit, visit } from './visit.ts'
import { copyWith, samples, spoilt, type Workbook } from './workbooks.ts'

/** What is smaller than 24 px and can be pressed; words within a text are excepted (WCAG 2.5.8). */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, a, label.choice, input:not([type=checkbox], [type=radio])')]
      .filter((each) => each.checkVisibility())
      .filter((each) => !each.classList.contains('skip'))
      .filter((each) => each.getBoundingClientRect().height < 24 || each.getBoundingClientRect().width < 24)
      .map((each) => each.outerHTML.slice(0, 120)),
  )

/** What sticks out of the page or of its card. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.card, dialog[open]')]
      .filter((each) => each.scrollWidth > each.clientWidth)
      .map((each) => each.id || each.tagName),
  )

describe('the page for everyone', function () {
  this.timeout(120_000)
  let stage: Stage
  let books: readonly Workbook[]
  before(async () => {
    stage = await openStage()
    books = await samples(2)
  })
  after(() => stage.close())

  async function walk({ page, row, drop, quiet }: Visit, look: (where: string) => Promise<void>): Promise<void> {
    await look('empty')
    const broken = { name: 'broken.xlsx', bytes: new TextEncoder().encode('x') }
    const faulty = spoilt(books[0]!)
    await drop([...books, faulty, broken])
    await quiet()
    await row(books[1]!.name).locator('.buttons button:has(.icon-receipt)').click()
    await row(books[1]!.name).locator('.filed').waitFor()
    const copies = [copyWith(books[1]!, 'A', [0, 1]), copyWith(books[1]!, 'B', [1, 2])]
    await drop(copies)
    await quiet()
    for (const { name } of copies) {
      await row(name).locator('.buttons button:has(.icon-receipt)').click()
      await row(name).locator('.filed').waitFor()
    }
    await row(copies[1]!.name).locator('.newest summary').click()
    await look('another copy was filed')
    await row(faulty.name).locator('[aria-expanded]').click()
    await look('findings by rule')
    await page.locator('.findings input[type=radio]').nth(1).check()
    await look('findings by place')
    await row(books[1]!.name).locator('.filed button').click()
    await page.locator('dialog[open]').waitFor()
    await look('receipt')
    await page.keyboard.press('Escape')
    await page.route('**/api/**', (route) => route.abort())
    await page.locator('#summary button[type=submit]').click()
    await page.locator('#summary .notice.error').waitFor()
    await look('trouble')
  }

  for (const language of ['zh-CN', 'en-US'] as const)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [320, 1440])
        it(`has no axe violation, no small target and no sideways scroll: ${language}, ${colorScheme}, ${width} px`, async () => {
          const now = await visit(stage, language, { colorScheme, viewport: { width, height: 900 } })
          await walk(now, async (where) => {
            assert.deepEqual(await violations(now.page), [], where)
            assert.deepEqual(await tooSmall(now.page), [], where)
            assert.deepEqual(await tooWide(now.page), [], where)
          })
          await now.leave()
        })

  it('moves nothing for those who want no motion, and keeps its edges in forced colours', async () => {
    const now = await visit(stage, 'zh-CN', { reducedMotion: 'reduce', forcedColors: 'active' })
    const { animation, edge } = await now.page.evaluate(() => {
      document.querySelector('.icon')!.classList.add('icon-busy')
      return {
        animation: getComputedStyle(document.querySelector('.icon-busy')!).animationName,
        edge: getComputedStyle(document.querySelector('.card')!).borderTopColor,
      }
    })
    assert.equal(animation, 'none')
    assert.notEqual(edge, 'rgba(0, 0, 0, 0)')
    assert.deepEqual(await violations(now.page), [])
    await now.leave()
  })
})
