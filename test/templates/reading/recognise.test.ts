import assert from 'node:assert/strict'
import type { BookSurvey, RawRow, SheetSurvey } from '../../../core/grid.ts'
import { captionOf } from '../../../templates/captions.ts'
import { recognise } from '../../../templates/reading/recognise.ts'
import { rubric } from '../../rubric/rubric.ts'
import { actions, brief, captionRow, keyRow, meta, population, scores, sheet, survey, whole } from './sheets.ts'

const at = (key: string): number => rubric.placeOf.get(key)!
const edited = (row: RawRow, edit: (cells: (typeof row.cells)[number][]) => void): RawRow => {
  const cells = [...row.cells]
  edit(cells)
  return { number: row.number, cells }
}
const book = (head: readonly RawRow[], name = '原始数据表'): BookSurvey =>
  survey([sheet(name, head), population, actions, meta()])
const captions = captionRow()
const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const rest = list.filter((_, n) => n !== from)
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)]
}

type Example = readonly [what: string, book: BookSurvey, findings: readonly string[]]

const examples: readonly Example[] = [
  ['a whole workbook', whole, []],
  ['an English workbook', book([keyRow, captionRow('en-US')], 'Raw data table'), []],
  ['a sheet name in spaces', book([keyRow, captions], ' 原始数据表 '), []],
  ['a renamed score sheet', book([keyRow, captions], '四月'), ['WB-22 四月']],
  ['only the keys', book([keyRow]), []],
  ['only the captions', book([captions]), []],
  [
    'captions in full width, spaces and line breaks',
    book([edited(captions, (cells) => cells.splice(0, cells.length, ...cells.map((text) => ` ${text}\n`)))]),
    [],
  ],
  [
    'a header that begins in row 12 and column C',
    book([
      { number: 1, cells: ['某医院质控'] },
      { number: 12, cells: [null, null, ...captions.cells] },
    ]),
    [],
  ],
  [
    'reordered columns',
    book([keyRow, captions].map((row) => ({ number: row.number, cells: moved(row.cells, at('modality'), 2) }))),
    ['WB-16'],
  ],
  [
    'a renamed column whose key is still there',
    book([keyRow, edited(captions, (cells) => cells.splice(at('modality'), 1, '机器'))]),
    [`WB-17 X4`],
  ],
  [
    'a renamed column that is known by a synonym',
    book([edited(captions, (cells) => cells.splice(at('modality'), 1, '模态'))]),
    ['WB-17 X4'],
  ],
  [
    'a renamed column that nothing tells of',
    book([edited(captions, (cells) => cells.splice(at('modality'), 1, '机器'))]),
    ['WB-11', 'WB-15 X4'],
  ],
  [
    'a missing column',
    book([keyRow, captions].map((row) => edited(row, (cells) => cells.splice(at('report_time'), 1)))),
    ['WB-11'],
  ],
  [
    'missing columns of three groups',
    book(
      [keyRow, captions].map((row) =>
        edited(
          row,
          (cells) =>
            cells.splice(at('appeal_note'), 1) && cells.splice(at('IMG-10'), 1) && cells.splice(at('qc_date'), 2),
        ),
      ),
    ),
    ['WB-11', 'WB-11', 'WB-12'],
  ],
  [
    'missing totals',
    book([keyRow, captions].map((row) => edited(row, (cells) => cells.splice(at('REQ_raw'), 25)))),
    ['WB-13'],
  ],
  ['a missing record id', book([keyRow, captions].map((row) => edited(row, (cells) => cells.splice(0, 1)))), ['WB-12']],
  [
    'a doubled column',
    book([keyRow, captions].map((row) => edited(row, (cells) => cells.push(cells[at('modality')]!)))),
    ['WB-14 FH4'],
  ],
  [
    'an extra column that sounds like one of ours',
    book([keyRow, edited(captions, (cells) => cells.push('说明'))]),
    ['WB-15 FH4'],
  ],
  ['our own hidden columns', book([edited(keyRow, (cells) => cells.push('_max')), captions]), []],
  [
    'a column whose key and caption disagree',
    book([keyRow, edited(captions, (cells) => cells.splice(at('modality'), 1, '性别'))]),
    ['WB-18 X4'],
  ],
  [
    'columns called like parts of every object',
    book([keyRow, edited(captions, (cells) => cells.push('__proto__', 'constructor', 'toString'))]),
    ['WB-15 FH4'],
  ],
  [
    'an unknown sheet',
    survey([scores, population, actions, meta(), sheet('临时', [{ number: 1, cells: ['x'] }])]),
    ['WB-19'],
  ],
  [
    'statistics that the pane wrote, renamed and moved down among them',
    survey([
      scores,
      population,
      actions,
      meta(),
      sheet('环节', [{ number: 1, cells: ['环节 · S01 · 2026-05'] }]),
      sheet('Hospitals', [{ number: 1, cells: ['Hospitals · S01 · 2026-05'] }]),
      sheet('给院长看', [{ number: 4, cells: [null, '医师统计 · S01 · 2026-05'] }]),
      sheet('透视数据 (2)', [{ number: 1, cells: ['透视数据 · S01 · 2026-05'] }]),
    ]),
    [],
  ],
  [
    'a sheet of somebody that is called like statistics of ours',
    survey([scores, population, actions, meta(), sheet('环节', [{ number: 1, cells: ['环节', '负责人'] }])]),
    ['WB-19'],
  ],
  [
    'statistics with the headings of a table, where that table is missing',
    survey([
      scores,
      actions,
      meta(),
      {
        ...population,
        name: '透视数据',
        head: [{ number: 1, cells: ['透视数据 · S01'] }, ...population.head.slice(1)],
      },
    ]),
    ['WB-23'],
  ],
  ['an empty unknown sheet', survey([scores, population, actions, meta(), sheet('Sheet1', [])]), []],
  [
    'a second copy of the score sheet',
    survey([scores, { ...scores, name: '原始数据表 (2)' }, population, actions, meta()]),
    ['WB-05 原始数据表 (2)'],
  ],
  [
    'two renamed score sheets',
    survey([{ ...scores, name: '一月' }, { ...scores, name: '二月' }, meta()]),
    ['WB-04 一月'],
  ],
  ['no table sheets', survey([scores, meta()]), ['WB-23', 'WB-23']],
  ['a score sheet without header', book([{ number: 1, cells: ['检查', 'CT'] }]), ['WB-02']],
  [
    'a table sheet without header',
    survey([scores, sheet('工作量与总体数据', [{ number: 1, cells: ['x'] }]), actions, meta()]),
    ['WB-02 工作量与总体数据'],
  ],
  [
    'somebody else’s workbook',
    survey([sheet('Sheet1', [{ number: 1, cells: ['姓名', '性别', '年龄'] }])]),
    ['WB-10', 'WB-01'],
  ],
  ['a workbook without anything', survey([sheet('Sheet1', [])]), ['WB-10', 'WB-01']],
  ['a summary workbook', survey([sheet('医师统计', []), meta({ kind: 'summary' })]), ['WB-03']],
  ['a deleted identity sheet', survey([scores, population, actions]), ['WB-10']],
  ['a renamed identity sheet', survey([scores, population, actions, { ...meta(), name: 'Sheet9' }]), []],
  [
    'an unknown rubric version',
    survey([scores, population, actions, meta({ rubricVersion: '0.1.0' })]),
    ['WB-06 _meta'],
  ],
  ['another rubric', survey([scores, population, actions, meta({ rubric: 'other' })]), ['WB-06 _meta']],
  ['a rubric of other content', survey([scores, population, actions, meta({ rubricHash: 'ab' })]), ['WB-07 _meta']],
  ['an older template', survey([scores, population, actions, meta({ templateVersion: '0' })]), ['WB-08 _meta']],
  ['a newer template', survey([scores, population, actions, meta({ templateVersion: '99' })]), ['WB-09 _meta']],
  ['links to other files', survey(whole.sheets, { externalLinks: true }), ['WB-20']],
  ['the 1904 date system', survey(whole.sheets, { date1904: true }), ['WB-21']],
]

