import assert from 'node:assert/strict'
import { again, canGoOn, checked, isAhead, isFileable, looks, newItem, troubled } from '../../addin/page/queue/item.ts'
import type { Report } from '../../addin/page/wire.ts'

const item = newItem(1, new File(['x'], 'S04.xlsx'))
const report = (errors: number): Report => ({
  workbook: { site: 'S04', batch: 'S04-2026Q4', rows: 2 },
  findings: [],
  counts: { rows: 2, errors, warnings: 3, notices: 0 },
})

describe('a workbook in the queue', () => {
  it('waits, and is ready to file once it has no error, warnings or not', () => {
    assert.equal(isAhead(item), true)
    assert.equal(isFileable(item), false)
    const clean = checked(item, report(0), 'zh-CN')
    assert.deepEqual([clean.state, isFileable(clean)], ['clean', true])
    const faulty = checked(item, report(1), 'zh-CN')
    assert.deepEqual([faulty.state, isFileable(faulty)], ['errors', false])
  })
  it('says that it was stopped, and goes on where it was', () => {
    const stopped = troubled(item, { kind: 'stopped' }, 'zh-CN')
    assert.deepEqual([stopped.state, canGoOn(stopped), again(stopped).state], ['stopped', true, 'waiting'])
    const filing = troubled(checked(item, report(0), 'zh-CN'), { kind: 'stopped' }, 'zh-CN')
    assert.equal(again(filing).state, 'toFile')
    assert.equal(again(filing).trouble, null)
  })
  it('is not tried again when trying again cannot help', () => {
    for (const trouble of [
      { kind: 'tooBig', most: 64 },
      { kind: 'gone' },
      { kind: 'said', code: 'workbook-unreadable', message: 'x' },
    ] as const) {
      const refused = troubled(item, trouble, 'en-US')
      assert.deepEqual([refused.state, canGoOn(refused)], ['unreadable', false])
    }
    assert.equal(canGoOn(troubled(item, { kind: 'network' }, 'en-US')), true)
    assert.equal(canGoOn(troubled(item, { kind: 'said', code: 'store-busy', message: 'x' }, 'en-US')), true)
  })
  it('is shown in every state by a word of its own', () => {
    const words = Object.values(looks).map(({ word }) => word)
    assert.equal(new Set(words).size, words.length)
  })
})
