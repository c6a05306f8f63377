// Sheets of ours are taken out again; what people wrote on figures never goes silently.
import assert from 'node:assert/strict'
import { createExcelHost } from '../../../excel/host.ts'
import { report } from '../../../excel/scenario.ts'
import { costing, got, openStage, sampleBook, troubleIn } from '../stage.ts'

const stage = await openStage(null)
const { excel, port } = stage
got(await port.open())
const names = () => excel.workbook.sheets.map(({ name }) => name)
const figures = (name: string) => ({
  key: name,
  sheet: { name, columns: [{ width: 9 }], rows: [{ cells: ['医院'] }, { cells: ['S01'] }], locked: true } as const,
  firstLine: 2,
  nameColumns: 1,
})

await report({
  'a whole book of ours goes in 2 syncs, the very hidden sheets and the names with it': async () => {
    const added = got(await port.addSheets(sampleBook(3)))
    assert.ok(excel.workbook.names.length > 10)
    await costing(stage, 2, () => port.removeSheets(added.map(({ id }) => id)))
    assert.deepEqual(names(), ['Sheet1'])
    assert.deepEqual(
      excel.workbook.names.map(({ name }) => name),
      [],
    )
    assert.equal(excel.workbook.tables.length, 0)
  },
  'a name that speaks of another sheet too stays': async () => {
    const [sheet] = got(await port.refresh([figures('a')])).sheets
    excel.as('person', ({ names: list }) => {
      list.push({ name: 'mine', formula: '=Sheet1!$A$1', comment: '', visible: true, scope: null })
      list.push({ name: 'both', formula: "=Sheet1!$A$1+'a'!$A$1", comment: '', visible: true, scope: null })
    })
    got(await port.removeSheets([sheet!.id]))
    assert.deepEqual(
      excel.workbook.names.map(({ name }) => name),
      ['mine', 'both'],
    )
  },
  'figures with a note beside, below or in a comment stay, and the sheet is named; force takes them': async () => {
    const spoil: readonly ((sheet: string) => void)[] = [
      (sheet) => excel.typeInto(sheet, 'C2', '已核实'),
      (sheet) => excel.typeInto(sheet, 'A5', '意见'),
      (sheet) =>
        excel.as('person', (book) => {
          const place = { sheet: excel.workbook.sheet(sheet), area: { row: 0, column: 0, rows: 1, columns: 1 } }
          const at = new Date(0)
          book.remarks.push({ id: book.newId(), place, content: '?', author: 'x', resolved: false, at, replies: [] })
        }),
    ]
    for (const write of spoil) {
      const { sheets } = got(await port.refresh([figures('x'), figures('y')]))
      const ids = sheets.map(({ id }) => id)
      write('y')
      const outcome = await port.removeSheets(ids)
      assert.equal(troubleIn(outcome), 'sheet-has-notes')
      assert.deepEqual(outcome.done || outcome.trouble.details, { sheet: 'y' })
      assert.deepEqual(names(), ['Sheet1', 'x', 'y'])
      await costing(stage, 2, () => port.removeSheets(ids, { force: true }))
      assert.deepEqual(names(), ['Sheet1'])
    }
  },
  'what is gone already is passed over': async () => {
    await costing(stage, 1, () => port.removeSheets(['{99999999-0000-4000-8000-000000000000}']))
  },
  'the last visible sheet and a locked structure are told in words': async () => {
    const [sheet] = got(await port.survey()).sheets
    assert.equal(troubleIn(await port.removeSheets([sheet!.id])), 'last-sheet')
    const [other] = got(await port.refresh([figures('z')])).sheets
    excel.as('person', (book) => {
      book.structureLock = ''
    })
    assert.equal(troubleIn(await port.removeSheets([other!.id])), 'book-locked')
    assert.ok(createExcelHost().workbook.sheets.length > 0)
  },
})