describe('recognising a workbook', () => {
  for (const [what, given, wanted] of examples)
    it(`says ${wanted.join(', ') || 'nothing'} of ${what}`, () =>
      assert.deepEqual(brief(recognise(rubric, given).findings), wanted))

  it('finds every column of a whole workbook in both languages', () => {
    for (const language of ['zh-CN', 'en-US'] as const)
      for (const head of [[keyRow], [captionRow(language)], [keyRow, captionRow(language)]]) {
        const { scores } = recognise(rubric, book(head))
        assert.deepEqual(
          [...scores!.columns],
          rubric.columns.map(({ key }, place) => [key, place]),
        )
        assert.equal(scores!.firstRow, head.at(-1)!.number + 1)
      }
  })

  it('knows every item by its id alone', () => {
    const head = edited(captions, (cells) => {
      for (const { id } of rubric.items) cells[at(id)] = id.replace('-', '')
    })
    const { scores } = recognise(rubric, book([head]))
    for (const { id } of rubric.items) assert.equal(scores!.columns.get(id), at(id))
  })

  it('takes a rich list of exams for a score sheet only where it has items, or our name', () => {
    const fields = rubric.columns
      .filter(({ group }) => ['admin', 'case', 'time'].includes(group))
      .map((column) => captionOf(column, 'zh-CN'))
    assert.ok(fields.length > 20)
    const [item] = rubric.items
    const found = (name: string, cells: readonly string[]) =>
      recognise(rubric, survey([sheet(name, [{ number: 1, cells }])])).scores?.name ?? null
    assert.equal(found('导出', fields), null)
    assert.equal(found('导出', [...fields, item!.id]), '导出')
    assert.equal(found('原始数据表', fields), '原始数据表')
  })

  it('tells the language of a workbook that does not say it', () => {
    const english = rubric.columns.map((column) => captionOf(column, 'en-US'))
    const language = (sheets: SheetSurvey[]) => recognise(rubric, survey(sheets)).language
    assert.equal(language([sheet('April', [{ number: 1, cells: english }])]), 'en-US')
    assert.equal(language([scores]), 'zh-CN')
  })

  it('takes no two keys or captions of the rubric for the same column', () => {
    const texts = rubric.columns.flatMap((column) => [
      column.key,
      captionOf(column, 'zh-CN'),
      captionOf(column, 'en-US'),
    ])
    const { scores } = recognise(rubric, book([{ number: 1, cells: texts }]))
    for (const { key } of rubric.columns) assert.ok(scores!.columns.has(key), key)
  })
})
