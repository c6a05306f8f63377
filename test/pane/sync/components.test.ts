// What people see of sync, with a SyncView that the test sets: words and keys.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { refusals } from '../../../core/sync/protocol.ts'
import { openFakeStage } from './fake-stage.ts'
import { allRefused, busy, conflict, presence, recordOf, signedIn } from './samples.ts'

const secret = `qc1_0a1b2c3d_${'x'.repeat(43)}`

const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.conflict ?? document.activeElement?.id)

describe('sync in the pane', function () {
  this.timeout(90_000)
  let stage: Awaited<ReturnType<typeof openFakeStage>>
  before(async () => {
    stage = await openFakeStage()
  })
  after(() => stage.close())

  it('offers to connect, quietly, and takes a token that has the shape of one', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    assert.equal(await page.locator('.sync-badge').textContent(), '连接中心')
    assert.equal(await page.locator('.row-mark').count(), 0)
    await page.locator('.sync-badge').focus()
    await page.keyboard.press('Enter')
    const token = page.getByLabel('令牌', { exact: true })
    await token.fill('something else')
    await page.keyboard.press('Enter')
    await page.locator('.notice.error').waitFor()
    assert.deepEqual(await calls(), [])
    await set({ taken: false })
    await token.fill(`  ${secret}\n`)
    await page.keyboard.press('Enter')
    await page.getByText('中心没有接受这个令牌').waitFor()
    assert.equal(await token.inputValue(), `  ${secret}`)
    await set({
      problem: { code: 'other-site', words: { 'zh-CN': '令牌属于 {theirs}', 'en-US': '' }, values: { theirs: 'S02' } },
    })
    await page.getByText('令牌属于 S02').waitFor()
    await set({ taken: true, problem: null })
    await page.getByLabel('在这台电脑上记住').uncheck()
    await page.getByRole('button', { name: '连接', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).waitFor()
    assert.deepEqual(await calls(), [`signIn ${secret} true`, `signIn ${secret} false`])
    assert.match((await page.locator('.sync').textContent())!, /Q001 · S01 · 质控人员/)
    await page.getByRole('button', { name: '退出登录' }).click()
    await token.waitFor()
    assert.equal(await token.inputValue(), '')
    assert.deepEqual(await leave(), [])
  })

  it('says each state of the badge by a word and a number beside its icon', async () => {
    const { page, set, leave } = await stage.visit('zh-CN')
    const words = async (badge: Parameters<typeof set>[0]) => {
      await set({ ...signedIn, unsent: { fields: 54, rows: 3 }, ...badge })
      return page.locator('.sync-badge').textContent()
    }
    assert.equal(await words({ badge: 'synced' }), '已同步 14:32')
    assert.equal(await words({ badge: 'waiting' }), '待发 3 例')
    assert.equal(await words({ badge: 'offline' }), '离线 · 待发 3 例')
    assert.equal(await words({ badge: 'offline', unsent: { fields: 0, rows: 0 } }), '离线')
    await page.locator('.unseen[role=status]', { hasText: '离线' }).waitFor({ state: 'attached' })
    assert.equal(await words({ badge: 'connecting' }), '正在连接')
    assert.equal(await words({ badge: 'halted' }), '同步已停')
    assert.equal(await words({ badge: 'missing', missing: busy.missing! }), '少了 1 行')
    assert.equal(await words({ badge: 'conflict', conflicts: busy.conflicts! }), '冲突 4')
    assert.equal(await words({ badge: 'refused', refused: allRefused }), `未接受 ${refusals.length}`)
    assert.equal(await words({ badge: 'signedOut' }), '需重新登录')
    assert.equal(await words({ badge: 'outdated' }), '版本需更新')
    await page.locator('.unseen[role=status]', { hasText: '版本需更新' }).waitFor({ state: 'attached' })
    assert.deepEqual(await leave(), [])
  })

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

  it('says of each refusal why and what next, and does what its buttons say', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    await set({ ...signedIn, badge: 'refused', refused: allRefused })
    await page.locator('.sync-badge').click()
    await page.locator('[data-refusal]').first().waitFor()
    assert.equal(await page.locator('[data-refusal]').count(), refusals.length)
    const locked = page.locator('[data-refusal=record-locked]')
    await locked.getByRole('button', { name: '重新发送' }).click()
    await locked.getByRole('button', { name: '改用中心的值' }).click()
    assert.deepEqual(await calls(), [`resend ${recordOf(1)}`, `takeTheirs ${recordOf(1)}`])
    await page.getByRole('button', { name: '5 例全部改用中心的值' }).press('Enter')
    await page.locator('.sure button:focus').press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.locator('.sure').count(), 0)
    assert.equal((await calls()).length, 2)
    await page.getByRole('button', { name: '8 例全部重新发送' }).press('Enter')
    assert.equal((await calls()).at(-1), `resend ${refusals.map((_, n) => recordOf(n + 1)).join(' ')}`)
    await page.locator('[data-refusal=record-taken]').getByRole('button', { name: '去看这一例' }).click()
    await page.getByRole('heading', { name: /第 6 行/ }).waitFor()
    assert.deepEqual(await leave(), [])
  })

  it('asks for a reason before a vanished row is removed, and gives out what was not sent', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    await set(busy)
    await page.locator('.sync-badge').click()
    const row = page.locator('[data-missing]')
    await row.getByRole('button', { name: '放回表中' }).click()
    await row.getByRole('button', { name: '在中心删除' }).click()
    await row.getByLabel('删除原因').fill('  ')
    await row.getByRole('button', { name: '确认删除' }).click()
    await row.getByLabel('删除原因').fill('重复抽样')
    await page.keyboard.press('Enter')
    assert.deepEqual(await calls(), [`putBack ${recordOf(8)}`, `remove ${recordOf(8)} 重复抽样`])
    await set({ missing: [1, 2].map((n) => ({ record: recordOf(n), exam: `T00${n}`, by: null })) })
    await page.getByRole('button', { name: '2 行全部放回' }).press('Enter')
    assert.equal((await calls()).at(-1), `putBack ${recordOf(1)} ${recordOf(2)}`)
    await page.locator('.removed summary').press('Enter')
    const gone = page.locator('[data-removed]')
    assert.match((await gone.textContent())!, /T009.*Q002 于 14:01 删除。原因：重复抽样/)
    await gone.getByRole('button', { name: '恢复……' }).press('Enter')
    await gone.locator('input:focus').waitFor()
    await page.keyboard.insertText('抽样无误')
    await page.keyboard.press('Enter')
    assert.equal((await calls()).at(-1), `restore ${recordOf(9)} 抽样无误`)
    await page.getByRole('button', { name: '导出未发送的内容' }).click()
    assert.equal(await page.getByRole('textbox', { name: '未发送的内容' }).inputValue(), 'row 5 IMG-04 A')
    assert.deepEqual(await leave(), [])
  })

  it('brings in what another copy exported, and says what became of it', async () => {
    const { page, set, calls, leave } = await stage.visit('zh-CN')
    await set(busy)
    await page.locator('.sync-badge').click()
    await page.getByRole('button', { name: '带入别处导出的内容' }).click()
    const text = page.getByLabel('粘贴导出的内容')
    await text.fill('something else')
    await page.getByRole('button', { name: '写入', exact: true }).click()
    await page.locator('.sync').getByText('这不是从窗格导出的内容').waitFor()
    await text.fill('row 5 IMG-04 A')
    await page.getByRole('button', { name: '写入', exact: true }).click()
    await page.locator('.sync').getByText('已写入 2 处；1 处因另有修改而未动。').waitFor()
    assert.deepEqual(await calls(), ['importUnsent something else', 'importUnsent row 5 IMG-04 A'])
    assert.deepEqual(await leave(), [])
  })

  it('tells who else scores the exam and how far its row has come, without standing in the way', async () => {
    const { page, set, leave } = await stage.visit('zh-CN')
    await set({
      ...signedIn,
      people: [presence('Q002', recordOf(1))],
      leases: { [recordOf(1)]: presence('Q002', recordOf(1)) },
    })
    assert.match((await page.locator('.lease').textContent())!, /Q002 从 14:20 起正在评这一例/)
    for (const [state, words] of [
      ['local', '已存本簿，未发送'],
      ['sent', '已发送，待确认'],
      ['accepted', '中心已接受'],
      ['refused', '有修改未被接受'],
      ['conflict', '有冲突待裁决'],
    ] as const) {
      await set({ rows: { [recordOf(1)]: state } })
      assert.equal(await page.locator('.row-mark').textContent(), words)
      assert.equal(await page.locator('.row-mark svg').count(), 1)
    }
    await page.locator('[data-list]').focus()
    await page.keyboard.press('PageDown')
    await page.locator('.lease').waitFor({ state: 'detached' })
    assert.deepEqual(await leave(), [])
  })
})
