// A long list of exams becomes a workbook of ours, and goes again.
import assert from 'node:assert/strict'
import { newId } from '../../../../addin/pane/book/new-id.ts'
import { recallLayouts } from '../../../../addin/pane/session/layouts.ts'
import { lookAtList } from '../../../../addin/pane/session/list.ts'
import { createDesk, startSession } from '../../../../addin/pane/session/session.ts'
import { redo, undo } from '../../../../addin/pane/session/undo.ts'
import { addOurSheets } from '../../../../addin/pane/session/worklist.ts'
import { mapColumns } from '../../../../addin/pane/worklist/layouts.ts'
import { takeRows } from '../../../../addin/pane/worklist/rows.ts'
import type { Book, Row } from '../../../../templates/sheet.ts'
import { report } from '../../../excel/scenario.ts'
import { now, rubrics, scoreSheet } from '../../pane/stage.ts'
import { got, openStage, rubric } from '../stage.ts'

const count = 400
const kinds = ['CT', '核磁', 'DR', '螺旋CT'] as const
const exam = (n: number): Row => ({
  cells: [
    `000${100_000 + n}`,
    '甲',
    `2026-08-${String((n % 28) + 1).padStart(2, '0')} 09:${String(n % 60).padStart(2, '0')}`,
    kinds[n % kinds.length]!,
    '胸部',
    `T${n % 9}`,
    `P00${n % 9}`,
  ],
})
const list: Book = {
  title: 'list',
  sheets: [
    {
      name: '导出',
      columns: [],
      rows: [
        { cells: ['检查清单'] },
        { cells: ['检查号', '患者姓名', '检查开始时间', '检查类别', '检查部位', '技师', '报告医师'] },
        ...Array.from({ length: count }, (_, n) => exam(n)),
      ],
    },
  ],
  names: [],
}

const { excel, port } = await openStage(list)
const desk = createDesk({ host: port, rubrics, now, newId, soon: () => undefined })
const { state } = desk
await startSession(desk)
const mapped = () => mapColumns(rubric, state.shadow.value!.survey.book.sheets[0]!.head, [])!
const phase = () => state.phase.value
const names = () => excel.workbook.names.length

await report({
  'it is read in one sync, without the names of patients': async () => {
    assert.equal(phase(), 'foreign')
    const { result, syncs, bytes } = await excel.count(() => lookAtList(desk, { index: 0, guess: mapped().guess }))
    const { all, rows, odd } = takeRows(got(result))
    assert.deepEqual([all, rows.length, odd.size, syncs], [count, count, 0, 1])
    assert.ok(bytes.response < 150 * count, `${bytes.response} bytes`)
  },
  'it is written in few syncs of less than 5 MB: bytes grow with the rows, calls do not': async () => {
    const before = excel.log.length
    const { syncs, references, bytes } = await excel.count(() =>
      addOurSheets(desk, { site: 'S02', batch: '' }, { index: 0, guess: mapped().guess }),
    )
    assert.equal(phase(), 'ours', JSON.stringify(state.message.value))
    assert.equal(state.judgement.value?.rows.length, count)
    const largest = Math.max(...excel.log.slice(before).map(({ request }) => request))
    assert.ok(syncs <= 18 && largest < 5_000_000, `${syncs} syncs, ${largest} bytes`)
    assert.ok(bytes.request < 2_000_000 + 1_000 * count, `${bytes.request} bytes`)
    assert.equal(references, 0)
    assert.equal(excel.workbook.formula(scoreSheet, 'B5'), '')
  },
  'its columns are remembered in the workbook': async () => {
    const [layout] = await recallLayouts(desk)
    assert.equal(layout?.site, 'S02')
    assert.ok(mapColumns(rubric, state.shadow.value!.survey.book.sheets[0]!.head, [layout!])?.layout)
  },
  'it is taken back, names and very hidden sheets too, and made again': async () => {
    const all = excel.workbook.sheets.length
    assert.ok(names() > 20)
    await undo(desk)
    assert.equal(state.message.value?.word, 'undo.doneAll', JSON.stringify(state.message.value))
    assert.deepEqual([phase(), excel.workbook.sheets.map(({ name }) => name), names()], ['foreign', ['导出'], 0])
    await redo(desk)
    assert.deepEqual([phase(), excel.workbook.sheets.length], ['ours', all])
    assert.equal(state.judgement.value?.rows.length, count)
  },
  'every call was understood and nothing is held': async () => {
    assert.deepEqual(excel.unknown, [])
    assert.deepEqual(excel.references(), [])
  },
})
