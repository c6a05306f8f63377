// Statistics are written and written again: what the manager put around them stays.
import assert from 'node:assert/strict'
import type { RefreshedSheet } from '../../../../addin/host/sheet-host.ts'
import type { Sheet } from '../../../../templates/sheet.ts'
import { report } from '../../../excel/scenario.ts'
import { costing, got, openStage } from '../stage.ts'

const stage = await openStage(null)
const { excel, port } = stage
got(await port.open())

type Line = readonly [name: string, cases: number, mean: number]
const figures = (lines: readonly Line[], wide = false): Sheet => ({
  name: '医院统计',
  columns: [{ width: 18 }, { width: 9 }, { width: 9 }, { width: 9 }, ...(wide ? [{ width: 12 }] : [])],
  rows: [
    { cells: ['医院统计 · 2026'], look: ['summary-title'], height: 26 },
    { cells: ['说明'], look: ['summary-subtitle'] },
    { cells: ['医院', '例数', '均分', '合计', ...(wide ? ['新列'] : [])] },
    ...lines.map(([name, cases, mean], n) => ({
      cells: [name, cases, mean, { formula: `B${n + 4}*C${n + 4}`, result: cases * mean }, ...(wide ? [n] : [])],
    })),
  ],
  freeze: { rows: 3, columns: 1 },
  tables: [{ name: 'summary_hospitals', range: `A3:${wide ? 'E' : 'D'}${lines.length + 3}` }],
  locked: true,
})
const wanted = (sheet: Sheet): RefreshedSheet => ({ key: 'hospitals', sheet, firstLine: 4, nameColumns: 1 })
const refresh = async (sheet: Sheet, syncs: number) =>
  (await costing(stage, syncs, () => port.refresh([wanted(sheet)]))).sheets[0]!
const values = (address: string) => excel.workbook.values('医院统计', address)
const text = (address: string) => values(address).map((row) => row.join('|'))

await report({
  'figures that are not there are added in 2 syncs': async () => {
    await refresh(
      figures([
        ['S01', 10, 90],
        ['S02', 20, 80],
      ]),
      2,
    )
    assert.deepEqual(text('A3:D5'), ['医院|例数|均分|合计', 'S01|10|90|900', 'S02|20|80|1600'])
  },
  'beside and below them people may write, in them not': async () => {
    const { locked } = excel.workbook.style('医院统计', 'F4')
    assert.equal(locked, false)
    assert.equal(excel.workbook.style('医院统计', 'B4').locked, true)
  },
  'written again in place in 3 syncs': async () => {
    await refresh(
      figures([
        ['S01', 11, 91],
        ['S02', 21, 81],
      ]),
      3,
    )
    assert.deepEqual(text('A4:D5'), ['S01|11|91|1001', 'S02|21|81|1701'])
    assert.equal(excel.workbook.tables.length, 1)
  },
  'a note follows its line when the order changes': async () => {
    excel.typeInto('医院统计', 'F4', '已电话核实')
    excel.typeInto('医院统计', 'F5', '=D5/2')
    await refresh(
      figures([
        ['S02', 20, 80],
        ['S01', 10, 90],
      ]),
      3,
    )
    assert.deepEqual(text('F4:F5'), ['800', '已电话核实'])
    assert.equal(excel.workbook.formula('医院统计', 'F4'), '=D4/2')
  },
  'notes below move down when there are more lines': async () => {
    excel.typeInto('医院统计', 'A8', '负责人意见')
    const lines: Line[] = [
      ['S02', 20, 80],
      ['S01', 10, 90],
      ['S03', 5, 70],
      ['S04', 6, 71],
    ]
    await refresh(figures(lines), 3)
    assert.deepEqual(text('A4:A7'), ['S02', 'S01', 'S03', 'S04'])
    assert.deepEqual(text('A10:A10'), ['负责人意见'])
    assert.deepEqual(text('F4:F5'), ['800', '已电话核实'])
  },
  'the note of a line that is gone is kept below with its name, and comes back with the line': async () => {
    const { orphans } = await refresh(
      figures([
        ['S02', 20, 80],
        ['S03', 5, 70],
      ]),
      3,
    )
    assert.equal(orphans, 1)
    assert.deepEqual(text('A4:A6'), ['S02', 'S03', 'S01'])
    assert.deepEqual(text('F6:F6'), ['已电话核实'])
    await refresh(
      figures([
        ['S01', 10, 90],
        ['S02', 20, 80],
        ['S03', 5, 70],
      ]),
      3,
    )
    assert.deepEqual(text('A4:A7'), ['S01', 'S02', 'S03', ''])
    assert.deepEqual(text('F4:F6'), ['已电话核实', '800', ''])
  },
  'columns of the manager give way to a new column of ours, with their widths': async () => {
    const column = () => excel.workbook.sheet('医院统计').columns
    excel.as('person', () => {
      column()[5] = { width: 99, hidden: false, level: 0, style: null }
    })
    await refresh(
      figures(
        [
          ['S01', 10, 90],
          ['S02', 20, 80],
          ['S03', 5, 70],
        ],
        true,
      ),
      3,
    )
    assert.deepEqual(text('E3:E6'), ['新列', '0', '1', '2'])
    assert.deepEqual(text('G4:G5'), ['已电话核实', '800'])
    assert.equal(column()[6]?.width, 99)
  },
  'a renamed sheet is found again': async () => {
    excel.as('person', (book) => {
      book.sheets.find(({ name }) => name === '医院统计')!.name = '各院'
    })
    const { name } = await refresh(figures([['S09', 1, 50]], true), 3)
    assert.equal(name, '各院')
    assert.deepEqual(excel.workbook.values('各院', 'A4:B4'), [['S09', 1]])
  },
  'it stays protected': async () => assert.ok(excel.workbook.sheet('各院').protection),
  'a deleted sheet is made anew': async () => {
    excel.as('person', (book) => {
      book.sheets.splice(
        book.sheets.findIndex(({ name }) => name === '各院'),
        1,
      )
      book.tables.length = 0
    })
    const { name } = await refresh(figures([['S01', 10, 90]]), 2)
    assert.equal(name, '医院统计')
  },
  'a sheet of somebody else with that name is left alone': async () => {
    excel.as('person', (book) => {
      book.sheets.find(({ name }) => name === '医院统计')!.name = 'x'
      book.names.length = 0
      book.tables.length = 0
    })
    await costing(stage, 2, () =>
      port.addSheets({
        title: '',
        names: [],
        sheets: [{ name: '医院统计', columns: [], rows: [{ cells: ['私人'] }] }],
      }),
    )
    const { name } = await refresh(figures([['S01', 10, 90]]), 2)
    assert.equal(name, '医院统计 (2)')
    assert.deepEqual(text('A1:A1'), ['私人'])
  },
})
