// Excel refuses: what comes of it for the person.
import assert from 'node:assert/strict'
import { report } from '../../../excel/scenario.ts'
import { got, openStage, troubleIn } from '../stage.ts'

const stage = await openStage(null)
const { excel, port, waited } = stage
const sheet = got(await port.open()).survey.sheets[0]!.id
const one = { sheet, cells: [{ row: 5, column: 1, value: 'a' }] }
const rowsRead = async () => {
  const rows: number[] = []
  const outcome = await port.read([{ sheet }], (_, batch) => rows.push(...batch.map(({ number }) => number)))
  return { outcome, rows }
}

await report({
  'a cell that is being edited is told, nothing is written': async () => {
    excel.inject({ request: 'cellEditMode' })
    assert.equal(troubleIn(await port.write(one)), 'cell-being-edited')
    got(await port.write(one))
  },
  'a lost session is asked once more': async () => {
    excel.inject({ request: 'sessionLost' })
    got(await port.write(one))
    excel.inject({ request: 'sessionLost', times: 2 })
    assert.equal(troubleIn(await port.survey()), 'session-lost')
  },
  'a busy Excel is asked again after pauses that grow, then told': async () => {
    excel.inject({ request: 'activityLimit', times: 2 })
    got(await port.survey())
    assert.deepEqual(waited.splice(0), [400, 1600])
    excel.inject({ request: 'activityLimit', times: 3 })
    assert.equal(troubleIn(await port.survey()), 'excel-busy')
    waited.length = 0
  },
  'an open dialog is told': async () => {
    excel.inject({ request: 'modalDialogOpen' })
    assert.equal(troubleIn(await port.write(one)), 'dialog-open')
  },
  'anything else is told with its code': async () => {
    excel.inject({ request: 'internal' })
    const outcome = await port.survey()
    assert.equal(troubleIn(outcome), 'unexpected')
    assert.ok(!outcome.done && outcome.trouble.details.code === 'GeneralException')
  },
  'rows are handed out once, although the session is lost between two answers': async () => {
    for (let row = 1; row <= 40; row++) excel.typeInto('Sheet1', `A${row}`, 'text')
    got(await port.survey())
    excel.inject({ request: 'sessionLost' })
    const { outcome, rows } = await rowsRead()
    got(outcome)
    assert.deepEqual(
      rows,
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
  },
  'an answer that is too large is asked in smaller ones': async () => {
    excel.inject({ request: 'responseTooLarge', times: 2 })
    const { outcome, rows } = await rowsRead()
    got(outcome)
    assert.equal(rows.length, 40)
  },
  'what is too large in any size is told': async () => {
    excel.inject({ request: 'responseTooLarge', times: 7 })
    assert.equal(troubleIn((await rowsRead()).outcome), 'too-much-at-once')
    got((await rowsRead()).outcome)
  },
  'a sheet that was deleted is told': async () => {
    assert.equal(troubleIn(await port.goTo('{no such sheet}', 'A1')), 'sheet-gone')
    const gone = { ...one, sheet: '{no such sheet}' }
    assert.equal(troubleIn(await port.write(gone)), 'sheet-gone')
  },
  'reading can be stopped': async () => {
    const outcome = await port.read([{ sheet }], () => {}, { signal: AbortSignal.abort() })
    assert.equal(troubleIn(outcome), 'stopped')
  },
  'a batch that failed half way leaves events on': async () => {
    excel.inject({ action: 'Range.Formulas', code: 'InsertDeleteConflict' })
    assert.equal(troubleIn(await port.write(one)), 'cells-in-the-way')
    assert.equal(excel.workbook.enableEvents, true)
  },
  'a wrong password asks for one': async () => {
    excel.as('person', ({ sheets }) => {
      sheets[0]!.protection = { password: 'secret', options: {} }
    })
    assert.equal(troubleIn(await port.unprotect(sheet, 'guess')), 'password-needed')
    assert.equal(troubleIn(await port.write({ ...one, unlock: {} })), 'password-needed')
    got(await port.write({ ...one, unlock: { password: 'secret' } }))
    assert.equal(got(await port.survey()).sheets[0]!.protection, 'protected')
    got(await port.unprotect(sheet, 'secret'))
  },
  'no reference is left after all that': async () => assert.deepEqual(excel.references(), []),
})
