// A workbook that was opened read-only: everything can be seen, nothing is tried.
import assert from 'node:assert/strict'
import { report } from '../../../excel/scenario.ts'
import { got, openStage, sampleBook, troubleIn } from '../stage.ts'

const { excel, port } = await openStage(sampleBook(3), { readOnly: true })
const { survey, readOnly } = got(await port.open())
const sheet = survey.sheets[1]!.id

await report({
  'opening tells it and adds no part of ours': async () => {
    assert.equal(readOnly, true)
    assert.equal(excel.workbook.xmlParts.length, 0)
  },
  'rows are read': async () => {
    const rows: number[] = []
    got(await port.read([{ sheet }], (_, batch) => rows.push(...batch.map(({ number }) => number))))
    assert.ok(rows.length > 4)
  },
  'each write says why it is not done, without a round trip': async () => {
    const { syncs } = await excel.count(async () => {
      assert.equal(troubleIn(await port.write({ sheet, cells: [{ row: 5, column: 66, value: '√' }] })), 'read-only')
      assert.equal(troubleIn(await port.mark(sheet, [])), 'read-only')
      assert.equal(troubleIn(await port.refresh([])), 'read-only')
      assert.equal(troubleIn(await port.addSheets(sampleBook(3))), 'read-only')
      assert.equal(troubleIn(await port.writeSetting('a', 'b')), 'read-only')
    })
    assert.equal(syncs, 0)
  },
})
