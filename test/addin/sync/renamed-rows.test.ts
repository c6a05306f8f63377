import assert from 'node:assert/strict'
import { scoreRow, write } from '../../../addin/pane/session/score.ts'
import type { FilledRow } from '../../../templates/scores/book.ts'
import { blankRow } from '../pane/stage.ts'
import { createCentre } from './centre.ts'
import { openDesk, recordId, sheetName } from './desks.ts'

/** Two copies of one workbook have the same prepared rows. */
const [first, second] = [recordId(500), recordId(501)]

type Desk = Awaited<ReturnType<typeof openDesk>>

function fill({ memory, at, rowOf }: Desk, record: string, exam: FilledRow) {
  const row = rowOf(record)
  const cells = Object.entries(exam).flatMap(([key, value]) =>
    key !== 'record_id' && (typeof value === 'string' || typeof value === 'number')
      ? [{ row, column: at(key), value }]
      : [],
  )
  memory.change(sheetName, `A${row}:B${row}`, cells)
}

describe('addin/pane/sync: rows that get another id', () => {
  it('take along what was pressed in them, and nothing of it goes to the exam that has the id', async () => {
    const centre = createCentre()
    const [a, b] = [await openDesk(centre, [], 4), await openDesk(centre, [], 4)]
    b.line.whole = false
    const rows = [first, second].map((record, n) => {
      fill(a, record, blankRow(n))
      fill(b, record, blankRow(n + 2))
      return b.rowOf(record)
    })
    await b.rest()
    await a.now()
    rows.forEach((row, n) => {
      scoreRow(b.desk, row)
      write(b.desk, 'remarks', `pressed in ${n}`)
    })
    b.line.whole = true
    await b.now()
    await b.now()
    assert.equal(centre.rows.size, 4)
    assert.equal(b.shown(first, 'exam_item'), a.shown(first, 'exam_item'))
    const open = () => {
      const { entry, remarks } = b.desk.state.draft.value!
      return [entry.row, entry.exam.accession_no, remarks]
    }
    const pressed = rows.map((row, n) => [row, blankRow(n + 2).accession_no, `pressed in ${n}`])
    assert.deepEqual(open(), pressed[1])
    // What is kept for the next time the pane is opened goes by the new id too.
    const kept = b.memory.settings.get('draft')!
    assert.equal(JSON.parse(kept).recordId, b.desk.state.draft.value!.entry.exam.record_id)
    scoreRow(b.desk, rows[0]!)
    assert.deepEqual(open(), pressed[0])
    for (const record of [first, second]) {
      scoreRow(b.desk, b.rowOf(record))
      assert.equal(b.desk.state.draft.value!.remarks, null)
    }
  })
})
