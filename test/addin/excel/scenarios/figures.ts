// Charts and a PivotTable go with the statistics: put in once, then left as people have made them, and taken back by an undo.
import assert from 'node:assert/strict'
import { judgeBook } from '../../../../addin/host/judge-book.ts'
import type { WrittenFigures } from '../../../../addin/host/sheet-host.ts'
import { figuresPart, takeFigures } from '../../../../addin/pane/session/figures-part.ts'
import { type FigureSet, statisticsOf } from '../../../../addin/pane/session/statistics.ts'
import { openBook } from '../../../../server/reader/book.ts'
import { openJudgement } from '../../../../templates/judge.ts'
import type { Chart } from '../../../excel/model/chart.ts'
import type { Pivot } from '../../../excel/model/pivot.ts'
import { report } from '../../../excel/scenario.ts'
import { got, openStage, rubric, sampleBook, troubleIn } from '../stage.ts'

const stage = await openStage(sampleBook(60))
const { excel, port } = stage
const book = excel.workbook
got(await port.open())
const rubrics = new Map([[rubric.version, rubric]])
const context = { today: Date.UTC(2026, 10, 15) / 1000 }
const { judgement } = got(await judgeBook(port, rubrics, context))
const statistics = (rows = judgement.rows.length): FigureSet =>
  statisticsOf({ ...judgement, rows: judgement.rows.slice(0, rows) }, 'zh-CN', '2026-11-15T08:00:00Z', true)

/** Writes, in at most so many syncs, and leaves no reference. */
async function write(set: FigureSet, most: number): Promise<WrittenFigures> {
  const counted = await excel.count(() => port.refresh(set.sheets, set.wish))
  assert.ok(counted.syncs <= most, `${counted.syncs} syncs`)
  assert.equal(counted.references, 0)
  return got(counted.result)
}
const charts = () => book.figures.filter((figure): figure is Chart => figure.kind === 'Chart')
const pivot = () => book.figures.find((figure): figure is Pivot => figure.kind === 'PivotTable')
const chart = (name: string) => charts().find((each) => each.name === name)
const names = () => book.sheets.map(({ name }) => name)
const before = names()
const all = ['chart_pareto', 'chart_grades', 'chart_means', 'pivot_deductions']
/** All that stands in the sheets of figures. */
const contents = () =>
  Object.fromEntries(
    book.sheets
      .filter(({ name }) => !before.includes(name))
      .map(({ name, rows }) => [
        name,
        rows.map((row) => row?.cells.map((cell) => cell?.formula ?? cell?.value ?? null)),
      ]),
  )
/** As the server and the command line do. */
async function judgeFile(bytes: Uint8Array) {
  const file = openBook(bytes)
  const opened = openJudgement(rubrics, file.survey, context)
  for (const { sheet, take } of opened.sheets) await file.rows(sheet, take)
  return opened.close()
}
const desk = { host: port } as Parameters<typeof takeFigures>[0]
let part: ReturnType<typeof figuresPart>

