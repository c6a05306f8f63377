import assert from 'node:assert/strict'
import { staysText } from '../../../addin/host/typed-text.ts'

describe('text that Excel takes as it is', () => {
  for (const text of ['√', 'V', 'AB', '胸部 CT 平扫', 'NA', '肺 (左)'])
    it(`${text} stays text`, () => assert.equal(staysText(text), true))
  for (const text of [
    '0001',
    '1-2',
    '2026-05-08',
    '=A1',
    '+1',
    '-',
    '@x',
    "'x",
    '#N/A',
    'TRUE',
    'false ',
    '12%',
    '１２',
  ])
    it(`${text} is not sure to stay text`, () => assert.equal(staysText(text), false))
})
