import assert from 'node:assert/strict'
import { writeStatistics } from '../../../addin/pane/session/later.ts'
import { bookOf, openStage, scoredRow } from './stage.ts'

describe('statistics from the pane', () => {
  it('are sheets of figures with the key of their table, and give no exam number away', async () => {
    const { desk, memory } = await openStage(bookOf(Array.from({ length: 12 }, (_, n) => scoredRow(n))))
    await writeStatistics(desk)
    const [sheets] = memory.refreshed
    assert.equal(desk.state.message.value?.word, 'statistics.done')
    assert.deepEqual(
      sheets!.map(({ key }) => key),
      ['links', 'hospitals', 'physicians', 'technicians', 'roles', 'pareto', 'codes', 'indicators'].map(
        (name) => `summary_${name}`,
      ),
    )
    assert.ok(sheets!.every(({ firstLine, nameColumns }) => firstLine === 4 && nameColumns >= 1))
    const written = JSON.stringify(sheets)
    for (let n = 0; n < 12; n++) assert.equal(written.includes(String(scoredRow(n).accession_no)), false)
  })
  it('do not write into a workbook that is open read-only', async () => {
    const { desk, memory } = await openStage(bookOf([scoredRow(0)]), { readOnly: true })
    await writeStatistics(desk)
    assert.equal(desk.state.message.value?.word, 'open.readOnly')
    assert.equal(memory.refreshed.length, 0)
  })
})
