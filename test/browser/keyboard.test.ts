// Every action of the page with nothing but the keyboard, and the focus seen at every step.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { openStage, type Stage } from './stage.ts'
import { visit } from './visit.ts'
import { samples, spoilt, type Workbook } from './workbooks.ts'

const here = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement!
    const label = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels?.[0]?.textContent : ''
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    return { name: `${label ?? ''}${at.textContent ?? ''}`, seen: outlineStyle !== 'none' && outlineWidth !== '0px' }
  })

/** Tabs on until the focus is on what has the name. */
async function reach(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press(key)
    const at = await here(page)
    assert.ok(at.seen || at.name.includes('跳到主要内容'), `the focus is not seen on ${at.name.slice(0, 60)}`)
    if (name.test(at.name)) return
  }
  assert.fail(`${name} cannot be reached`)
}

/** Waits for the page to put the focus where it says what happened. */
async function lands(page: Page, name: RegExp): Promise<void> {
  const until = Date.now() + 5000
  let at = await here(page)
  while (!name.test(at.name) && Date.now() < until) at = await here(page)
  assert.match(at.name, name)
}

describe('the page by keyboard', function () {
  this.timeout(120_000)
  let stage: Stage
  let books: readonly Workbook[]
  let folder: string
  before(async () => {
    stage = await openStage()
    books = await samples(3)
    folder = await mkdtemp(join(tmpdir(), 'qc-keys-'))
  })
  after(async () => {
    await stage.close()
    await rm(folder, { recursive: true })
  })

  it('does everything: choose, stop, go on, read, filter, copy, download, file, receipts, summary, languages', async () => {
    const now = await visit(stage, 'zh-CN')
    const { page, quiet } = now
    const press = async (name: RegExp, key = 'Enter', tab: 'Tab' | 'Shift+Tab' = 'Tab') => {
      await reach(page, name, tab)
      await page.keyboard.press(key)
    }
    const fetched = async (name: RegExp) => {
      await reach(page, name)
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
      return download.suggestedFilename()
    }

    await press(/^跳到主要内容/)
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MAIN')

    const files = [...books, spoilt(books[0]!)]
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
    const held: Route[] = []
    await page.route('**/api/checks?*', (route) => void held.push(route))
    // Asked for before the way there, so that the browser has time to hand the chooser over.
    const chooser = page.waitForEvent('filechooser')
    await press(/^选择文件/)
    await (await chooser).setFiles(files.map(({ name }) => join(folder, name)))
    await press(/^停止/)
    await quiet()
    await lands(page, /^共 4 个文件/)
    await page.unroute('**/api/checks?*')
    await press(/^继续未完成的/)
    await quiet()

    await press(/^校验结果.*faulty/)
    await lands(page, /^校验结果（/)
    assert.match(await fetched(/^下载带批注的副本/), /校验/)
    await press(/^提示/, 'Space')
    await press(/^按规则/, 'ArrowRight')
    await lands(page, /^按位置/)
    await reach(page, /^筛选文字/)
    await page.keyboard.type('坏')
    await page.getByText(/显示 2 \//).waitFor()
    await press(/第 5 行/)
    assert.equal(await page.locator('.group').first().getAttribute('open'), null)
    await page.keyboard.press('Enter')
    await press(/^原始数据表.*复制地址/)
    await press(/^校验结果.*faulty/, 'Enter', 'Shift+Tab')
    assert.equal(await page.locator('.findings').count(), 0)

    await press(/^填报.*S01/, 'Enter', 'Shift+Tab')
    await quiet()
    await lands(page, /^S01.*已填报/)
    await press(/^填报全部/, 'Enter', 'Shift+Tab')
    await quiet()
    assert.equal(await page.locator('.filed').count(), 3)
    await lands(page, /^共 4 个文件/)
    await press(/^查看回执/)
    await page.locator('dialog[open]').waitFor()
    assert.match(await fetched(/^下载 JSON/), /json$/)
    await press(/^关闭/)
    await lands(page, /^查看回执/)

    await reach(page, /^应用医院/)
    await page.keyboard.type('S02')
    await page.locator('#filed tbody tr').nth(1).waitFor({ state: 'detached' })
    await press(/^S02-\d{4}-/)
    await page.locator('dialog[open]').waitFor()
    await page.keyboard.press('Escape')
    assert.match(await fetched(/^下载空白评分表/), /评分表/)
    assert.match(await fetched(/^下载汇总表/), /汇总/)

    await press(/^移除.*faulty/, 'Enter', 'Shift+Tab')
    await lands(page, /^校验与填报/)
    await press(/^清空列表/)
    assert.equal(await page.locator('.row').count(), 0)
    await lands(page, /^校验与填报/)
    await press(/^English/, 'Enter', 'Shift+Tab')
    await page.getByRole('heading', { name: 'Check and file' }).waitFor()
    await lands(page, /^中文/)
    await now.leave()
  })
})
