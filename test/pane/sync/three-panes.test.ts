// Three panes score one period at the same time, each in its own copy of the workbook; the network is cut and restored in between.
import assert from 'node:assert/strict'
import { drawBook } from '../../../server/pen/pen.ts'
import { blankRow, bookOf } from '../../addin/pane/stage.ts'
import { agreed } from './agree.ts'
import { type Centre, openCentre } from './centre.ts'
import { numberOf, openReader, type Reader } from './reader.ts'

const shots = process.env.PANE_SHOTS
const rows = [5, 6, 7, 8, 9, 10] as const
const [first, second] = ['IMG-04', 'RPT-02'] as const

/** Keys that give an item one of its letters: 1 is A. */
const letter = (item: string, key: string) => ['g', ...numberOf(item), key]

describe('three panes and one centre', function () {
  this.timeout(180_000)
  let centre: Centre
  let book: Uint8Array
  before(async () => {
    centre = await openCentre()
    book = await drawBook(bookOf(rows.map((_, n) => blankRow(n, { batch_no: 'S01-2026Q4' }))))
  })
  after(() => centre.close())

  it('come to the same everywhere, with every lost race shown and decided by keys', async () => {
    const tokens = [await centre.token('Q001'), await centre.token('Q002'), await centre.token('Q009', 'arbiter')]
    const readers = await Promise.all([
      openReader(centre, 'desktop', book),
      openReader(centre, 'desktop', book),
      openReader(centre, 'web', book),
    ])
    const [a, b, c] = readers as [Reader, Reader, Reader]
    const all = (some: readonly Reader[], work: (reader: Reader) => Promise<unknown>) => Promise.all(some.map(work))
    const everywhere = (also: Parameters<typeof agreed>[4]) => agreed(centre, readers, tokens[2]!, rows, also)
    const scored = (sequences: readonly number[]) => (held: Parameters<Parameters<typeof agreed>[4]>[0]) => {
      const found = [...held.values()].filter((row) => (row[first] ?? null) !== null && (row.qc_date ?? null) !== null)
      assert.deepEqual(found.map((row) => row.case_seq).sort(), sequences)
    }
    assert.equal(centre.asked(), 0, 'a pane without a token asks nothing of the centre')
    await Promise.all(readers.map((reader, n) => reader.connect(tokens[n]!, n < 2)))
    await everywhere(scored([]))

    // At the same time, each another exam.
    await Promise.all([a.score(5, ...letter(first, '1'), 'Enter'), b.score(6, 'Enter'), c.score(7, 'Enter')])
    await everywhere(scored([1, 2, 3]))

    // Two are cut off and score the same exam, and one exam each; then the third is cut off too.
    await all([a, b], (reader) => reader.cut())
    await Promise.all([
      a.score(8, ...letter(first, '1'), ...letter(second, '1'), 'Enter'),
      b.score(8, ...letter(first, '2'), ...letter(second, '2'), 'Enter'),
    ])
    await Promise.all([a.score(9, 'Enter'), b.score(10, ...letter(second, '1'), 'Enter'), c.cut()])
    await c.score(9, 'Enter')
    await all(readers, (reader) => reader.badge('offline', /[1-9]/))

    await a.mend()
    await a.syncNow()
    await a.badge('synced')
    await b.mend()
    await b.syncNow()
    await all([a, b], (reader) => reader.badge('conflict', /2/))
    await c.mend()
    await c.syncNow()
    await c.badge('conflict', /2/)

    // Who came second decides one of them for the other's value, the arbiter the other one for the second.
    await b.openSync()
    assert.equal(await b.pane().locator('[data-conflict][data-open]').count(), 2)
    if (shots) await b.page.screenshot({ path: `${shots}/three-panes-conflict.png` })
    await toCard(b, first)
    await b.press('ArrowRight', 'Enter')
    await all([a, b], (reader) => reader.badge('conflict', /1/))
    // Excel on the web holds streams back here, as some proxies do: the arbiter need not wait for the poll.
    await c.syncNow()
    await c.badge('conflict', /1/)
    await c.openSync()
    await toCard(c, second)
    if (shots) await c.page.screenshot({ path: `${shots}/three-panes-arbiter.png` })
    await c.press('ArrowLeft', 'Enter')
    await everywhere((held) => {
      scored([1, 2, 3, 4, 5, 6])(held)
      const of = (item: string) =>
        [...held.values()].sort((x, y) => Number(x.case_seq) - Number(y.case_seq)).map((row) => row[item])
      assert.deepEqual(of(first), ['A', '√', '√', 'A', '√', '√'])
      assert.deepEqual(of(second), ['√', '√', '√', 'B', '√', 'A'])
    })

    // Who opens the exam that another one has open is told so.
    await a.goTo(6)
    await b.press('Escape')
    await b.goTo(6)
    await b.pane().locator('.lease', { hasText: 'Q001' }).waitFor()
    if (shots) await b.page.screenshot({ path: `${shots}/three-panes-lease.png` })

    // Copies of one workbook are known for what they are.
    await a.openSync()
    await a.pane().locator('.copies-now li').nth(1).waitFor()
    if (shots) await a.page.screenshot({ path: `${shots}/three-panes-copies.png` })
    for (const reader of readers) assert.deepEqual(await reader.leave(), [])
  })
})

async function toCard(reader: Reader, field: string): Promise<void> {
  const card = reader.pane().locator(`[data-conflict][data-field=${field}]`)
  await card.waitFor()
  for (let n = 0; n < 10; n++) {
    if (await card.evaluate((each) => each === document.activeElement)) return
    await reader.press(n < 5 ? 'ArrowDown' : 'ArrowUp')
  }
  assert.fail(`the card of ${field} is not reached`)
}
