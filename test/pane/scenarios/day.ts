// The pane's session on the real office.js: opened, scored, checked, jumped, mended, taken back, summarised.
import assert from 'node:assert/strict'
import { createExcelHost as createSheetHost } from '../../../addin/excel/excel-host.ts'
import { newId } from '../../../addin/pane/book/new-id.ts'
import { goToFinding, mend, paint } from '../../../addin/pane/session/find.ts'
import { act, scoreRow } from '../../../addin/pane/session/score.ts'
import { createDesk, startSession } from '../../../addin/pane/session/session.ts'
import { writeStatistics } from '../../../addin/pane/session/statistics.ts'
import { undo } from '../../../addin/pane/session/undo.ts'
import { cellName } from '../../../core/grid.ts'
import { drawBook } from '../../../server/pen/pen.ts'
import { blankRow, bookOf, now, rubric, rubrics, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { createExcelHost } from '../../excel/host.ts'
import { bootNode } from '../../excel/node.ts'
import { report, scenarioLevel } from '../../excel/scenario.ts'

const excel = createExcelHost({ sets: scenarioLevel() })
excel.workbook.load(await drawBook(bookOf([scoredRow(0), blankRow(1), blankRow(2), blankRow(3)])))
await bootNode(excel)
const waiting = new Map<string, () => void>()
const host = createSheetHost(async () => undefined)
const desk = createDesk({ host, rubrics, now, newId, soon: (name, work) => void waiting.set(name, work) })
const { state } = desk

/** Does what waits, until Excel and the pane are both at rest. */
async function rest(): Promise<void> {
  await excel.idle()
  while (waiting.size > 0) {
    for (const [name, work] of [...waiting]) {
      waiting.delete(name)
      work()
    }
    await new Promise((resolve) => setImmediate(resolve))
    await excel.idle()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const cost = async (work: () => Promise<unknown>): Promise<number> => {
  const { syncs, references } = await excel.count(work)
  assert.equal(references, 0)
  return syncs
}
const at = (key: string) => rubric.placeOf.get(key)!
const valueAt = async (key: string, row: number) => {
  let value: unknown
  const sheet = state.shadow.value!.survey.sheets[state.shadow.value!.found.scores!.sheet]!.id
  await host.read([{ sheet, from: row, to: row, columns: new Set([at(key)]) }], (_, [raw]) => {
    value = raw?.cells[at(key)] ?? null
  })
  return value
}

await report({
  'the workbook is recognised and its first unscored exam opened': async () => {
    await startSession(desk)
    assert.equal(state.phase.value, 'ours', JSON.stringify(state.message.value))
    assert.equal(state.judgement.value?.rubric.version, rubric.version)
    assert.deepEqual(state.unscored.value, [6, 7, 8])
    assert.equal(state.draft.value?.entry.row, 6)
  },
  'a clean exam costs one sync': async () => {
    assert.equal(await cost(() => act(desk, { do: 'commit', by: 1 })), 1)
    assert.equal(await valueAt('REQ-01', 6), '√')
    assert.equal(state.draft.value?.entry.row, 7)
  },
  'our own write is not read again': async () => {
    assert.equal(await cost(rest), 0)
    assert.deepEqual(state.unscored.value, [7, 8])
  },
  'an exam with two deductions costs one sync': async () => {
    await act(desk, { do: 'letter', letter: 'A' })
    await act(desk, { do: 'jump', number: 13 })
    await act(desk, { do: 'letter', letter: 'B' })
    assert.equal(await cost(() => act(desk, { do: 'commit', by: 1 })), 1)
    assert.equal(await valueAt('REQ-01', 7), 'A')
    assert.equal(await valueAt(rubric.items[12]!.id, 7), 'B')
    await rest()
  },
  'what is typed into a cell is found at the price of one sync': async () => {
    excel.typeInto(scoreSheet, cellName(at('modality'), 5), '螺旋CT')
    excel.typeInto(scoreSheet, cellName(at('body_part'), 5), 'XX')
    assert.equal(await cost(rest), 1)
    const codes = state.listed.value.filter(({ row }) => row === 5).map(({ code }) => code)
    assert.ok(codes.includes('RD-01') && codes.includes('VR-02'), codes.join(' '))
  },
  'F8 selects the cell of the finding': async () => {
    assert.equal(await cost(() => goToFinding(desk, 1)), 1)
    const finding = state.listed.value[state.at.value]!
    const place = await host.selection()
    assert.ok(place.done && place.value?.range === finding.cell, `${finding.cell}`)
  },
  'a sure mend is written and taken back': async () => {
    const sure = state.listed.value.filter(({ code, row }) => code === 'RD-01' && row === 5)
    assert.equal(await mend(desk, sure), sure.length)
    assert.equal(await valueAt('modality', 5), 'CT')
    await undo(desk)
    assert.equal(await valueAt('modality', 5), '螺旋CT')
    await rest()
  },
  'findings are painted and the paint is taken away': async () => {
    await paint(desk, true)
    assert.equal(state.message.value?.word, 'findings.painted', JSON.stringify(state.message.value))
    await paint(desk, false)
    await rest()
  },
  'a co-author is heard': async () => {
    scoreRow(desk, 8)
    excel.remoteEdit(scoreSheet, cellName(at('REQ-01'), 8), [['C']])
    await rest()
    assert.equal(state.message.value?.word, 'score.changedByOthers')
    assert.equal(state.draft.value?.entry.row, 8)
  },
  'nothing pressed is lost when Excel refuses, and the next Enter commits it': async () => {
    await act(desk, { do: 'jump', number: 3 })
    await act(desk, { do: 'letter', letter: 'A' })
    excel.inject({ request: 'internal' })
    await act(desk, { do: 'commit', by: 1 })
    assert.equal(state.message.value?.level, 'error')
    assert.equal(state.draft.value?.entry.row, 8)
    await act(desk, { do: 'commit', by: 1 })
    assert.equal(await valueAt(rubric.items[2]!.id, 8), 'A')
    await rest()
    assert.equal(state.unscored.value.includes(8), false)
  },
  'statistics are written in at most four syncs, and again in place': async () => {
    const before = excel.workbook.sheets.length
    assert.ok((await cost(() => writeStatistics(desk))) <= 4)
    assert.equal(state.message.value?.word, 'statistics.done', JSON.stringify(state.message.value))
    const after = excel.workbook.sheets.length
    assert.ok(after > before)
    await rest()
    assert.ok((await cost(() => writeStatistics(desk))) <= 4)
    assert.equal(excel.workbook.sheets.length, after)
  },
  'every call was understood and nothing is held': async () => {
    assert.deepEqual(excel.unknown, [])
    assert.deepEqual(excel.references(), [])
  },
})
