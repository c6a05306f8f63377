// What people see of sync, with a SyncView that the test sets: words and keys.
import assert from 'node:assert/strict'
import { refusals } from '../../../core/sync/protocol.ts'
import { openFakeStage } from './fake-stage.ts'
import { allRefused, busy, presence, recordOf, signedIn } from './samples.ts'

const secret = `qc1_0a1b2c3d_${'x'.repeat(43)}`

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
    assert.equal(await words({ badge: 'halted' }), '同步受阻')
    assert.equal(await words({ badge: 'busy' }), '等待 Excel')
    assert.equal(await words({ badge: 'missing', missing: busy.missing! }), '少了 1 行')
    assert.equal(await words({ badge: 'conflict', conflicts: busy.conflicts! }), '冲突 4')
    assert.equal(await words({ badge: 'refused', refused: allRefused }), `未接受 ${refusals.length}`)
    assert.equal(await words({ badge: 'signedOut' }), '需重新登录')
    assert.equal(await words({ badge: 'outdated' }), '版本需更新')
    await page.locator('.unseen[role=status]', { hasText: '版本需更新' }).waitFor({ state: 'attached' })
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
