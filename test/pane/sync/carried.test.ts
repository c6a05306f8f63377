// Unsent work stays in the workbook itself: through the closing of the pane, and by mail or stick to another computer.
import assert from 'node:assert/strict'
import { drawBook } from '../../../server/pen/pen.ts'
import { blankRow, bookOf } from '../../addin/pane/stage.ts'
import { agreed } from './agree.ts'
import { type Centre, openCentre } from './centre.ts'
import { numberOf, openReader } from './reader.ts'

/** The last one stays open: a pane with nothing left to score does not go on. */
const rows = [5, 6, 7] as const
const item = 'IMG-04'

describe('unsent work in a workbook', function () {
  this.timeout(60_000)
  let centre: Centre
  before(async () => {
    centre = await openCentre()
  })
  after(() => centre.close())

  it('is sent from where the workbook is opened next, and what was sent before is not sent twice', async () => {
    const token = await centre.token('Q001')
    const book = await drawBook(bookOf(rows.map((_, n) => blankRow(n, { batch_no: 'S01-2026Q4' }))))
    const here = await openReader(centre, 'desktop', book)
    await here.connect(token)
    await here.score(5, 'g', ...numberOf(item), '1', 'Enter')
    await agreed(centre, [here], token, rows, (held) => {
      assert.ok([...held.values()].some((row) => row[item] === 'A'))
    })
    const before = await centre.rows(token)

    await here.cut()
    await here.score(6, 'g', ...numberOf(item), '2', 'Enter')
    await here.badge('offline', /[1-9]/)
    // The pane is closed and opened again: it knows its token and what waits.
    await here.reopen()
    await here.badge('offline', /[1-9]/)
    assert.deepEqual(await centre.rows(token), before)
    const file = here.excel.workbook.save()
    assert.deepEqual(await here.leave(), [])

    const elsewhere = await openReader(centre, 'desktop', file)
    await elsewhere.badge('off')
    await elsewhere.connect(await centre.token('Q001'))
    await agreed(centre, [elsewhere], token, rows, (held) => {
      assert.deepEqual([...held.values()].flatMap((row) => row[item] ?? []).sort(), ['A', 'B'])
    })
    const after = await centre.rows(token)
    const first = before.find(({ set }) => set[item] === 'A')!
    assert.equal(after.find(({ record }) => record === first.record)?.mark, first.mark)
    assert.deepEqual(await elsewhere.leave(), [])
  })
})
