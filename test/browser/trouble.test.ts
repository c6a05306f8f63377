// What goes wrong around the page: stops, lost networks, files that are no workbooks, thousands of findings.
import assert from 'node:assert/strict'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Route } from 'playwright-core'
import type { SaidFinding } from '../../core/finding.ts'
import { limits } from '../../server/reader/limits.ts'
import { openStage, type Stage } from './stage.ts'
import { textOf, type Visit, visit } from './visit.ts'
import { samples, type Workbook } from './workbooks.ts'

const report = (findings: readonly SaidFinding[]) => ({
  workbook: { site: 'S04', batch: 'S04-2026Q4', rows: 5000 },
  findings,
  counts: { rows: 5000, errors: findings.length, warnings: 0, notices: 0 },
})

describe('the page in trouble', function () {
  this.timeout(60_000)
  let stage: Stage
  let books: readonly Workbook[]
  let now: Visit
  before(async () => {
    stage = await openStage()
    books = await samples(4)
  })
  after(() => stage.close())
  beforeEach(async () => {
    now = await visit(stage, 'zh-CN')
  })
  afterEach(() => now.leave())

  it('stops: what was under way and what was waiting both say so, and go on later', async () => {
    const { page, drop, quiet } = now
    const held: Route[] = []
    await page.route('**/api/checks?*', (route) => void held.push(route))
    await drop(books)
    await page.getByText('正在校验').nth(1).waitFor()
    assert.equal(await page.getByText('等待校验').count(), 2)
    await page.getByRole('button', { name: '停止' }).click()
    await quiet()
    assert.equal(await page.locator('.badge.warn').count(), 4)
    assert.equal(held.length, 2)
    await page.unroute('**/api/checks?*')
    await page.getByRole('button', { name: '继续未完成的 4 个' }).click()
    await quiet()
    assert.equal(await page.getByText('可填报', { exact: true }).count(), 4)
  })

  it('says when the network is lost, keeps the queue, and goes on when it is back', async () => {
    const { page, drop, quiet } = now
    await page.context().setOffline(true)
    await drop(books)
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
    assert.equal(await page.locator('.row').count(), 4)
    await page.context().setOffline(false)
    await page.getByText('可填报', { exact: true }).nth(3).waitFor()
    await quiet()
    assert.equal(await page.getByRole('alert').count(), 0)
  })

  it('tries again by hand when the server itself was gone', async () => {
    const { page, drop, quiet } = now
    await page.route('**/api/checks?*', (route) => route.abort())
    await drop(books.slice(0, 1))
    const alert = page.getByRole('alert')
    await alert.getByText('连不上服务器').waitFor()
    await page.unroute('**/api/checks?*')
    await alert.getByRole('button', { name: '重试' }).click()
    await quiet()
    await page.getByText('可填报', { exact: true }).waitFor()
  })

  it('refuses a file that the server would not take before anything is sent', async () => {
    const { page } = now
    const folder = await mkdtemp(join(tmpdir(), 'qc-big-'))
    const path = join(folder, '很大.xlsx')
    await writeFile(path, '')
    await truncate(path, limits.file + 1)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByText(`文件超过 ${limits.file >> 20} MB，没有发送`).waitFor()
    assert.deepEqual(asked, [])
    await rm(folder, { recursive: true })
  })

  it('says why a file that is no workbook cannot be read, and how to mend that', async () => {
    const { page, row, drop, quiet } = now
    await drop([{ name: '评分.xlsx', bytes: new TextEncoder().encode('日期,检查号\n') }])
    await quiet()
    await row('评分.xlsx').getByText('无法读取').waitFor()
    assert.match(await textOf(row('评分.xlsx').locator('.row-trouble')), /改法：./)
    await page.getByRole('button', { name: '移除 评分.xlsx' }).click()
    assert.equal(await page.locator('.row').count(), 0)
  })

  it('shows names as they are and never as markup, long ones cut short with the whole in the title', async () => {
    const { page, row, drop, quiet } = now
    const name = `<img src=x onerror=alert(1)>${'很长'.repeat(60)}.xlsx`
    await drop([{ name, bytes: new TextEncoder().encode('x') }])
    await quiet()
    assert.equal(await row(name).locator('.row-name').textContent(), name)
    assert.equal(await page.locator('.row img').count(), 0)
    const { scroll, seen } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      seen: document.documentElement.clientWidth,
    }))
    assert.ok(scroll <= seen)
  })

  it('does not add a file twice', async () => {
    const { page, quiet } = now
    const file = { name: 'S01.xlsx', mimeType: '', buffer: Buffer.from('x') }
    const choose = () => page.locator('input[type=file]').setInputFiles([{ ...file }])
    await page.evaluate(() => {
      Object.defineProperty(File.prototype, 'lastModified', { value: 1 })
    })
    await choose()
    await quiet()
    await choose()
    await page.getByText('有 1 个文件已在列表中').waitFor()
    assert.equal(await page.locator('.row').count(), 1)
  })

  it('stays quick with 10,000 findings, in either grouping', async () => {
    const { page, drop, quiet } = now
    const findings = Array.from({ length: 10_000 }, (_, index): SaidFinding => {
      const row = 5 + (index >> 1)
      const message = `第 ${row} 行的时间早于申请时间`
      return {
        ...{ code: `VR-${index % 40}`, level: 'error', sheet: '原始数据表', cell: `K${row}`, row, recordId: null },
        ...{ message, mend: '核对两处时间', fix: null, dryRun: false },
      } as const
    })
    await page.route('**/api/checks?*', (route) => route.fulfill({ json: report(findings) }))
    await drop(books.slice(0, 1))
    await quiet()
    for (const query of [
      '.row [aria-expanded]',
      '.group:nth-of-type(2) > summary',
      '.filter input[type=radio]:not(:checked)',
      '.more button',
    ]) {
      const took = await page.evaluate(async (press) => {
        const from = performance.now()
        ;(document.querySelector(press) as HTMLElement).click()
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
        return performance.now() - from
      }, query)
      assert.ok(took < 1500, `${query} took ${took} ms`)
      assert.ok((await page.locator('*').count()) < 6000)
    }
    await page.getByLabel('筛选文字').fill('K17')
    await page.getByText(/显示 \d+ \/ 10,000 处/).waitFor()
  })
})
