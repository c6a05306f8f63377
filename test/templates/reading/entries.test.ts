import assert from 'node:assert/strict'
import type { RawCell } from '../../../core/grid.ts'
import { captionOf } from '../../../templates/captions.ts'
import { createEntryReader } from '../../../templates/reading/entries.ts'
import { mostAlike } from '../../../templates/reading/ledger.ts'
import { recognise } from '../../../templates/reading/recognise.ts'
import { rubric } from '../../rubric/rubric.ts'
import { brief, type Cells, captionRow, id, readRows, scoreRow, survey, whole } from './sheets.ts'

const may8 = Date.UTC(2020, 4, 8) / 1000
const afternoon = may8 + 14.5 * 3600
const formula = (value: RawCell): RawCell => ({ formula: true, value: value as string })

type Example = readonly [
  key: string,
  cell: RawCell,
  value: string | number | null,
  finding?: string,
  fix?: string | number | null | { readonly date: string },
]

/** What stands in a cell, what is read, what is found there, and what a mend would write. */
const examples: readonly Example[] = [
  ['modality', 'CT', 'CT'],
  ['modality', ' ct　', 'CT', 'RD-01', 'CT'],
  ['modality', 'Ｃ\u200BＴ', 'CT', 'RD-01', 'CT'],
  ['modality', 'PET', 'PET'],
  ['modality', '—', null, 'RD-28', null],
  ['encounter_type', '门诊', 'O', 'RD-01', 'O'],
  ['patient_sex', 1, '1'],
  ['patient_sex', '男', '1', 'RD-01', '1'],
  ['qc_person_title', 231, '231'],
  ['contrast_used', true, 'Y'],
  ['contrast_used', '有', 'Y', 'RD-01', 'Y'],
  ['rads_required', '无', null, 'RD-28', null],
  ['modality', { serial: 43_959 }, null, 'RD-09'],
  ['modality', true, null, 'RD-26'],
  ['qc_person_id', 'Q001', 'Q001'],
  ['qc_person_id', 'Ｑ００１ ', 'Q001', 'RD-01', 'Q001'],
  ['qc_person_id', '/', null, 'RD-28', null],
  ['qc_person_id', { serial: 43_959 }, null, 'RD-09'],
  ['accession_no', 123_456_789_012_345, '123456789012345'],
  ['accession_no', 1.234_567_890_123_457e17, null, 'RD-13'],
  ['accession_no', '1.23457E+17', null, 'RD-13'],
  ['accession_no', 'x'.repeat(201), null, 'RD-14'],
  ['remarks', '（见 ①）', '（见 ①）'],
  ['remarks', ' 一行\r\n两行\u200B ', '一行\n两行'],
  ['remarks', 'x'.repeat(2001), null, 'RD-14'],
  ['remarks', '=1+1', '=1+1'],
  ['qc_scope', 'ALL', 'ALL'],
  ['qc_scope', '全部', 'ALL', 'RD-01', 'ALL'],
  ['qc_scope', 'img、REQ', 'REQ;IMG', 'RD-01', 'REQ;IMG'],
  ['qc_scope', 'RPT；REV', 'RPT;REV', 'RD-01', 'RPT;REV'],
  ['qc_scope', '图像质量', 'IMG', 'RD-01', 'IMG'],
  ['qc_scope', '胸片', '胸片'],
  ['extra_parts', 'chest，腹部', 'chest,腹部'],
  ['extra_parts', 'chest，颅脑', 'CHEST;HEAD', 'RD-01', 'CHEST;HEAD'],
  ['role_override', 'img-12：系统/设备', 'IMG-12=SYSTEM', 'RD-01', 'IMG-12=SYSTEM'],
  ['role_override', 'IMG-12', 'IMG-12'],
  ['patient_age', 45, 45],
  ['patient_age', '４５', 45, 'RD-01', 45],
  ['patient_age', '45 ', 45, 'RD-01', 45],
  ['patient_age', -1, -1],
  ['patient_age', '45岁', null, 'RD-07'],
  ['patient_age', 45.5, null, 'RD-08'],
  ['repeat_count', -1, null, 'RD-08'],
  ['repeat_count', '1,000', 1000, 'RD-01', 1000],
  ['repeat_count', '无', null, 'RD-07'],
  ['repeat_count', 1e12, null, 'RD-13'],
  ['repeat_count', { serial: 43_959 }, null, 'RD-09'],
  ['repeat_count', false, null, 'RD-26'],
  ['qc_date', { serial: 43_959 }, may8],
  ['qc_date', { serial: 43_959.6 }, may8],
  ['qc_date', 43_959, may8, 'RD-01', { date: '2020-05-08' }],
  ['qc_date', 20_200_508, may8, 'RD-01', { date: '2020-05-08' }],
  ['qc_date', '2020.5.8', may8, 'RD-01', { date: '2020-05-08' }],
  ['qc_date', '2020-05-08 14:30', may8, 'RD-01', { date: '2020-05-08' }],
  ['qc_date', '5/8/2020', null, 'RD-03'],
  ['qc_date', '20-5-8', null, 'RD-04'],
  ['qc_date', '2020-02-30', null, 'RD-05'],
  ['qc_date', { serial: 2020 }, null, 'RD-05'],
  ['qc_date', 2020, null, 'RD-02'],
  ['qc_date', '昨天', null, 'RD-02'],
  ['qc_date', '-', null, 'RD-28', null],
  ['qc_date', true, null, 'RD-26'],
  ['exam_start', { serial: 43_959.604_166_666_664 }, afternoon],
  ['exam_start', { serial: 43_959 }, may8],
  ['exam_start', '2020年5月8日14时30分', afternoon, 'RD-01', { date: '2020-05-08T14:30' }],
  ['exam_start', '2020/5/8', may8, 'RD-06'],
  ['exam_start', { serial: 0.5 }, null, 'RD-22'],
  ['exam_start', { error: '#N/A' }, null, 'RD-10'],
  ['exam_start', formula({ serial: 43_959 }), may8, 'RD-11'],
  ['exam_start', formula('2020.5.8 14:30'), afternoon, 'RD-11'],
  ['exam_start', formula('昨天'), null, 'RD-02'],
  ['exam_start', formula(null), null, 'RD-12'],
  ['exam_start', formula({ error: '#REF!' }), null, 'RD-10'],
  ['exam_start', formula(''), null],
  ['exam_start', ' ', null],
  ['total_score', formula(92.3), 92.3],
  ['total_score', formula(null), null],
  ['total_score', formula(''), null],
  ['total_score', '92.3', 92.3, 'RD-01', 92.3],
  ['total_score', formula({ error: '#NAME?' }), null, 'RD-24'],
  ['app_hospital_name', formula('中日友好医院'), '中日友好医院'],
  ['limit_min', formula(null), null],
  ['rubric_version', '0.9.0', '0.9.0'],
  ['rubric_version', '0.1.0', '0.1.0', 'RD-23'],
]
const touched: Cells = { record_id: id(1), request_dept: '放射科' }
const shown = (cell: RawCell): string => JSON.stringify(cell)!.slice(0, 50)