await report({
  'three charts and a PivotTable are added in at most 4 syncs': async () => {
    const set = statistics()
    const written = await write(set, 4)
    assert.deepEqual(written.figures, { added: all, kept: [], takenOut: [] })
    assert.deepEqual(
      charts().map(({ name, title, series }) => [name, title, series.length]),
      [
        ['qc_chart_pareto', '条目帕累托：扣分次数最多的 15 条', 2],
        ['qc_chart_grades', '各环节等级例数', 4],
        ['qc_chart_means', '各环节平均分与 95% 区间（n ≥ 30）', 3],
      ],
    )
    part = figuresPart(set, written)
  },
  'the PivotTable counts what the other sheets count': async () => {
    const { body, sums } = pivot()!
    const last = body!.area.row + body!.area.rows
    const total = book.values('透视表', `A${last}:E${last}`)[0]!
    const column = (sheet: string, address: string) =>
      book
        .values(sheet, address)
        .flat()
        .reduce<number>((sum, each) => sum + Number(each), 0)
    assert.deepEqual(
      sums.map(({ name }) => name),
      ['Σ 例数 n', 'Σ 扣分次数', 'Σ 失分', 'Σ 否决次数'],
    )
    assert.deepEqual(total, [
      '总计',
      column('环节', 'F4:F9'),
      column('条目帕累托', 'D4:D67'),
      column('条目帕累托', 'G4:G67'),
      column('条目帕累托', 'K4:K67'),
    ])
  },
  'a refresh keeps place, size, name and looks that people gave, in at most 4 syncs': async () => {
    excel.as('person', () => {
      const moved = chart('qc_chart_pareto')!
      Object.assign(moved, { name: '院务会用', from: { column: 20, right: 3, row: 2, down: 1 }, title: '扣分' })
      moved.series[0]!.fill = '#FF0000'
      pivot()!.name = '我的透视'
      pivot()!.sheet.columns[0] = { width: 333, hidden: false, level: 0, style: null }
    })
    const { figures } = await write(statistics(35), 4)
    assert.deepEqual(figures, { added: [], kept: all, takenOut: [] })
    const moved = chart('院务会用')!
    assert.deepEqual([moved.title, moved.from.column, moved.series[0]!.fill], ['扣分', 20, '#FF0000'])
    assert.equal(charts().length, 3)
    assert.equal(pivot()!.sheet.columns[0]!.width, 333)
  },
  'it brings the PivotTable up to date': async () => {
    const place = pivot()!.body!.area
    const cases = book
      .values('环节', 'F4:F9')
      .flat()
      .reduce<number>((sum, each) => sum + Number(each), 0)
    assert.equal(book.values('透视表', `B${place.row + place.rows}`)[0]![0], cases)
  },
  'fields that people turned stay turned': async () => {
    excel.as('person', () => {
      pivot()!.rows = ['工号']
      pivot()!.filters = ['岗位', '检查类型', '月份']
    })
    await write(statistics(), 4)
    assert.deepEqual(pivot()!.rows, ['工号'])
    const { row, rows } = pivot()!.body!.area
    const people = book.values('透视表', `A${row + 2}:A${row + rows - 1}`).flat()
    assert.deepEqual(people, [...people].sort())
  },
  'notes beside the figures of the charts follow their line': async () => {
    const next = statistics(25)
    const wanted = next.sheets.find(({ key }) => key === 'summary_charts')!.sheet.rows.map(({ cells }) => cells[0])
    const now = book.values('图表', 'A1:A60').flat()
    const at = now.findIndex((item, n) => n >= 45 && wanted.includes(item) && wanted.indexOf(item) !== n)
    assert.ok(at >= 0, 'no item moves')
    excel.typeInto('图表', `L${at + 1}`, '下月复查')
    await write(next, 4)
    const row = wanted.indexOf(now[at]!) + 1
    assert.deepEqual(
      book.values('图表', `A${row}:L${row}`)[0]!.filter((_, n) => n === 0 || n === 11),
      [now[at], '下月复查'],
    )
    excel.typeInto('图表', `L${row}`, '')
  },
  'a chart that people took out is not put back, until it is asked for': async () => {
    excel.as('person', ({ figures }) => void figures.splice(figures.indexOf(chart('qc_chart_means')!), 1))
    const { figures } = await write(statistics(), 4)
    assert.deepEqual([figures.added, figures.takenOut], [[], ['chart_means']])
    assert.equal(charts().length, 2)
    const { sheets, wish } = statistics()
    const restored = await write({ sheets, wish: { ...wish!, restore: true } }, 4)
    assert.deepEqual(restored.figures.added, ['chart_means'])
    assert.ok(chart('qc_chart_means'))
    const undo = figuresPart({ sheets, wish: { ...wish!, restore: true } }, restored)
    assert.deepEqual(undo.remove, [])
    got(await takeFigures(desk, undo))
    assert.equal(chart('qc_chart_means'), undefined)
    await write({ sheets, wish: { ...wish!, restore: true } }, 4)
  },
  'a sheet that was there for a PivotTable alone does not come back without it': async () => {
    excel.as('person', (model) => {
      const sheet = pivot()!.sheet
      model.figures.splice(model.figures.indexOf(pivot()!), 1)
      model.sheets.splice(model.sheets.indexOf(sheet), 1)
    })
    const { figures } = await write(statistics(), 4)
    assert.deepEqual(figures.takenOut, ['pivot_deductions'])
    assert.ok(!names().includes('透视表'))
    const { sheets, wish } = statistics()
    await write({ sheets, wish: { ...wish!, restore: true } }, 4)
    assert.ok(names().includes('透视表') && pivot())
  },
  'a chart whose figures were deleted is drawn anew at its place': async () => {
    const other = book.sheet('环节')
    excel.as('person', (model) => {
      const moved = chart('qc_chart_grades')!
      const sheet = moved.sheet
      model.figures[model.figures.indexOf(moved)] = { ...moved, sheet: other, name: '给院长' }
      for (const each of charts().filter(({ sheet: own }) => own === sheet))
        model.figures.splice(model.figures.indexOf(each), 1)
      for (const place of chart('给院长')!.series.flatMap(({ values, categories }) => [values!, categories!]))
        place.gone = true
      model.sheets.splice(model.sheets.indexOf(sheet), 1)
    })
    const { figures } = await write(statistics(), 4)
    assert.deepEqual(figures.takenOut, ['chart_pareto', 'chart_means'])
    const again = chart('给院长')!
    assert.equal(again.sheet, other)
    assert.ok(again.series.every(({ values }) => values?.gone !== true && values?.sheet === book.sheet('图表')))
  },
  'neither reading nor `qc check` finds the sheets strange': async () => {
    const again = got(await judgeBook(port, rubrics, context)).judgement
    assert.deepEqual(
      again.findings.map(({ code }) => code).filter((code) => code.startsWith('WB')),
      [],
    )
    const saved = await judgeFile(book.save())
    assert.deepEqual(saved.findings, judgement.findings)
    assert.equal(saved.rows.length, judgement.rows.length)
  },
  'a refresh is undone by value, greyed and told, and done again': async () => {
    excel.as('person', () => book.settings.clear())
    const { sheets, wish } = statistics()
    const full = await write({ sheets, wish: { ...wish!, restore: true } }, 4)
    assert.equal(full.figures.takenOut.length, 0)
    const then = contents()
    const set = statistics(20)
    const less = await write(set, 4)
    const now = contents()
    assert.notDeepEqual(now, then)
    const undone = await excel.count(() => takeFigures(desk, figuresPart(set, less)))
    assert.ok(undone.syncs <= 4)
    const back = contents()
    assert.match(String(book.values('医院统计', 'A2')[0]![0]), /已撤销刷新/)
    for (const rows of [...Object.values(back), ...Object.values(then)]) if (rows[1]) rows[1][0] = null
    const texts = (found: ReturnType<typeof contents>) =>
      Object.fromEntries(
        Object.entries(found)
          .filter(([name]) => name !== '透视表')
          .map(([name, rows]) => [
            name,
            rows
              .map(
                (row) =>
                  row
                    ?.map((cell) => cell ?? '')
                    .join('|')
                    .replace(/\|+$/, '') ?? '',
              )
              .join('\n')
              .trimEnd(),
          ]),
      )
    assert.deepEqual(texts(back), texts(then))
    const { fontColor, italic } = book.style('环节', 'G4')
    assert.deepEqual([fontColor, italic], ['#7B8794', true])
    const redo = got(undone.result)
    assert.equal(redo.kind, 'figures')
    got(await takeFigures(desk, redo as typeof part))
    assert.deepEqual(contents(), now)
    await write(statistics(), 4)
    assert.equal(book.style('环节', 'G4').italic, false)
  },
  'what was added goes again, notes only when they may; then all can be added anew': async () => {
    const ids = book.sheets.filter(({ name }) => !before.includes(name)).map(({ id }) => id)
    excel.typeInto('医院统计', 'A200', '留着')
    const added = { ...part, remove: ids }
    assert.equal(troubleIn(await takeFigures(desk, added)), 'sheet-has-notes')
    const taken = await excel.count(() => takeFigures(desk, { ...added, asked: true }))
    got(taken.result)
    assert.ok(taken.syncs <= 3)
    assert.deepEqual(names(), before)
    assert.deepEqual([book.figures.length, book.names.filter(({ name }) => name.startsWith('qc_box')).length], [0, 0])
    const { figures } = await write(statistics(), 4)
    assert.deepEqual(figures.added, all)
  },
  'a file of it is opened again with its charts and PivotTable, and they are known': async () => {
    book.load(book.save())
    got(await port.open())
    assert.deepEqual([charts().length, pivot()?.name], [3, 'qc_pivot_deductions'])
    const { figures } = await write(statistics(50), 4)
    assert.deepEqual(figures, { added: [], kept: all, takenOut: [] })
  },
  'a host without them gets the sheets only': async () => {
    const plain = statisticsOf(judgement, 'zh-CN', '2026-11-15T08:00:00Z', false)
    assert.equal(plain.wish, undefined)
    assert.ok(plain.sheets.every(({ key }) => !/charts|pivot|strata/.test(key)))
  },
})
