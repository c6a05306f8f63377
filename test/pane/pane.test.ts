// The built pane in Chromium, in desktop Excel and in Excel on the web, on the real office.js.
import assert from 'node:assert/strict'
import { cellName } from '../../core/grid.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../addin/pane/stage.ts'
import type { ExcelHost } from '../excel/host.ts'
import { openStage, type Stage, type Visit, visit } from './stage.ts'
import { foreignBook } from './workbooks.ts'

/** The library's own complaint where the browser denies it storage; it goes on without. */
const denied = /sessionStorage|localStorage|storage is disabled|Access is denied/i

/** Resolves when the pane has kept its draft in the workbook. */
const savedIn = ({ log }: ExcelHost): Promise<void> => {
  const before = log.length
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (log.length === before) return
      clearInterval(timer)
      resolve()
    }, 20)
  })
}

const cellOf = (key: string, row: number) => cellName(rubric.placeOf.get(key)!, row)

describe('the pane in Excel', function () {
  this.timeout(120_000)
  let stage: Stage
  let book: Uint8Array
  before(async () => {
    stage = await openStage()
    book = await drawBook(bookOf([scoredRow(0), blankRow(1), blankRow(2), blankRow(3)]))
  })
  after(() => stage.close())

  const left = async ({ leave }: Visit) => (await leave()).filter((slip) => !denied.test(slip))
  const read = ({ excel }: Visit, address: string) => excel.workbook.values(scoreSheet, address)
  const valueAt = (now: Visit, key: string, row: number) => read(now, cellOf(key, row))[0]![0]

  for (const mode of ['desktop', 'web'] as const)
    it(`opens, scores, finds, jumps and takes back with keys alone: ${mode}`, async () => {
      const now = await visit(stage, { book, mode })
      const { pane, page, excel } = now
      await pane.locator('[data-list]').focus()
      assert.match((await pane.locator('.exam h2').textContent()) ?? '', /第 6 行/)
      let keys = 0
      const press = async (...pressed: readonly string[]) => {
        for (const key of pressed) {
          await page.keyboard.press(key)
          keys++
        }
      }
      const clean = await excel.count(async () => {
        await press('Enter')
        await pane.getByText('第 6 行已写入').waitFor()
      })
      assert.deepEqual([keys, clean.syncs, clean.references], [1, 1, 0])
      keys = 0
      const two = await excel.count(async () => {
        await press('g', '1', '3', '2', 'g', '6', '4', '1', 'Enter')
        await pane.getByText('第 7 行已写入').waitFor()
      })
      assert.deepEqual([keys, two.syncs], [9, 1])
      assert.equal(valueAt(now, rubric.items[12]!.id, 7), 'B')
      assert.equal(valueAt(now, rubric.items[63]!.id, 7), 'A')
      assert.equal(valueAt(now, 'REQ-01', 7), '√')

      excel.typeInto(scoreSheet, cellOf('body_part', 5), 'XX')
      await pane.locator('#tab-findings .tab-count').waitFor()
      await press('F8')
      await pane.locator('.finding-more').waitFor()
      await excel.idle()
      assert.equal(excel.workbook.active.name, scoreSheet)
      await pane.locator('#tab-score').click()
      await pane.locator('[data-list]').focus()
      await press('Control+z')
      await pane.getByText('已撤销第 7 行').waitFor()
      assert.equal(valueAt(now, 'REQ-01', 7), '')
      assert.deepEqual(excel.references(), [])
      assert.deepEqual(await left(now), [])
    })

  it('is deaf to letters in the remark, and Escape leads back to the items', async () => {
    const now = await visit(stage, { book })
    const { pane, page } = now
    await pane.locator('[data-list]').focus()
    await page.keyboard.press('c')
    await page.keyboard.type('n1v 备注')
    assert.equal(await pane.locator('#remark').inputValue(), 'n1v 备注')
    await page.keyboard.press('Escape')
    assert.equal(await pane.evaluate(() => document.activeElement?.hasAttribute('data-list')), true)
    assert.equal(await pane.locator('.item.lost, .item.veto').count(), 0)
    assert.deepEqual(await left(now), [])
  })

  it('lets every control be reached by the tab key, in the order of the screen', async () => {
    const now = await visit(stage, { book })
    const { pane, page } = now
    await pane.locator('[data-list]').waitFor()
    const wanted = await pane.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button, a[href], input, select, textarea, summary, [role=listbox]',
          ),
        ].filter((each) => each.checkVisibility() && each.tabIndex >= 0).length,
    )
    await pane.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const seen = new Set<string>()
    for (let n = 0; n < wanted + 5; n++) {
      await page.keyboard.press('Tab')
      seen.add(await pane.evaluate(() => document.activeElement?.outerHTML.slice(0, 300) ?? ''))
    }
    assert.ok(seen.size >= wanted, `${seen.size} of ${wanted}`)
    assert.deepEqual(await left(now), [])
  })

  it('answers the ribbon and the formulas', async () => {
    const now = await visit(stage, { book })
    const { pane, excel } = now
    await pane.locator('[data-list]').waitFor()
    await excel.surface().command('checkWorkbook', 'checkWorkbook')
    await pane.locator('#tab-findings[aria-selected=true]').waitFor()
    await excel.surface().command('scoreRow', 'scoreRow')
    await pane.locator('[data-list]').waitFor()
    const row = read(now, `A5:${cellName(rubric.columns.length - 1, 5)}`)
    assert.deepEqual(await excel.call('SCORE', [row, null, null]), { value: valueAt(now, 'total_score', 5) })
    assert.deepEqual(await left(now), [])
  })

  it('makes a workbook of ours out of a list, without the names', async () => {
    const now = await visit(stage, { book: await drawBook(foreignBook()) })
    const { pane, page, excel } = now
    await pane.locator('.worklist select').first().selectOption('S02')
    await pane.locator('.worklist .primary').click()
    await pane.locator('[data-list]').waitFor()
    assert.match((await pane.locator('.exam p').first().textContent()) ?? '', /000123/)
    await pane.locator('.scorer input').fill('Q001')
    await pane.locator('.scorer select').first().selectOption({ index: 1 })
    await pane.locator('.scorer button').click()
    await page.keyboard.press('Enter')
    await pane.getByText('第 5 行已写入').waitFor()
    assert.equal(valueAt(now, 'qc_person_id', 5), 'Q001')
    const names = excel.workbook.sheets.map(({ name }) => name)
    assert.ok(names.includes('导出') && names.includes(scoreSheet))
    assert.deepEqual(await left(now), [])
  })

  it('takes who scores as it stands in the field when it is kept, never who was there before', async () => {
    const open = [blankRow(0), blankRow(1)].map((row) => ({ ...row, qc_person_id: null, qc_person_title: null }))
    const now = await visit(stage, { book: await drawBook(bookOf(open)) })
    const { pane, page } = now
    const field = pane.locator('.scorer input')
    const summary = pane.locator('.scorer summary')
    const titles = pane.locator('.scorer select').first()
    await titles.selectOption({ index: 1 })
    await field.fill('Q001')
    await pane.locator('.scorer button').click()
    await summary.getByText('Q001').waitFor()
    await summary.click()
    // Without a moment between the last letter and the press.
    await field.fill('Q002')
    await pane.locator('.scorer').evaluate((form) => form.querySelector('button')!.click())
    await summary.getByText('Q002').waitFor()
    await summary.click()
    await field.fill('丁某')
    await page.keyboard.press('Enter')
    await pane.locator('.scorer[open]').waitFor()
    assert.equal(await field.evaluate((each) => each === document.activeElement), true)
    assert.match((await summary.textContent()) ?? '', /Q002/)
    await titles.selectOption({ index: 2 })
    await pane.locator('.scorer').evaluate((form) => form.querySelector('button')!.click())
    await pane.locator('.scorer:not([open])').waitFor()
    const kept = JSON.parse(String(now.excel.workbook.settings.get('qc.scorer')))
    assert.deepEqual([kept.id, kept.title], ['Q002', rubric.codelists.titles![1]!.code])
    assert.deepEqual(await left(now), [])
  })

  it('goes on where it was after a reload', async () => {
    const now = await visit(stage, { book })
    const { pane, page, excel } = now
    await pane.locator('[data-list]').focus()
    for (const key of ['g', '1', '3', '2']) await page.keyboard.press(key)
    await pane.waitForFunction(() => document.querySelector('.item.lost') !== null)
    // It is saved after a moment of rest.
    await savedIn(excel)
    await page.reload()
    await pane.getByText('第 6 行还有未提交的评分').waitFor()
    assert.equal(await pane.locator('.item.lost').count(), 1)
    assert.deepEqual(await left(now), [])
  })

  it('says in a plain tab that it belongs into Excel, and leads to the page', async () => {
    const context = await stage.browser.newContext({ locale: 'zh-CN', viewport: { width: 320, height: 720 } })
    const page = await context.newPage()
    await page.goto(`${stage.origin}/pane.html`)
    await page.getByText('这个窗格要在 Excel 里打开').waitFor()
    assert.equal(await page.locator('a').getAttribute('href'), 'page.html')
    await context.close()
  })

  it('is never blank: it stands before the Office library comes, says when it does not come, and tries again', async () => {
    const context = await stage.browser.newContext({ locale: 'en-US', viewport: { width: 320, height: 720 } })
    const page = await context.newPage()
    let blocked = true
    await page.route('**/officejs/**/office.js', (route) => (blocked ? route.abort() : route.continue()))
    await page.goto(`${stage.origin}/pane.html`)
    await page.getByText('The Office library did not arrive').waitFor()
    blocked = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('This pane opens inside Excel').waitFor()
    await context.close()
  })

  it('shows its shell from 60 kB of script at most, while the rest is still on its way', async () => {
    const context = await stage.browser.newContext({ locale: 'zh-CN', viewport: { width: 320, height: 720 } })
    const page = await context.newPage()
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
    })
    await page.route(/\/\d+\.js$/, () => undefined)
    await page.goto(`${stage.origin}/pane.html`, { waitUntil: 'commit' })
    await page.getByText('正在连接 Excel').waitFor()
    assert.ok(scripts.includes('/pane.js'))
    await context.close()
  })
})
