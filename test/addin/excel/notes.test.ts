import assert from 'node:assert/strict'
import { arrange, type Note, nameOf } from '../../../addin/excel/refresh/notes.ts'

const note = (name: string, text: string): Note => ({ name, cells: [text], formats: ['General'] })

describe('notes beside figures', () => {
  it('a note follows its line to another row', () => {
    const { lines, moved } = arrange([note('Q001', 'call'), note('Q002', '')], ['Q002', 'Q001'])
    assert.deepEqual(
      lines.map((line) => line?.cells[0]),
      [undefined, 'call'],
    )
    assert.equal(moved, true)
  })
  it('nothing is written when every note stays where it was', () =>
    assert.equal(arrange([note('Q001', 'call')], ['Q001', 'Q002']).moved, false))
  it('the note of a line that is gone is kept', () =>
    assert.deepEqual(
      arrange([note('Q001', 'call'), note('Q002', 'ok')], ['Q002']).orphans.map(({ name }) => name),
      ['Q001'],
    ))
  it('of two lines with one name each keeps its own note', () =>
    assert.deepEqual(
      arrange([note('Q001', 'first'), note('Q001', 'second')], ['Q001', 'Q001']).lines.map((line) => line?.cells[0]),
      ['first', 'second'],
    ))
  it('a name is what all its cells show', () => assert.notEqual(nameOf(['a', 'bc']), nameOf(['ab', 'c'])))
})
