// The main job, as a person does it in a browser: workbooks in, checked, filed; a summary out.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { openStage, type Stage } from './stage.ts'
import { textOf, type Visit, visit } from './visit.ts'
import { copyWith, samples, spoilt, type Workbook } from './workbooks.ts'

/** Presses the button and returns the file that comes. */
async function saved(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
const isZip = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

describe('the page', function () {
  this.timeout(120_000)
  let stage: Stage
  let books: readonly Workbook[]
  let now: Visit
  before(async () => {
    stage = await openStage()
    books = await samples(18)
  })
  after(() => stage.close())
  beforeEach(async () => {
    now = await visit(stage, 'zh-CN')
  })
  afterEach(() => now.leave())

  it('hands out a blank workbook for a site and a period', async () => {
    const { page } = now
    const form = page.locator('#blank')
    await form.getByLabel('应用医院').selectOption('S04')
    await form.getByLabel('批次').fill('S04-2026Q4')
    await form.getByLabel('预备行数').fill('20')
    const { name, bytes } = await saved(page, () => form.getByRole('button').click())
    assert.equal(name, '质控评分表-S04-2026Q4.xlsx')
    assert.ok(isZip(bytes))
  })

  it('checks 18 workbooks dropped at once, files them, and hands out the summary', async () => {
    const { page, row, drop, quiet } = now
    await drop(books)
    await page
      .getByText(/已完成 \d+ \/ 18/)
      .first()
      .waitFor()
    await quiet()
    assert.equal(await page.getByText('可填报', { exact: true }).count(), 18)
    await page.getByRole('button', { name: '填报全部可填报的 18 个' }).click()
    await quiet()
    assert.equal(await page.locator('.filed').count(), 18)
    assert.match(await textOf(row(books[3]!.name).locator('.filed')), /回执号 S04-\d{4}-000001.*新增\s*\d+/s)

    await page.getByText('18 家应用医院中 18 家已填报').waitFor()
    assert.equal(await page.locator('#filed tbody tr').count(), 18)
    await page.locator('#filed').getByRole('combobox', { name: '应用医院' }).selectOption('S04')
    await page.locator('#filed tbody tr').nth(1).waitFor({ state: 'detached' })
    assert.match(await textOf(page.locator('#filed tbody')), /S04 中日友好医院/)

    const { name, bytes } = await saved(page, () => page.getByRole('button', { name: '下载汇总表' }).click())
    assert.match(name, /^质控汇总.*\.xlsx$/)
    assert.ok(isZip(bytes))
  })

  it('keeps what another copy changed, until a person says by key that this file is the newest', async () => {
    const { page, row, drop, quiet } = now
    const [one, other] = [copyWith(books[1]!, 'A', [0, 1]), copyWith(books[1]!, 'B', [2])]
    for (const copy of [one, other]) {
      await drop([copy])
      await quiet()
      await row(copy.name).getByRole('button', { name: '填报' }).click()
      await row(copy.name).locator('.filed').waitFor()
    }
    const facts = row(other.name).locator('.facts')
    assert.match(await textOf(facts), /更改\s*1未变.*保留中心值\s*2$/s)
    assert.equal(await row(one.name).locator('.newest').count(), 0)
    await row(other.name).getByText('这份文件才是最新的？').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    if (process.env.PAGE_SHOTS) await page.screenshot({ path: `${process.env.PAGE_SHOTS}/newest.png`, fullPage: true })
    await page.keyboard.press('Enter')
    await row(other.name).getByText('退回到本工作簿较早填报的值').waitFor()
    await quiet()
    assert.match(await textOf(facts), /更改\s*2未变.*退回旧值\s*2$/s)
    assert.equal(await row(other.name).locator('.newest').count(), 0)
    assert.equal(await row(other.name).evaluate((item) => item.contains(document.activeElement)), true)
  })

  it('gives the first receipt again for the same bytes, and shows, prints and saves it', async () => {
    const { page, row, drop, quiet } = now
    const [book] = books as [Workbook]
    await drop([book])
    await quiet()
    await row(book.name).getByRole('button', { name: '填报' }).click()
    await row(book.name).getByText('沿用原回执').waitFor()
    await row(book.name).getByRole('button', { name: '查看回执' }).click()
    const dialog = page.getByRole('dialog', { name: '填报回执' })
    const number = await textOf(dialog.locator('.receipt-number'))
    assert.match(number, /^S01-\d{4}-000001$/)
    assert.equal(await dialog.getByText(/^[0-9a-f]{64}$/).count(), 4)
    const { name, bytes } = await saved(page, () => dialog.getByRole('button', { name: '下载 JSON' }).click())
    assert.equal(name, `${number}.json`)
    assert.equal(JSON.parse(bytes.toString()).number, number)

    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('main').isVisible(), false)
    assert.equal(await dialog.isVisible(), true)
    assert.equal(await dialog.getByRole('button').count(), 0)
    await page.emulateMedia({ media: 'screen' })
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    assert.match((await page.locator(':focus').textContent()) ?? '', /查看回执/)
  })

  it('shows what is wrong in a faulty workbook, by rule and by place, and hands out the copies', async () => {
    const { page, row, drop, quiet } = now
    const faulty = spoilt(books[1]!)
    await drop([faulty, books[2]!])
    await quiet()
    const there = row(faulty.name)
    await there.getByText('有错误').waitFor()
    assert.equal(await there.getByRole('button', { name: '填报' }).count(), 0)
    await there.getByRole('button', { name: '校验结果' }).click()
    const findings = page.locator('.findings')
    assert.match((await page.locator(':focus').textContent()) ?? '', /校验结果/)
    await findings.getByLabel('筛选文字').fill('坏')
    await findings.getByText(/显示 2 \//).waitFor()
    assert.equal(await findings.locator('.address').count(), 2)
    await findings.getByLabel('按位置').check()
    assert.match(await textOf(findings.locator('summary').first()), /原始数据表 第 5 行/)
    await findings.getByLabel(/^错误/).uncheck()
    await findings.getByText(/显示 0 \//).waitFor()
    const { name, bytes } = await saved(page, () => findings.getByRole('button', { name: '下载带批注的副本' }).click())
    assert.equal(name, faulty.name.replace('.xlsx', '-校验.xlsx'))
    assert.ok(isZip(bytes))
    const mended = await saved(page, () => findings.getByRole('button', { name: /^下载改好 1 处/ }).click())
    assert.equal(mended.name, faulty.name.replace('.xlsx', '-改正.xlsx'))
    await drop([{ name: mended.name, bytes: mended.bytes }])
    await quiet()
    await row(mended.name).getByRole('button', { name: '校验结果' }).click()
    await findings.getByText(/^显示/).waitFor()
    assert.equal(await page.getByRole('button', { name: /^下载改好/ }).count(), 0)
  })

  it('copies the address of a cell', async () => {
    const { page, row, drop, quiet } = now
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.origin })
    const faulty = spoilt(books[1]!)
    await drop([faulty])
    await quiet()
    await row(faulty.name).getByRole('button', { name: '校验结果' }).click()
    const address = page.locator('button.address').first()
    const cell = await textOf(address.locator('strong'))
    await address.click()
    await page.getByText(`已复制 原始数据表!${cell}`).waitFor({ state: 'attached' })
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `原始数据表!${cell}`)
  })

  it('keeps the queue when the language changes, and says everything in the other one', async () => {
    const { page, row, drop, quiet } = now
    const broken = { name: '坏.xlsx', bytes: new TextEncoder().encode('no zip') }
    const faulty = spoilt(books[1]!)
    await drop([broken, faulty])
    await quiet()
    const before = await textOf(row(broken.name).locator('.row-trouble'))
    await row(faulty.name).getByRole('button', { name: '校验结果' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Check and file' }).waitFor()
    await quiet()
    const after = await textOf(row(broken.name).locator('.row-trouble'))
    assert.match(before, /改法：/)
    assert.match(after, /To mend:/)
    await page
      .locator('.findings')
      .getByText(/To mend: [A-Z]/)
      .first()
      .waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'en-US')
  })
})
