import assert from 'node:assert/strict'
import { type SheetModel, textCell, type XmlRow } from './sheet-model.ts'
import { openDoor } from './verdict.ts'
import { at, type Damaged, damage, genuineCell, genuineRows, place } from './workbook.ts'

const last = 4 + genuineRows
const row = ({ rows }: SheetModel, number: number): XmlRow => rows.find((each) => each.number === number)!
const copy = ({ attributes, cells }: XmlRow, number: number): XmlRow => ({ number, attributes, cells: new Map(cells) })
const id = (n: number) => textCell(`01900000-0000-7000-8000-${String(n).padStart(12, '0')}`)
const note = (number: number, key: string, text: string): XmlRow => ({
  number,
  attributes: '',
  cells: new Map([[place(key), textCell(text)]]),
})
const onSheet = (change: (model: SheetModel) => void) => (copy: Damaged) => copy.sheet(change)

type Example = readonly [what: string, change: (copy: Damaged) => void, findings: readonly string[], more?: number]

const examples: readonly Example[] = [
  [
    'ten blank rows before the last exam',
    onSheet((model) => {
      row(model, last).number = last + 10
    }),
    [],
  ],
  [
    'rows that hold formats only',
    onSheet((model) =>
      model.rows.push({
        number: last + 3,
        attributes: ' ht="18"',
        cells: new Map([[3, { attributes: ' s="3"', inner: '' }]]),
      }),
    ),
    [],
  ],
  [
    'rows that were prepared and never filled in',
    onSheet((model) =>
      model.rows.push({
        number: last + 1,
        attributes: '',
        cells: new Map([
          [0, id(1)],
          [1, textCell('S01-2026Q3')],
          [3, textCell('S01')],
        ]),
      }),
    ),
    [],
  ],
  ['a row without record id', ({ put }) => put('record_id', null), [`RD-15 ${at('record_id')}`]],
  ['a record id of its own making', ({ put }) => put('record_id', textCell('病例1')), [`RD-17 ${at('record_id')}`]],
  [
    'a row copied whole',
    onSheet((model) => model.rows.push(copy(row(model, 5), last + 1))),
    [`RD-16 ${at('record_id', last + 1)}`, `VR-01 ${at('qc_scope', last + 1)}`],
    1,
  ],
  [
    'a record id copied down',
    onSheet((model) => row(model, 6).cells.set(0, row(model, 5).cells.get(0)!)),
    [`RD-16 ${at('record_id', 6)}`],
  ],
  [
    'a hidden row',
    onSheet((model) => {
      row(model, 5).attributes += ' hidden="1"'
    }),
    ['RD-21'],
  ],
  [
    'rows filtered out',
    (copy) => {
      copy.sheet((model) => {
        for (const number of [5, 6]) row(model, number).attributes += ' hidden="1"'
      })
      const part = copy.partOf('原始数据表')
      copy.write(
        part,
        copy
          .text(part)
          .replace(
            /<autoFilter ref="([^"]+)"\/>/,
            '<autoFilter ref="$1"><filterColumn colId="2"><filters><filter val="x"/></filters></filterColumn></autoFilter>',
          ),
      )
    },
    ['RD-21'],
  ],
  [
    'cells merged over two rows',
    (copy) => {
      copy.put('qc_person_id', null, 6)
      const part = copy.partOf('原始数据表')
      copy.write(
        part,
        copy
          .text(part)
          .replace('<mergeCells count="', `<mergeCells count="1`)
          .replace(/<mergeCell /, `<mergeCell ref="${at('qc_person_id')}:${at('qc_person_id', 6)}"/><mergeCell `),
      )
    },
    [`VR-02 ${at('qc_person_id', 6)}`],
  ],
  [
    'the header pasted among the rows',
    onSheet((model) => model.rows.push(copy(row(model, 4), last + 1))),
    [`RD-18 ${at('record_id', last + 1)}`],
  ],
  [
    'a line of totals',
    onSheet((model) => model.rows.push(note(last + 2, 'batch_no', '合 计'), note(last + 3, 'qc_person_id', '平均分'))),
    [`RD-19 ${at('record_id', last + 2)}`, `RD-19 ${at('record_id', last + 3)}`],
  ],
  [
    'a note below the table',
    onSheet((model) => model.rows.push(note(last + 2, 'record_id', '填表人：科室'))),
    [`RD-20 ${at('record_id', last + 2)}`],
  ],
  [
    'a row of another hospital',
    ({ put }) => {
      put('app_hospital_code', textCell('S02'))
      put('app_hospital_name', textCell('苏州大学附属第一医院'))
    },
    [`FL-01 ${at('app_hospital_code')}`],
  ],
  ['a row of another rubric', ({ put }) => put('rubric_version', textCell('0.1.0')), [`RD-23 ${at('rubric_version')}`]],
  [
    'rows in the order of a sort',
    onSheet((model) => {
      const [first, second] = [row(model, 5), row(model, 6)]
      first.number = 6
      second.number = 5
    }),
    [],
  ],
  [
    'no rows at all',
    onSheet((model) => {
      model.rows = model.rows.filter(({ number }) => number < 5)
    }),
    ['RD-27'],
    -genuineRows,
  ],
]

describe('a workbook with damaged rows', () => {
  const door = openDoor()
  after(() => door.close())

  for (const [what, change, findings, more = 0] of examples)
    it(`says ${findings.join(', ') || 'nothing'} of ${what}`, async () => {
      const { added, rows } = await door.verdict(damage(change))
      assert.deepEqual(added, findings)
      assert.equal(rows, genuineRows + more)
    })

  it('keeps the first of two rows with one id and gives the copy another', async () => {
    const { rows } = await door.judged(damage(onSheet((model) => model.rows.push(copy(row(model, 5), last + 1)))))
    const ids = rows.map(({ entry }) => entry.exam.record_id)
    assert.equal(ids[0], genuineCell('record_id'))
    assert.equal(new Set(ids).size, ids.length)
  })
})