describe('cells of the score sheet', () => {
  for (const [key, cell, value, finding, fix] of examples)
    it(`${key} ${shown(cell)} is read as ${value === null ? 'nothing' : String(value).slice(0, 30)}, ${finding ?? 'without a finding'}`, () => {
      const { entries, findings } = readRows([{ ...touched, [key]: cell }])
      assert.equal(entries[0]!.exam[key as 'modality'], value)
      const column = captionRow().cells.indexOf(captionOf(rubric.columnByKey.get(key)!, 'zh-CN'))
      assert.deepEqual(
        findings.map(({ code, cell }) => [code, cell]),
        finding ? [[finding, scoreName(column)]] : [],
      )
      if (finding) assert.deepEqual(findings[0]!.fix?.value, fix)
      const error = finding !== undefined && findings[0]!.level === 'error'
      assert.equal(entries[0]!.unread.has(key), error || finding === 'RD-24')
    })

  for (const [typed, kind, finding, fix] of [
    ['√', 'met'],
    ['ok', 'met', 'RD-01', '√'],
    [0, 'met', 'RD-01', '√'],
    ['A', 'deducted'],
    ['ａ', 'deducted', 'RD-01', 'A'],
    [' A ', 'deducted', 'RD-01', 'A'],
    ['NA17', 'na', 'RD-01', 'NA:N17'],
    ['好', 'invalid'],
    [true, 'blank', 'RD-26'],
    [{ serial: 43_959 }, 'blank', 'RD-09'],
    [{ error: '#DIV/0!' }, 'blank', 'RD-10'],
    [formula('√'), 'met', 'RD-11'],
    [formula(null), 'blank', 'RD-12'],
    ['x'.repeat(101), 'blank', 'RD-14'],
    ['　', 'blank'],
  ] as const)
    it(`item cell ${shown(typed as RawCell)} is read as ${kind}, ${finding ?? 'without a finding'}`, () => {
      const { entries, findings } = readRows([{ ...touched, 'IMG-10': typed as RawCell }])
      assert.equal(entries[0]!.items[rubric.items.findIndex(({ id }) => id === 'IMG-10')]!.kind, kind)
      assert.deepEqual(brief(findings), finding ? [`${finding} CH5`] : [])
      if (finding) assert.deepEqual(findings[0]!.fix?.value, fix)
    })
})

const scoreName = (column: number): string => {
  let name = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return `${name}5`
}

