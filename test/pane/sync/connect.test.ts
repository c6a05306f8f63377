// Connecting, losing the right to, and leaving: through the real server.
import assert from 'node:assert/strict'
import { drawBook } from '../../../server/pen/pen.ts'
import { blankRow, bookOf } from '../../addin/pane/stage.ts'
import { agreed } from './agree.ts'
import { type Centre, openCentre } from './centre.ts'
import { eventually, openReader } from './reader.ts'

const rows = [5, 6, 7, 8] as const

describe('a pane and its token', function () {
  this.timeout(60_000)
  let centre: Centre
  let book: Uint8Array
  before(async () => {
    centre = await openCentre()
    book = await drawBook(bookOf(rows.map((_, n) => blankRow(n, { batch_no: 'S01-2026Q4' }))))
  })
  after(() => centre.close())

  it('keeps what is typed when the token is taken away, and sends it with the next one', async () => {
    const pane = await openReader(centre, 'desktop', book)
    const loaded = () =>
      pane
        .pane()
        .evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\.js$/.test(name)).length)
    const scripts = await loaded()
    const wrong = `qc1_00000000_${'x'.repeat(43)}`
    await pane.paste(wrong)
    await pane.pane().locator('.notice.error').waitFor()
    assert.match((await pane.pane().locator('.notice.error').textContent())!, /令牌/)
    // Neither the view nor the engine is loaded before somebody asks for it.
    assert.ok((await loaded()) >= scripts + 2)
    await pane.badge('signedOut')
    const token = await centre.token('Q001')
    await pane.press('Escape')
    await pane.connect(token)
    await agreed(centre, [pane], token, rows, () => undefined)

    await centre.revoke(token)
    await pane.score(5, 'Enter')
    await pane.badge('signedOut')
    assert.equal(await pane.pane().locator('.row-mark').getAttribute('data-state'), 'accepted')
    const next = await centre.token('Q001')
    await pane.connect(next)
    await agreed(centre, [pane], next, rows, (held) => {
      assert.equal([...held.values()].filter((row) => (row.qc_date ?? null) !== null).length, 1)
    })
    assert.deepEqual(await pane.leave(), [])
  })

  it('asks nothing any more after signing out, and remembers the token only if it was to', async () => {
    const pane = await openReader(centre, 'desktop', book)
    await pane.connect(await centre.token('Q001'), false)
    await pane.badge('synced')
    await pane.reopen()
    await pane.badge('off')
    await pane.connect(await centre.token('Q001'))
    await pane.badge('synced')
    await pane.reopen()
    await pane.badge('synced')
    await pane.openSync()
    await pane.pane().getByRole('button', { name: '退出登录' }).focus()
    await pane.press('Enter')
    await pane.badge('off')
    await pane.press('Escape')
    const asked = centre.asked()
    await pane.score(6, 'Enter')
    await pane.goTo(6)
    await eventually(pane, async () => {
      assert.equal(await pane.pane().locator('.row-mark').getAttribute('data-state'), 'local')
    })
    assert.equal(centre.asked(), asked)
    await pane.reopen()
    await pane.badge('off')
    assert.equal(centre.asked(), asked)
    assert.deepEqual(await pane.leave(), [])
  })
})
