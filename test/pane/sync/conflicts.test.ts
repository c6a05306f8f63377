// Conflicts as people see and decide them, with a SyncView that the test sets.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { openFakeStage } from './fake-stage.ts'
import { busy, conflict, signedIn } from './samples.ts'

const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.conflict ?? document.activeElement?.id)

describe('conflicts in the pane', function () {
  this.timeout(90_000)
  let stage: Awaited<ReturnType<typeof openFakeStage>>
  before(async () => {
    stage = await openFakeStage()
  })
  after(() => stage.close())

  it('decides conflicts with the keyboard: a side, what was before, another value, a reason', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    const extra = conflict(3, 'IMG-05', ['B', 'A', null])
    await set({ ...busy, conflicts: [...busy.conflicts!, extra] })
    await page.locator('.sync-badge').focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-conflict]').first().waitFor()
    assert.equal(await focused(page), 'c2-IMG-04')
    await page.keyboard.press('ArrowLeft')
    assert.equal(await page.locator('[data-conflict=c2-IMG-04] [aria-pressed=true]').getAttribute('data-side'), 'mine')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'c2-modality')
    await page.keyboard.press('b')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'c3-*')
    // A whole row has no third state; Enter without a choice goes on and decides nothing.
    await page.keyboard.press('b')
    await page.keyboard.press('Enter')
    assert.equal(await focused(page), 'c3-IMG-05')
    await page.locator('[data-conflict=c3-IMG-05] summary').press('Enter')
    const other = page.locator('[data-conflict=c3-IMG-05] .other-value')
    await other.pressSequentially('z')
    assert.equal(await other.getAttribute('aria-invalid'), 'true')
    await page.keyboard.press('Enter')
    assert.deepEqual(await calls(), ['decide c2-IMG-04 mine', 'decide c2-modality base'])
    await other.fill('ｏｋ')
    await page.locator('[data-conflict=c3-IMG-05] .conflict-why').fill('复核影像')
    await page.keyboard.press('Enter')
    await page.locator('[data-conflict=c3-IMG-05]').waitFor({ state: 'detached' })
    assert.equal(await focused(page), 'c3-*')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    assert.deepEqual((await calls()).slice(2), ['decide c3-IMG-05 {"value":"√"} 复核影像', 'decide c3-* theirs'])
    // What others have to decide is shown, not offered.
    assert.equal(await page.locator('[data-conflict]').count(), 1)
    assert.equal(await page.locator('[data-conflict] button').count(), 0)
    assert.match((await page.locator('[data-conflict]').textContent())!, /由 Q003 \/ Q002 或仲裁员裁决/)
    assert.deepEqual(await leave(), [])
  })

  it('shows of long texts what differs, whole when asked, and lets both be put together', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    const long = '层厚不符合协议要求，建议复核窗宽窗位。'.repeat(100)
    const [mine, theirs] = [`${long}甲见结节。${long}`, `${long}乙未见。${long}`]
    await set({ ...signedIn, badge: 'conflict', conflicts: [conflict(1, 'remarks', [mine, theirs, null])] })
    await page.locator('.sync-badge').press('Enter')
    const card = page.locator('[data-conflict]')
    await card.waitFor()
    assert.deepEqual(await card.locator('mark').allTextContents(), ['甲见结节', '乙未见'])
    assert.ok((await card.boundingBox())!.height < 400)
    await card.getByRole('button', { name: '显示全文' }).press('Enter')
    assert.equal(await card.locator('.side-text').first().textContent(), mine)
    await card.locator('summary').press('Enter')
    await card.getByRole('button', { name: '填入：对方' }).press('Enter')
    await card.getByRole('button', { name: '填入：我的' }).press('Enter')
    const other = card.locator('.other-value')
    // 3,800 characters do not go into a cell: that is said, and not decided.
    assert.equal(await other.getAttribute('aria-invalid'), 'true')
    await other.fill('甲见结节。\n乙未见。')
    await other.press('Enter')
    await other.pressSequentially('已共同复核')
    assert.deepEqual(await calls(), [])
    await card.getByRole('button', { name: /采用/ }).press('Enter')
    await card.waitFor({ state: 'detached' })
    assert.deepEqual(await calls(), ['decide c1-remarks {"value":"甲见结节。\\n乙未见。\\n已共同复核"}'])
    assert.deepEqual(await leave(), [])
  })

  it('says that a conflict was decided elsewhere, and the focus goes on to the next', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    await set(busy)
    await page.locator('.sync-badge').press('Enter')
    await page.locator('[data-conflict=c2-IMG-04] summary').press('Enter')
    await page.locator('[data-conflict=c2-IMG-04] .other-value').focus()
    await set({ conflicts: busy.conflicts!.filter((each) => each.conflict.id !== 'c2-IMG-04') })
    await page.getByText('1 处冲突已在别处裁决').waitFor()
    await page.locator('[data-conflict=c2-modality]:focus').waitFor()
    await set({ conflicts: [] })
    await page.locator('#sync-title:focus').waitFor()
    assert.deepEqual(await calls(), [])
    assert.deepEqual(await leave(), [])
  })

  it('asks an arbiter for a side by what came first, not by whose it is', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    const between = (n: number) => ({ ...conflict(n, 'IMG-04', ['A', 'B', null], ['Q002', 'Q003']), entitled: true })
    await set({ ...signedIn, badge: 'conflict', conflicts: [between(1), between(2)] })
    await page.locator('.sync-badge').press('Enter')
    await page.getByRole('button', { name: '2 处全用后到的值' }).waitFor()
    await page.getByRole('button', { name: '2 处全用现行的值' }).press('Enter')
    await page.locator('.sure button:focus').press('Enter')
    await page.locator('[data-conflict]').first().waitFor({ state: 'detached' })
    assert.deepEqual(await calls(), ['decide c1-IMG-04 theirs', 'decide c2-IMG-04 theirs'])
    assert.deepEqual(await leave(), [])
  })

  it('puts what is mine first, whoever came second', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    await set({
      ...signedIn,
      badge: 'conflict',
      conflicts: [conflict(1, 'IMG-04', ['A', 'B', null], ['Q002', 'Q001'])],
    })
    await page.locator('.sync-badge').press('Enter')
    await page.locator('[data-conflict]').waitFor()
    assert.match((await page.locator('.conflict .choice-button').first().textContent())!, /^←我的B .*Q001 14:03 · 现行/)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.locator('[data-conflict]').waitFor({ state: 'detached' })
    assert.deepEqual(await calls(), ['decide c1-IMG-04 theirs'])
    assert.deepEqual(await leave(), [])
  })

  it('decides all at once only after a second press', async () => {
    const { page, set, calls, leave } = await stage.visit('en-US')
    await set(busy)
    await page.locator('.sync-badge').press('Enter')
    await page.locator('[data-conflict]').first().waitFor()
    await page.keyboard.press('Shift+ArrowRight')
    await page.locator('.sure button:focus').waitFor()
    assert.deepEqual(await calls(), [])
    await page.keyboard.press('Enter')
    await page.locator('[data-conflict][data-open]').first().waitFor({ state: 'detached' })
    assert.deepEqual(await calls(), ['decide c2-IMG-04 theirs', 'decide c2-modality theirs', 'decide c3-* theirs'])
    assert.equal(await page.locator('[role=status].unseen').last().textContent(), '3 conflicts decided.')
    assert.deepEqual(await leave(), [])
  })

  it('keeps a conflict open when its decision was not taken, and closed while the centre has not answered', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    await set({ ...busy, taken: false })
    await page.locator('.sync-badge').press('Enter')
    const first = page.locator('[data-conflict=c2-IMG-04]')
    await first.waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.getByText('没有裁决成功').waitFor({ state: 'attached' })
    assert.equal(await first.getAttribute('data-open'), 'true')
    await set({ taken: true, closes: false })
    await first.focus()
    await page.keyboard.press('Enter')
    await first.getByText('已裁决，等待中心确认').waitFor()
    assert.equal(await first.locator('button').count(), 0)
    assert.equal((await calls()).length, 2)
    assert.deepEqual(await leave(), [])
  })
})
