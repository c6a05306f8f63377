import assert from 'node:assert/strict'
import { actionOf, firmKeys, singleKeys } from '../../../addin/pane/scoring/keys.ts'
import { pressOf } from '../../../addin/pane/scoring/press-of.ts'
import { press } from './stage.ts'

const plain = { digits: null, singleKeys: true }
const event = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0 }

describe('the keys of the scoring list', () => {
  it('take digits 1 to 4 for A to D, by their place on the keyboard and on the number pad', () => {
    for (const [n, letter] of [...'ABCD'].entries())
      for (const code of [`Digit${n + 1}`, `Numpad${n + 1}`])
        assert.deepEqual(actionOf({ ...press('1'), code }, plain), { do: 'letter', letter })
  })
  it('are deaf while an input method composes, however the browser tells', () => {
    assert.equal(actionOf(pressOf({ ...event, code: 'Enter', isComposing: true }), plain), null)
    assert.equal(actionOf(pressOf({ ...event, code: 'Digit1', keyCode: 229 }), plain), null)
    assert.deepEqual(actionOf(pressOf({ ...event, code: 'Enter' }), plain), { do: 'commit', by: 1 })
  })
  it('can be switched off; what is no character stays', () => {
    const off = { digits: null, singleKeys: false }
    for (const key of ['1', '0', 'N', 'V', 'M', 'C', 'G', '-', '/', '=', 'F', 'D', 'R', 'Shift+N', 'Shift+/'])
      assert.equal(actionOf(press(key), off), null, key)
    for (const key of ['Enter', 'ArrowDown', 'F8', 'Ctrl+Z', 'PageUp', 'Delete'])
      assert.notEqual(actionOf(press(key), off), null, key)
  })
  it('make a number of G and two digits, and forget it at any other key', () => {
    assert.deepEqual(actionOf(press('G'), plain), { do: 'digits', digits: '' })
    assert.deepEqual(actionOf(press('1'), { ...plain, digits: '' }), { do: 'digits', digits: '1' })
    assert.deepEqual(actionOf(press('7'), { ...plain, digits: '1' }), { do: 'jump', number: 17 })
    assert.deepEqual(actionOf(press('ArrowDown'), { ...plain, digits: '1' }), { do: 'move', to: 1 })
  })
  it('leave to Excel and the browser what is theirs', () => {
    for (const key of ['Ctrl+C', 'Ctrl+1', 'Ctrl+G', 'F6', 'Tab', 'Escape', 'F5'])
      assert.equal(actionOf(press(key), plain), null, key)
    assert.equal(actionOf({ ...press('1'), alt: true }, plain), null)
  })
  it('have one meaning each', () => {
    const presses = [...firmKeys, ...singleKeys].flatMap(({ codes, shift, control }) =>
      codes.map((code) => `${control ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${code}`),
    )
    assert.deepEqual(
      presses.filter((each, n) => presses.indexOf(each) !== n),
      [],
    )
  })
  it('do what the table says, each of them', () => {
    for (const { codes, shift, control, action } of [...firmKeys, ...singleKeys])
      for (const code of codes)
        assert.deepEqual(actionOf({ ...press(code), code, shift: !!shift, control: !!control }, plain), action)
  })
  it('choose from the list of reasons while it is open, zero included, and Escape closes it', () => {
    const choosing = { ...plain, choosing: true }
    assert.deepEqual(actionOf(press('3'), choosing), { do: 'choose', number: 3 })
    assert.deepEqual(actionOf({ ...press('0'), code: 'Numpad0' }, choosing), { do: 'choose', number: 0 })
    assert.deepEqual(actionOf(press('Escape'), choosing), { do: 'reasons' })
    assert.deepEqual(actionOf(press('ArrowDown'), choosing), { do: 'move', to: 1 })
    assert.equal(actionOf({ ...press('3'), composing: true }, choosing), null)
  })
})
