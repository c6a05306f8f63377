import assert from 'node:assert/strict'
import { commands } from '../../../addin/manifest/commands.ts'
import { commandWork } from '../../../addin/pane/commands.ts'
import { blankRow, bookOf, openStage, scoredRow, scoreSheet } from './stage.ts'

const stage = () => openStage(bookOf([scoredRow(0), blankRow(1), blankRow(2)]))

describe('the commands of the ribbon', () => {
  it('have each a function of the pane', async () => {
    const { desk } = await stage()
    assert.deepEqual(Object.keys(commandWork(desk)).sort(), commands.map(({ id }) => id as string).sort())
  })
  it('score the selected row, and the next unscored one', async () => {
    const { desk, memory } = await stage()
    const work = commandWork(desk)
    memory.select(scoreSheet, 5)
    await work.scoreRow()
    assert.equal(desk.state.draft.value?.entry.row, 5)
    await work.nextUnscored()
    assert.equal(desk.state.draft.value?.entry.row, 6)
    await work.nextUnscored()
    assert.equal(desk.state.draft.value?.entry.row, 7)
  })
  it('check the workbook, go to the next finding and write the statistics', async () => {
    const { desk, memory } = await openStage(bookOf([{ ...scoredRow(0), body_part: 'XX' }, scoredRow(1)]))
    const work = commandWork(desk)
    memory.calls.length = 0
    await work.checkWorkbook()
    assert.deepEqual([desk.state.view.value, memory.calls.join(' ')], ['findings', 'survey read'])
    await work.nextFinding()
    assert.equal(memory.went.length, 1)
    await work.writeStatistics()
    assert.equal(memory.refreshed.length, 1)
  })
})
