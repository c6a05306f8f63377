// A day with a score workbook: opened, scored, marked, undone.
import assert from 'node:assert/strict'
import type { Notice, Survey } from '../../../../addin/host/sheet-host.ts'
import type { WriteCell } from '../../../../addin/host/write-wish.ts'
import type { RawRow } from '../../../../core/grid.ts'
import { recognise } from '../../../../templates/reading/recognise.ts'
import { report } from '../../../excel/scenario.ts'
import { costing, got, openStage, rubric, sampleBook, troubleIn } from '../stage.ts'

const stage = await openStage(sampleBook(12))
const { excel, port } = stage
const scoreSheet = '原始数据表'

const scoresOf = ({ book, sheets }: Survey) => {
  const layout = recognise(rubric, book).scores!
  return { layout, sheet: sheets[layout.sheet]!.id }
}
const opened = await costing(stage, 3, port.open)
const { layout, sheet } = scoresOf(opened.survey)
const at = (key: string) => layout.columns.get(key)!
const rowAt = async (row: number): Promise<RawRow | undefined> => {
  const rows: RawRow[] = []
  await costing(stage, 1, () => port.read([{ sheet, from: row, to: row }], (_, batch) => rows.push(...batch)))
  return rows[0]
}
const first = layout.firstRow

await report({
  'a workbook of ours is recognised through the pane': async () => {
    assert.equal(recognise(rubric, opened.survey.book).identity?.rubricVersion, rubric.version)
    assert.equal(layout.name, scoreSheet)
    assert.equal(opened.readOnly, false)
  },
  'the first opening adds our XML part, the next one only finds it': async () => {
    assert.equal(opened.mark, recognise(rubric, opened.survey.book).identity!.workbookId)
    assert.equal((await costing(stage, 1, port.open)).mark, opened.mark)
  },
  'a second look costs 1 sync': async () => {
    const again = await costing(stage, 1, port.survey)
    assert.deepEqual(again, opened.survey)
  },
  'a sheet that came meanwhile is seen at the price of 1 more': async () => {
    excel.as('person', ({ sheets }) => {
      sheets.find(({ name }) => name === '校验结果')!.name = '我的校验'
    })
    assert.ok((await costing(stage, 1, port.survey)).book.sheets.some(({ name }) => name === '我的校验'))
  },
  'an item is scored in 1 sync': async () => {
    const column = at(rubric.items[0]!.id)
    await costing(stage, 1, () => port.write({ sheet, cells: [{ row: first, column, value: '√' }] }))
    assert.equal((await rowAt(first))!.cells[column], '√')
  },
  'a whole exam is scored in 1 sync': async () => {
    const cells = rubric.items.map(({ id }): WriteCell => ({ row: first + 1, column: at(id), value: '√' }))
    await costing(stage, 1, () => port.write({ sheet, cells }))
    const { cells: now } = (await rowAt(first + 1))!
    assert.ok(rubric.items.every(({ id }) => now[at(id)] === '√'))
  },
  'text stays text, whatever it looks like': async () => {
    const column = at('accession_no')
    for (const value of ['000123', '1-2', '=A1', '+1', '2026-05-08', 'TRUE', '１２３']) {
      await costing(stage, 1, () => port.write({ sheet, cells: [{ row: first, column, value }] }))
      assert.equal((await rowAt(first))!.cells[column], value)
    }
  },
  'a moment is a date that the reader sees as one': async () => {
    const column = at('exam_start')
    await costing(stage, 1, () =>
      port.write({ sheet, cells: [{ row: first, column, value: { date: '2026-05-08T14:30' } }] }),
    )
    const cell = (await rowAt(first))!.cells[column]
    assert.ok(typeof cell === 'object' && cell !== null && 'serial' in cell)
    assert.ok(Math.abs(cell.serial - (46150 + 14.5 / 24)) < 1e-9)
  },
  'null clears a cell': async () => {
    const column = at('accession_no')
    await costing(stage, 1, () => port.write({ sheet, cells: [{ row: first, column, value: null }] }))
    assert.equal((await rowAt(first))!.cells[column] ?? null, null)
  },
  'undo puts back what stood there, redo what was written': async () => {
    const column = at(rubric.items[1]!.id)
    const row = first + 3
    const before = (await rowAt(row))!.cells
    const written = await costing(stage, 1, () =>
      port.write({
        sheet,
        cells: [
          { row, column, value: 'V' },
          { row, column: at('exam_start'), value: null },
        ],
      }),
    )
    const redo = await costing(stage, 2, () => port.undo(written.undo))
    assert.deepEqual((await rowAt(row))!.cells, before)
    await costing(stage, 2, () => port.undo(redo.undo))
    assert.equal((await rowAt(row))!.cells[column], 'V')
  },
  'undo leaves what a co-author wrote meanwhile, and names the cell': async () => {
    const column = at(rubric.items[0]!.id)
    const row = first + 4
    const { undo } = got(await port.write({ sheet, cells: [{ row, column, value: '√' }] }))
    excel.remoteEdit(layout.name, `BO${row}`, [['V']])
    const outcome = await port.undo(undo)
    assert.equal(troubleIn(outcome), 'changed-meanwhile')
    assert.ok(!outcome.done && outcome.trouble.details.cells === `BO${row}`)
    assert.equal((await rowAt(row))!.cells[column], 'V')
    await costing(stage, 1, () => port.undo(undo, { force: true }))
  },
  'a locked cell is refused with the name of the sheet, and written when the lock may be lifted': async () => {
    const cells = [{ row: first, column: at('record_id'), value: 'x' }]
    const outcome = await port.write({ sheet, cells })
    assert.equal(troubleIn(outcome), 'sheet-protected')
    assert.ok(!outcome.done && outcome.trouble.details.sheet === layout.name)
    await costing(stage, 2, () => port.write({ sheet, cells, unlock: {} }))
    assert.equal((await rowAt(first))!.cells[at('record_id')], 'x')
    assert.equal(got(await port.survey()).sheets[layout.sheet]!.protection, 'protected')
  },
  'a failed write leaves events on': async () => {
    await port.write({ sheet, cells: [{ row: first, column: at('record_id'), value: 'y' }] })
    assert.equal(excel.workbook.enableEvents, true)
  },
  'changes are told with their source, our own writes as own': async () => {
    const notices: Notice[] = []
    const stop = await costing(stage, 1, () => port.watch((notice) => notices.push(notice)))
    excel.typeInto(layout.name, `BO${first}`, '√')
    excel.remoteEdit(layout.name, `BP${first}`, [['√']])
    await excel.idle()
    got(await port.write({ sheet, cells: [{ row: first, column: at(rubric.items[2]!.id), value: '√' }] }))
    await excel.idle()
    assert.deepEqual(
      notices.filter(({ kind }) => kind === 'cells').map((notice) => 'source' in notice && notice.source),
      ['local', 'remote', 'own'],
    )
    await stop()
    assert.deepEqual(excel.listeners(), [])
  },
  'the selection is told, and the row of the active cell': async () => {
    excel.select(layout.name, `C${first + 2}:D${first + 3}`)
    const place = await costing(stage, 1, port.selection)
    assert.equal(place?.sheet, sheet)
    assert.equal(place?.row, first + 2)
    assert.equal(place?.column, 2)
    assert.equal(place?.range, `C${first + 2}:D${first + 3}`)
  },
  'going to a cell shows its sheet and selects it': async () => {
    await costing(stage, 1, () => port.goTo(sheet, `BQ${first + 5}`))
    assert.equal(excel.workbook.active.name, layout.name)
    assert.equal((await costing(stage, 1, port.selection))?.row, first + 5)
  },
  'marks are painted and taken away again without touching formats': async () => {
    const formats = () => excel.workbook.conditionals.length
    const before = formats()
    const cells = [0, 1, 2].map((n) => ({ row: first + n, column: at('modality'), level: 'error' as const }))
    await costing(stage, 2, () => port.mark(sheet, [...cells, { row: first, column: 5, level: 'warning' }]))
    assert.equal(formats(), before + 2)
    await costing(stage, 2, () => port.mark(sheet, [cells[0]!]))
    assert.equal(formats(), before + 1)
    await costing(stage, 2, () => port.mark(sheet, []))
    assert.equal(formats(), before)
  },
  'state of the pane is kept in the workbook': async () => {
    await costing(stage, 1, () => port.writeSetting('shadow', '{"row":7}'))
    assert.equal(await costing(stage, 1, () => port.readSetting('shadow')), '{"row":7}')
    assert.deepEqual([...(await costing(stage, 1, port.open)).settings], [['shadow', '{"row":7}']])
    await costing(stage, 1, () => port.writeSetting('shadow', null))
    assert.equal(await costing(stage, 1, () => port.readSetting('shadow')), null)
    assert.equal((await costing(stage, 1, port.open)).settings.size, 0)
  },
  'protection is lifted and put back': async () => {
    await costing(stage, 1, () => port.unprotect(sheet))
    assert.equal(got(await port.survey()).sheets[layout.sheet]!.protection, 'open')
    await costing(stage, 2, () => port.protect(sheet))
    assert.equal(got(await port.survey()).sheets[layout.sheet]!.protection, 'protected')
    await costing(stage, 1, () => port.protect(sheet))
  },
  'every call was understood and nothing is held': async () => {
    assert.deepEqual(excel.unknown, [])
    assert.deepEqual(excel.references(), [])
  },
})
