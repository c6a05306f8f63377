import assert from 'node:assert/strict'
import { choicesOf, partiesOf, sidesOf } from '../../../../addin/pane/sync/sides.ts'
import { canType, typedValue } from '../../../../addin/pane/sync/typed-value.ts'
import { wholeRow } from '../../../../core/sync/protocol.ts'
import { languages } from '../../../../core/words.ts'
import { conflict } from '../../../pane/sync/samples.ts'
import { rubric } from '../stage.ts'

const read = (field: string, typed: string) => {
  const typedAs = typedValue(rubric, field, typed)
  return 'value' in typedAs ? typedAs.value : 'fault'
}

describe('the sides of a conflict', () => {
  const { conflict: open } = conflict(1, 'IMG-04', ['A', 'B', null], ['Q001', 'Q002'])

  it('stand with mine first, by who looks and not by who came second', () => {
    const second = sidesOf(open, 'Q001')
    assert.deepEqual([second.left.choice, second.left.side.value, second.left.holds], ['mine', 'A', false])
    const first = sidesOf(open, 'Q002')
    assert.deepEqual([first.left.choice, first.left.side.value, first.left.holds], ['theirs', 'B', true])
    assert.equal(first.right.choice, 'mine')
    assert.equal(first.foreign, false)
  })
  it('go by their persons for one who is neither', () => {
    const { left, right, foreign } = sidesOf(open, 'Q009')
    assert.deepEqual([left.side.by, right.side.by, foreign], ['Q001', 'Q002', true])
  })
  it('keep their places when both are of one person at two computers', () => {
    const { conflict: own } = conflict(1, 'IMG-04', ['A', 'B', null], ['Q001', 'Q001'])
    assert.deepEqual([sidesOf(own, 'Q001').left.choice, partiesOf(own)], ['mine', ['Q001']])
  })
  it('are taken all at once by whose they are, or by what came first where some are between others', () => {
    const first = conflict(2, 'IMG-04', ['A', 'B', null], ['Q002', 'Q001']).conflict
    const own = [open, first]
    assert.deepEqual(
      choicesOf(own, 'left', 'Q001').map(({ choice }) => choice),
      ['mine', 'theirs'],
    )
    assert.deepEqual(
      choicesOf(own, 'left', 'Q009').map(({ choice }) => choice),
      ['mine', 'mine'],
    )
    const between = conflict(3, 'IMG-04', ['A', 'B', null], ['Q003', 'Q004']).conflict
    assert.deepEqual(
      choicesOf([...own, between], 'right', 'Q001').map(({ choice }) => choice),
      ['theirs', 'theirs', 'theirs'],
    )
  })
  it('name who may decide, without those that were no person', () => {
    assert.deepEqual(partiesOf(open), ['Q001', 'Q002'])
    assert.deepEqual(partiesOf({ ...open, theirs: { ...open.theirs, by: null } }), ['Q001'])
  })
})

describe('another value for a conflict', () => {
  it('is read as the cell reads it: items in every spelling', () => {
    const many = rubric.items.find(
      ({ selection, exclusiveLetters }) => selection !== 'single' && exclusiveLetters.length === 0,
    )!
    assert.equal(read(many.id, ' b，ａ '), 'A,B')
    assert.equal(read('IMG-04', 'ok'), '√')
    assert.equal(read('IMG-04', ''), null)
    assert.equal(read('IMG-04', 'z'), 'fault')
  })
  it('is read as the cell reads it: codes, dates, numbers, texts', () => {
    assert.equal(read('modality', 'ct'), 'CT')
    assert.equal(read('modality', '不存在的'), 'fault')
    assert.equal(read('qc_date', '2026年9月1日'), Date.UTC(2026, 8, 1) / 1000)
    assert.equal(read('qc_date', '01/02/2026'), 'fault')
    assert.equal(read('repeat_count', '２'), 2)
    assert.equal(read('repeat_count', '-1'), 'fault')
    assert.equal(read('remarks', ' 层厚 不符 '), '层厚 不符')
  })
  it('comes with the reason and the mend when it is none, in both languages', () => {
    for (const field of ['IMG-04', 'modality', 'qc_date', 'repeat_count']) {
      const typed = typedValue(rubric, field, 'zz!')
      assert.ok('fault' in typed, field)
      for (const each of languages) {
        assert.ok(typed.fault[each].length > 5)
        assert.doesNotMatch(typed.fault[each], /\{\w+\}/)
      }
    }
  })
  it('cannot be typed for a whole row, a token or a column of tomorrow', () => {
    assert.equal(canType(rubric, 'IMG-04'), true)
    assert.equal(canType(rubric, 'modality'), true)
    for (const field of [wholeRow, 'accession_token', 'patient_token', 'of_tomorrow'])
      assert.equal(canType(rubric, field), false)
  })
})
