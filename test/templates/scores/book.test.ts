import assert from 'node:assert/strict'
import { captionOf, scoreRows } from '../../../templates/captions.ts'
import { looks } from '../../../templates/looks.ts'
import { recognise } from '../../../templates/reading/recognise.ts'
import { sheetNames } from '../../../templates/sheet-names.ts'
import { surveyOf } from '../../rubric/drawn.ts'
import { rubric } from '../../rubric/rubric.ts'
import { allMet, bookWith, sheetIn, site } from './blank.ts'

const languages = ['zh-CN', 'en-US'] as const
const order = [
  'guide',
  'scores',
  'findings',
  'deductions',
  'population',
  'actions',
  'staff',
  'rubric',
  'codes',
  'entries',
  'identity',
] as const

describe('score workbook', () => {
  for (const language of languages)
    it(`has its sheets in the order a person works, the last two very hidden (${language})`, () => {
      const { sheets } = bookWith({ language })
      assert.deepEqual(
        sheets.map(({ name }) => name),
        order.map((kind) => sheetNames[kind][language]),
      )
      assert.deepEqual(
        sheets.map(({ state }) => state ?? 'visible'),
        order.map((kind) => (kind === 'entries' || kind === 'identity' ? 'veryHidden' : 'visible')),
      )
    })

  for (const language of languages)
    it(`is recognised without a finding, every column in the rubric's order (${language})`, () => {
      const { scores, population, actions, findings } = recognise(rubric, surveyOf(bookWith({ language })))
      assert.deepEqual(findings, [])
      assert.deepEqual(
        [...scores!.columns].sort((a, b) => a[1] - b[1]).map(([key]) => key),
        rubric.columns.map(({ key }) => key),
      )
      assert.equal(scores!.firstRow, scoreRows.first)
      assert.equal(population!.columns.size, rubric.populationTable.fields.length)
      assert.equal(actions!.columns.size, rubric.actionLog.fields.length)
    })

  it('names every column as the rubric does, an item by its id first', () => {
    const heads = sheetIn(bookWith(), 'scores').rows[scoreRows.captions - 1]!.cells
    rubric.columns.forEach((column, place) => {
      assert.equal(String(heads[place]).replace('\n', ' '), captionOf(column, 'zh-CN'))
    })
  })

  it('prepares a row with its id, batch, hospital and number, and nothing else', () => {
    const { cells } = sheetIn(bookWith(), 'scores').rows[scoreRows.first]!
    const typed = rubric.columns.flatMap(({ key }, place) => {
      const cell = cells[place] ?? null
      return cell === null || typeof cell === 'object' ? [] : [[key, cell]]
    })
    assert.deepEqual(Object.fromEntries(typed), {
      record_id: 'id-2',
      batch_no: `${site.code}-2026Q4`,
      rubric_version: rubric.version,
      app_hospital_code: site.code,
      case_seq: 2,
    })
  })

  it('puts filled rows first, as they were typed, and maps their ids', () => {
    const book = bookWith({ filled: [{ ...allMet, 'REQ-01': 'b， A*2', remarks: '=1+1' }] })
    const { cells } = sheetIn(book, 'scores').rows[scoreRows.first - 1]!
    assert.equal(cells[rubric.placeOf.get('REQ-01')!], 'b， A*2')
    assert.equal(cells[rubric.placeOf.get('remarks')!], '=1+1')
    assert.deepEqual(
      sheetIn(book, 'identity')
        .rows.slice(0, 2)
        .map(({ cells: [, , , row, id] }) => [row, id]),
      [
        [5, 'id-9'],
        [6, 'id-2'],
      ],
    )
  })

  it('refuses fewer ids than rows', () => {
    assert.throws(() => bookWith({ rows: 2, ids: ['one'] }), RangeError)
  })

  it('uses no look that is not in the table', () => {
    for (const { columns, rows, conditions = [] } of bookWith({ filled: [allMet] }).sheets) {
      const used = [
        ...columns.map(({ look }) => look),
        ...rows.flatMap(({ look }) => (typeof look === 'string' ? [look] : (look ?? []))),
        ...conditions.map(({ look }) => look),
      ]
      for (const look of new Set(used)) if (look != null) assert.ok(Object.hasOwn(looks, look), look)
    }
  })

  it('leaves open what people fill in and locks what formulas fill', () => {
    const { columns, locked } = sheetIn(bookWith(), 'scores')
    const isOpen = (key: string) => looks[columns[rubric.placeOf.get(key)!]!.look!]!.locked === false
    assert.equal(locked, true)
    for (const { id } of rubric.items) assert.ok(isOpen(id), id)
    for (const key of ['modality', 'exam_start', 'remarks', 'qc_scope']) assert.ok(isOpen(key), key)
    for (const key of ['record_id', 'REQ_score', 'limit_min', 'app_hospital_name', 'sync_status'])
      assert.ok(!isOpen(key), key)
  })

  it('shows the seed columns and folds only what nobody types', () => {
    const { columns } = sheetIn(bookWith(), 'scores')
    rubric.columns.forEach(({ key, source, required, type }, place) => {
      const { level, collapsed, hidden } = columns[place]!
      if (source === 'seed') assert.deepEqual([level, collapsed, hidden], [undefined, undefined, undefined], key)
      if (collapsed) assert.ok(required === 'auto' || required === 'no', key)
      if (type === 'entry') assert.equal(collapsed, undefined, key)
    })
  })

  it('prints no number of the standard, and says on every sheet for reading that the rubric is our own', () => {
    const { sheets } = bookWith()
    for (const kind of [
      'guide',
      'scores',
      'findings',
      'deductions',
      'population',
      'actions',
      'rubric',
      'codes',
    ] as const) {
      const { rows, print } = sheets[order.indexOf(kind)]!
      const text = JSON.stringify(rows)
      assert.ok(text.includes(rubric.standard.disclaimerZh), kind)
      assert.ok(print!.footer!.includes(rubric.standard.disclaimerZh), kind)
      assert.ok(!/T\/CSBME/.test(text), kind)
    }
  })
})
