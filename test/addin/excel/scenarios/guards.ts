// Drop-downs, conditional formats, frozen panes, headings and the lock of our sheets: lost, found, mended, taken back.
import assert from 'node:assert/strict'
import { newId } from '../../../../addin/pane/book/new-id.ts'
import { lookForRepairs, repair } from '../../../../addin/pane/session/repairs.ts'
import { createDesk, startSession } from '../../../../addin/pane/session/session.ts'
import { redo, undo } from '../../../../addin/pane/session/undo.ts'
import { columnLetters } from '../../../../core/grid.ts'
import type { Area } from '../../../excel/model/area.ts'
import { parseArea } from '../../../excel/model/area.ts'
import type { Book } from '../../../excel/model/book.ts'
import { clearValidation, validationOf } from '../../../excel/model/validation.ts'
import { report } from '../../../excel/scenario.ts'
import { blankRow, bookOf, now, rubrics, scoredRow, scoreSheet } from '../../pane/stage.ts'
import { openStage, rubric } from '../stage.ts'

const rows = 40
const filled = Array.from({ length: rows }, (_, n) => (n < 4 ? scoredRow(n) : blankRow(n)))
const { excel, port } = await openStage(bookOf(filled, rows))
const desk = createDesk({ host: port, rubrics, now, newId, soon: () => undefined })
const { state } = desk
await startSession(desk)

const letters = (key: string) => columnLetters(rubric.placeOf.get(key)!)
const range = (key: string, from = 5, to = 4 + rows) => `${letters(key)}${from}:${letters(key)}${to}`
const areaOf = (address: string): Area => parseArea(address)!
const sheetOf = ({ sheets }: Book) => sheets.find(({ name }) => name === scoreSheet)!
const person = (change: (book: Book) => void) => excel.as('person', change)
const look = async () => {
  const { syncs } = await excel.count(() => lookForRepairs(desk))
  return {
    syncs,
    found: (state.repairs.value ?? []).map(({ kind, range: at, before }) => `${kind} ${at} ${before ?? ''}`),
  }
}
const sourceAt = (address: string) => {
  const found = validationOf(excel.workbook.validations, sheetOf(excel.workbook), areaOf(address))
  return found === 'mixed' || found === null ? found : ((found.rule.list as { source?: string })?.source ?? found.rule)
}
const mendAll = () => repair(desk, [], state.repairs.value!)
const formats = () => excel.workbook.conditionals.filter(({ sheet }) => sheet.name === scoreSheet).length
const clear = (address: string) => person((book) => clearValidation(book.validations, sheetOf(book), areaOf(address)))
const head = (key: string) => excel.workbook.values(scoreSheet, `${letters(key)}4`)[0]![0]

await report({
  'a whole workbook has lost nothing, and to see that costs one sync': async () => {
    assert.deepEqual(await look(), { syncs: 1, found: [] })
  },
  'a lost and a changed drop-down are found with the rows that they are lost in': async () => {
    clear(range('modality'))
    clear(range('body_part', 8, 11))
    person((book) => {
      const own = book.validations.find(({ places }) =>
        places.some(({ area }) => area.column === areaOf(range('laterality')).column),
      )!
      own.rule = { list: { source: 'L,R', inCellDropDown: true } }
    })
    const { found, syncs } = await look()
    assert.deepEqual(
      found.sort(),
      [
        `list ${range('body_part', 8, 11)} none`,
        `list ${range('laterality')} other`,
        `list ${range('modality')} none`,
      ].sort(),
    )
    assert.ok(syncs <= 7, `${syncs} syncs`)
  },
  'they are written again from the template in one step, behind the lock, and taken back as they were': async () => {
    const { syncs, references } = await excel.count(mendAll)
    assert.equal(references, 0)
    assert.ok(syncs <= 5, `${syncs} syncs`)
    assert.equal(sourceAt(range('modality')), '=list_modalities')
    assert.equal(sourceAt(range('laterality')), '=list_laterality')
    assert.equal(sheetOf(excel.workbook).protection !== null, true)
    assert.deepEqual((await look()).found, [])
    await undo(desk)
    assert.equal(sourceAt(range('laterality')), 'L,R')
    assert.equal(sourceAt(range('modality')), null)
    assert.equal(sourceAt(range('body_part', 8, 11)), null)
    await redo(desk)
    assert.deepEqual((await look()).found, [])
  },
  'rows that came below without a drop-down are found too': async () => {
    excel.typeInto(scoreSheet, `${letters('remarks')}${6 + rows}`, '补录')
    await startSession(desk)
    const { found } = await look()
    assert.ok(found.includes(`list ${range('modality', 5 + rows, 6 + rows)} none`), found.join(', '))
    await mendAll()
    assert.equal(sourceAt(range('modality', 5, 6 + rows)), '=list_modalities')
  },
  'lost conditional formats, frozen panes and the lock are found and put back': async () => {
    const before = formats()
    person((book) => {
      for (const one of book.conditionals.filter(({ sheet }) => sheet.name === scoreSheet).slice(0, 7))
        book.conditionals.splice(book.conditionals.indexOf(one), 1)
      sheetOf(book).frozen = null
      sheetOf(book).protection = null
    })
    const { found } = await look()
    assert.deepEqual(found, ['mark  ', 'freeze  ', 'lock  '])
    await mendAll()
    assert.ok(formats() >= before, `${formats()} of ${before}`)
    assert.deepEqual(sheetOf(excel.workbook).frozen, { rows: 4, columns: rubric.placeOf.get('accession_no')! + 1 })
    assert.notEqual(sheetOf(excel.workbook).protection, null)
    assert.deepEqual((await look()).found, [])
    await undo(desk)
    assert.deepEqual(
      [formats(), sheetOf(excel.workbook).frozen, sheetOf(excel.workbook).protection],
      [before - 7, null, null],
    )
    await redo(desk)
    assert.deepEqual((await look()).found, [])
  },
  'a renamed heading is put back behind the lock, and taken back': async () => {
    const before = head('reporter_id')
    person((book) => {
      const cell = sheetOf(book).rows[3]!.cells[rubric.placeOf.get('reporter_id')!]!
      cell.value = '报告医生'
    })
    await startSession(desk)
    const { found } = await look()
    assert.deepEqual(found, [`heading ${letters('reporter_id')}4 报告医生`])
    await mendAll()
    assert.equal(head('reporter_id'), before)
    await undo(desk)
    assert.equal(state.message.value?.word, 'undo.doneAll', JSON.stringify(state.message.value))
    assert.equal(head('reporter_id'), '报告医生')
    await redo(desk)
    assert.equal(head('reporter_id'), before)
  },
  'a lock with a password is told, and nothing is half done': async () => {
    clear(range('modality'))
    person((book) => {
      sheetOf(book).protection = { password: 'secret', options: {} }
    })
    await look()
    await mendAll()
    assert.equal(state.message.value?.trouble?.code, 'password-needed', JSON.stringify(state.message.value))
    assert.equal(sourceAt(range('modality')), null)
    person((book) => {
      sheetOf(book).protection = null
    })
  },
  'every call was understood and nothing is held': async () => {
    assert.deepEqual(excel.unknown, [])
    assert.deepEqual(excel.references(), [])
  },
})
