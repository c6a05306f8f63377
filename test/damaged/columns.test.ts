import assert from 'node:assert/strict'
import { cellName } from '../../core/grid.ts'
import { rubric } from '../rubric/rubric.ts'
import { type SheetModel, textCell } from './sheet-model.ts'
import { openDoor } from './verdict.ts'
import { columnsFrom, type Damaged, damage, everyColumn, genuineRows, place } from './workbook.ts'

const onSheet = (change: (model: SheetModel) => void) => (copy: Damaged) => copy.sheet(change)
const without = (...keys: string[]) =>
  onSheet(columnsFrom(everyColumn.filter((n) => !keys.includes(rubric.columns[n]!.key))))
const head =
  (key: string, text: string, more: (copy: Damaged) => void = () => {}) =>
  (copy: Damaged) => {
    copy.put(key, textCell(text), 4)
    more(copy)
  }
const noKeys = (copy: Damaged) =>
  copy.sheet((model) => {
    model.rows = model.rows.filter(({ number }) => number !== 3)
  })
const at = (key: string) => cellName(place(key), 4)
const end = rubric.columns.length
const appended =
  (text: string) =>
  ({ rows }: SheetModel) => {
    for (const row of rows) if (row.number === 4) row.cells.set(end + 70, textCell(text))
  }
const moved = (key: string, to: number): number[] => {
  const rest = everyColumn.filter((n) => n !== place(key))
  return [...rest.slice(0, to), place(key), ...rest.slice(to)]
}
const linkItems = rubric.items.filter(({ link }) => link === 'FLM').map(({ id }) => id)

const examples: readonly (readonly [
  what: string,
  change: (copy: Damaged) => void,
  findings: readonly string[],
  blocks?: true,
])[] = [
  ['a column moved to the front', onSheet(columnsFrom(moved('modality', 1))), ['WB-16']],
  ['all columns in reverse', onSheet(columnsFrom(everyColumn.toReversed())), ['WB-16']],
  ['a renamed column', head('modality', '机器'), [`WB-17 ${at('modality')}`]],
  ['a column named by a synonym', head('modality', '模态', noKeys), [`WB-17 ${at('modality')}`]],
  ['the row of keys deleted', noKeys, []],
  [
    'the row of captions deleted',
    onSheet((model) => {
      model.rows = model.rows.filter(({ number }) => number !== 4)
    }),
    [],
  ],
  ['a caption in full width with a line break', head('patient_age', '　年\n龄＊ ', noKeys), []],
  ['a caption with its explanation', head('patient_age', '年龄（必填）', noKeys), []],
  [
    'a header moved down by five rows',
    onSheet(({ rows }) => {
      for (const row of rows) if (row.number > 2) row.number += 5
    }),
    [],
  ],
  ['a header moved right by two columns', onSheet(columnsFrom([null, null, ...everyColumn])), []],
  ['a required column deleted', without('report_time'), ['WB-11'], true],
  ['the items of a link deleted', without(...linkItems), ['WB-11'], true],
  ['columns of two groups deleted', without('qc_date', 'modality'), ['WB-11', 'WB-11'], true],
  ['an optional column deleted', without('appeal_note'), ['WB-12']],
  ['the record ids deleted', without('record_id'), ['WB-12']],
  [
    'the totals deleted',
    without(...rubric.columns.filter(({ group }) => group === 'total').map(({ key }) => key)),
    ['WB-13'],
  ],
  [
    'a column doubled',
    onSheet(({ rows }) => {
      for (const { cells } of rows) {
        const cell = cells.get(place('modality'))
        if (cell) cells.set(end + 70, cell)
      }
    }),
    [`WB-14 ${cellName(end + 70, 4)}`],
    true,
  ],
  ['a column that is not ours', onSheet(appended('本院备注栏')), [`WB-15 ${cellName(end + 70, 4)}`]],
  ['a column called __proto__', onSheet(appended('__proto__')), [`WB-15 ${cellName(end + 70, 4)}`]],
  ['a column called constructor', onSheet(appended('constructor')), [`WB-15 ${cellName(end + 70, 4)}`]],
  [
    'two captions exchanged without their columns',
    (copy) => {
      head('modality', '性别')(copy)
      head('patient_sex', '检查类型')(copy)
    },
    [`WB-18 ${at('patient_sex')}`, `WB-18 ${at('modality')}`],
    true,
  ],
]

describe('a workbook with damaged columns', () => {
  const door = openDoor()
  after(() => door.close())

  for (const [what, change, findings, blocks] of examples)
    it(`says ${findings.join(', ') || 'nothing'} of ${what}`, async () => {
      const { added, errors, rows } = await door.verdict(damage(change))
      assert.deepEqual(added, findings)
      assert.equal(errors > 0, blocks === true)
      assert.equal(rows, genuineRows)
    })

  it('reads the same entries from columns in any order', async () => {
    const plain = await door.judged(damage(() => {}))
    const mixed = await door.judged(damage(onSheet(columnsFrom(everyColumn.toReversed()))))
    assert.deepEqual(
      mixed.rows.map(({ entry }) => entry.exam),
      plain.rows.map(({ entry }) => entry.exam),
    )
    assert.deepEqual(
      mixed.rows.map(({ score }) => score),
      plain.rows.map(({ score }) => score),
    )
  })
})
