// What people do to a workbook: the pane sees in Excel what the server sees in the file.
import assert from 'node:assert/strict'
import { judgeBook } from '../../../../addin/host/judge-book.ts'
import { cellName } from '../../../../core/grid.ts'
import { judge } from '../../../../server/judge.ts'
import { createReaderPool } from '../../../../server/reader/pool.ts'
import type { Judgement } from '../../../../templates/judge.ts'
import { recognise } from '../../../../templates/reading/recognise.ts'
import { report } from '../../../excel/scenario.ts'
import { got, openStage, rubric, sampleBook } from '../stage.ts'

const { excel, port } = await openStage(sampleBook(40))
const today = Date.UTC(2026, 10, 15) / 1000
const rubrics = new Map([[rubric.version, rubric]])
const pool = createReaderPool()

const { survey } = got(await port.open())
const { columns, name, firstRow } = recognise(rubric, survey.book).scores!
got(await port.unprotect(survey.sheets[survey.book.sheets.findIndex((sheet) => sheet.name === name)]!.id))
const type = (key: string, row: number, text: string) =>
  excel.typeInto(name, cellName(columns.get(key)!, firstRow + row), text)
const format = (key: string, row: number, numberFormat: string) =>
  excel.as('person', (book) => {
    const cell = book.sheets.find((sheet) => sheet.name === name)!.rows[firstRow + row - 1]!.cells[columns.get(key)!]!
    cell.style = book.styles.changed(cell.style, { numberFormat })
  })

/** Without the rubric, which is the same value on both sides. */
const verdict = ({ rubric: _, ...rest }: Judgement) => rest
async function bothJudge() {
  const pane = await excel.count(() => judgeBook(port, rubrics, { today }))
  const server = await judge({ rubrics, pool }, excel.workbook.save(), { today })
  const { judgement } = got(pane.result)
  assert.deepEqual(judgement.findings, server.findings)
  assert.deepEqual(verdict(judgement), verdict(server))
  return { codes: new Set(judgement.findings.map(({ code }) => code)), syncs: pane.syncs }
}

await report({
  'clean rows: the same verdict': async () => {
    await bothJudge()
  },
  'a formula among what people type is told': async () => {
    format('patient_age', 0, 'General')
    type('patient_age', 0, '=20+31')
    assert.ok((await bothJudge()).codes.has('RD-11'))
  },
  'a formula that ends in an error is told': async () => {
    format('patient_age', 1, 'General')
    type('patient_age', 1, '=1/0')
    assert.ok((await bothJudge()).codes.has('RD-10'))
  },
  'a date in a column of text is seen as one': async () => {
    format('batch_no', 2, 'General')
    type('batch_no', 2, '2026-05-08')
    await bothJudge()
  },
  'a number in a column of dates is seen as one': async () => {
    format('exam_start', 3, 'General')
    type('exam_start', 3, '46150')
    format('exam_end', 3, '0')
    await bothJudge()
  },
  'a truth value, a text that looks like a formula, an id as a number': async () => {
    format('accession_no', 4, 'General')
    type('accession_no', 4, '123456')
    format('accession_no', 5, 'General')
    type('accession_no', 5, 'TRUE')
    type('accession_no', 6, '=A1')
    await bothJudge()
  },
  'hidden rows are counted': async () => {
    excel.as('person', ({ sheets }) => {
      const sheet = sheets.find((sheet) => sheet.name === name)!
      for (const row of [2, 3, 7]) sheet.rows[firstRow + row - 1]!.hidden = true
    })
    assert.ok((await bothJudge()).codes.has('RD-21'))
  },
  'in a 1904 workbook serials are shifted as they are read, and back as they are written': async () => {
    excel.workbook.date1904 = true
    const { id } = got(await port.survey()).sheets.find((_, n) => survey.book.sheets[n]!.name === name)!
    const cell = { row: firstRow + 8, column: columns.get('exam_start')! }
    got(await port.write({ sheet: id, cells: [{ ...cell, value: { date: '2026-05-08' } }] }))
    const read: unknown[] = []
    const wish = { sheet: id, from: cell.row, to: cell.row }
    got(await port.read([wish], (_, [row]) => read.push(row?.cells[cell.column])))
    assert.deepEqual(read, [{ serial: 46150 }])
    assert.deepEqual(excel.workbook.values(name, cellName(cell.column, cell.row)), [[46150 - 1462]])
    excel.workbook.date1904 = false
    got(await port.survey())
    got(await port.write({ sheet: id, cells: [{ ...cell, value: { date: '2026-05-08' } }] }))
  },
  'odd cells cost one more sync, not one for each': async () => assert.ok((await bothJudge()).syncs <= 3),
})
await pool.close()