describe('rows of the score sheet', () => {
  const prepared: Cells = {
    record_id: id(1),
    batch_no: 'S04-2026Q1',
    rubric_version: '0.9.0',
    app_hospital_code: 'S04',
    app_hospital_name: formula('中日友好医院'),
    total_score: formula(''),
    REQ_grade: formula({ error: '#N/A' }),
  }

  it('are no entries while they are only prepared', () => {
    const { entries, findings, end } = readRows([prepared, { ...prepared, record_id: id(2), case_seq: 2 }, {}])
    assert.deepEqual(entries, [null, null, null])
    assert.deepEqual(findings, [])
    assert.deepEqual(brief(end), ['RD-27'])
  })

  it('are entries as soon as one input cell holds something', () => {
    const { entries, end } = readRows([
      { ...prepared, modality: 'CT' },
      {},
      { ...prepared, record_id: id(2), 'REQ-01': '√' },
    ])
    assert.deepEqual(
      entries.map((entry) => entry?.row ?? null),
      [5, null, 7],
    )
    assert.deepEqual(end, [])
  })

  it('get an id when they have none, the same every time', () => {
    const rows = [{ modality: 'CT' }, { modality: 'MR' }]
    const [first, again] = [readRows(rows), readRows(rows)]
    assert.deepEqual(brief(first.findings), ['RD-15 A5', 'RD-15 A6'])
    assert.equal(first.entries[0]!.exam.record_id, again.entries[0]!.exam.record_id)
    assert.notEqual(first.entries[0]!.exam.record_id, first.entries[1]!.exam.record_id)
    assert.equal(first.findings[0]!.fix!.value, first.entries[0]!.exam.record_id)
  })

  it('keep the first of two equal ids and replace the copy', () => {
    const { entries, findings } = readRows([touched, touched, touched])
    assert.deepEqual(brief(findings), ['RD-16 A6', 'RD-16 A7'])
    assert.equal(new Set(entries.map((entry) => entry!.exam.record_id)).size, 3)
    assert.equal(entries[0]!.exam.record_id, id(1))
    assert.deepEqual(findings[0]!.params.first, 5)
  })

  it('get an id instead of what is none', () => {
    const { findings } = readRows([{ record_id: 7, modality: 'CT' }])
    assert.deepEqual(brief(findings), ['RD-17 A5'])
  })

  it('have ids that differ between workbooks without identity', () => {
    const book = survey(whole.sheets.filter(({ name }) => name !== '_meta'))
    const ids = ['S01', 'S02'].map((code) => {
      const { entries } = readRows([{ app_hospital_code: code, modality: 'CT' }], book)
      return entries[0]!.exam.record_id
    })
    assert.notEqual(ids[0], ids[1])
  })

  it('are passed over when they repeat the header or hold totals', () => {
    const header = Object.fromEntries(rubric.columns.map((column) => [column.key, captionOf(column, 'zh-CN')]))
    const { entries, findings } = readRows([
      touched,
      header,
      { batch_no: '合计', patient_age: 90 },
      { record_id: '填表说明' },
    ])
    assert.deepEqual(
      entries.map((entry) => entry !== null),
      [true, false, false, false],
    )
    assert.deepEqual(brief(findings), ['RD-18 A6', 'RD-19 A7', 'RD-20 A8'])
  })

  it('are read when they are hidden, and counted', () => {
    const reader = createEntryReader(rubric, recognise(rubric, whole).scores!)
    assert.ok(reader.row({ ...scoreRow(5, touched), hidden: true }).entry)
    const [notice] = reader.end()
    assert.deepEqual([notice!.code, notice!.params.count], ['RD-21', 1])
  })

  it('stand below the header only', () => {
    const reader = createEntryReader(rubric, recognise(rubric, whole).scores!)
    assert.equal(reader.row(scoreRow(4, touched)).entry, null)
  })

  it('tell of ids typed as numbers once a column', () => {
    const { entries, end } = readRows([1, 2, 3].map((n) => ({ ...touched, record_id: id(n), technician_id: 100 + n })))
    assert.equal(entries[2]!.exam.technician_id, '103')
    assert.deepEqual(brief(end), ['RD-25 AI5'])
    assert.equal(end[0]!.params.count, 3)
  })

  it('list so many findings of one kind in one column, then count them', () => {
    const rows = Array.from({ length: mostAlike + 7 }, (_, n) => ({
      record_id: id(n),
      modality: 'ct',
      patient_age: 'x',
    }))
    const { findings, end } = readRows(rows)
    assert.equal(findings.length, 2 * mostAlike)
    assert.deepEqual(
      end.map(({ code, level, params }) => [code, level, params.count]),
      [
        ['RD-90', 'error', 7],
        ['RD-90', 'notice', 7],
      ],
    )
  })

  it('do not take a plain number for a date in a 1904 workbook', () => {
    const { findings } = readRows(
      [{ ...touched, qc_date: 43_959, exam_start: { serial: 43_959 } }],
      survey(whole.sheets, { date1904: true }),
    )
    assert.deepEqual(brief(findings), ['RD-02 J5'])
  })

  it('stay silent about columns whose absence is told', () => {
    const cut = (row: { number: number; cells: readonly RawCell[] }) => ({ ...row, cells: row.cells.slice(0, 60) })
    const [sheet, ...others] = whole.sheets
    const layout = recognise(rubric, survey([{ ...sheet!, head: sheet!.head.map(cut) }, ...others])).scores!
    const { entry } = createEntryReader(rubric, layout).row(scoreRow(5, touched))
    assert.ok(entry!.unread.has('IMG-10'))
    assert.ok(!entry!.unread.has('modality'))
  })
})
