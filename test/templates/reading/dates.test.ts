import assert from 'node:assert/strict'
import fc from 'fast-check'
import { tidy } from '../../../templates/reading/clean-text.ts'
import { isoOf, readDate, readMonth, stampOfSerial } from '../../../templates/reading/dates.ts'

const read = (text: string): string => {
  const found = readDate(tidy(text))
  return 'fault' in found ? found.fault : isoOf(found.stamp, found.timed)
}

const table: Readonly<Record<string, string>> = {
  '2020-05-08': '2020-05-08',
  '2020.5.8': '2020-05-08',
  '2020/5/8': '2020-05-08',
  '2020年5月8日': '2020-05-08',
  '2020 年 5 月 8 日': '2020-05-08',
  '2020年5月8号': '2020-05-08',
  '２０２０／５／８': '2020-05-08',
  '20200508': '2020-05-08',
  '2020 5 8': '2020-05-08',
  '8 May 2020': '2020-05-08',
  '8-May-2020': '2020-05-08',
  'May 8, 2020': '2020-05-08',
  '2020年5月8日 星期五': '2020-05-08',
  '5/13/2020': '2020-05-13',
  '13/5/2020': '2020-05-13',
  '5/5/2020': '2020-05-05',
  '2020-02-29': '2020-02-29',
  '2020-05-08T14:30': '2020-05-08T14:30',
  '2020-05-08 14:30:05': '2020-05-08T14:30:05',
  '2020-05-08T14:30:00+08:00': '2020-05-08T14:30',
  '2020-05-08 14:30:59.6': '2020-05-08T14:31',
  '2020/5/8 下午3:10': '2020-05-08T15:10',
  '2020/5/8 上午9:05': '2020-05-08T09:05',
  '2020/5/8 上午12:30': '2020-05-08T00:30',
  '2020/5/8 中午12:30': '2020-05-08T12:30',
  '2020/5/8 下午12:30': '2020-05-08T12:30',
  '2020/5/8 下午15:10': '2020-05-08T15:10',
  '2020/5/8 晚上8点半': '2020-05-08T20:30',
  '2020/5/8 3:10 PM': '2020-05-08T15:10',
  '2020年5月8日14时30分': '2020-05-08T14:30',
  '2020年5月8日14时30分20秒': '2020-05-08T14:30:20',
  '2020年5月8日 14点': '2020-05-08T14:00',
  '2020.5.8 14：30': '2020-05-08T14:30',
  '202005081430': '2020-05-08T14:30',
  '20200508143015': '2020-05-08T14:30:15',
  '8/5/2020': 'RD-03',
  '5.8.2020': 'RD-03',
  '20.5.8': 'RD-04',
  '5/8/20': 'RD-04',
  '5月8日': 'RD-04',
  '2020-02-30': 'RD-05',
  '2021-02-29': 'RD-05',
  '2020-13-01': 'RD-05',
  '2020-05-00': 'RD-05',
  '1920-05-08': 'RD-05',
  '2202-05-08': 'RD-05',
  '14:30': 'RD-22',
  下午3点: 'RD-22',
  '2020-05-08 25:00': 'RD-02',
  '2020-05-08 14:60': 'RD-02',
  '2020-05-08 上午15:00': 'RD-02',
  '2020-05-08 晚上12:00': 'RD-02',
  '2020-05-08T14:30Z': 'RD-02',
  '2020-05-08 3': 'RD-02',
  '2020-05-081': 'RD-02',
  '2020': 'RD-02',
  昨天: 'RD-02',
}

describe('dates as people type them', () => {
  for (const [text, wanted] of Object.entries(table))
    it(`reads “${text}” as ${wanted}`, () => assert.equal(read(text), wanted))

  it('reads every moment from 1990 to 2099 back from its ISO text', () => {
    const from = Date.UTC(1990, 0, 1) / 1000
    fc.assert(
      fc.property(fc.integer({ min: from, max: Date.UTC(2099, 11, 31) / 1000 }), (stamp) => {
        assert.deepEqual(readDate(isoOf(stamp, true).replace('T', ' ')), { stamp, timed: true })
      }),
    )
  })

  it('rounds a serial to the nearest second, whatever the binary fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
        assert.equal(stampOfSerial(43_959 + second / 86_400), (43_959 - 25_569) * 86_400 + second)
      }),
    )
  })

  it('takes no serial for a day outside 1990 to 2099', () => {
    assert.equal(stampOfSerial(2020), null)
    assert.equal(stampOfSerial(32_873.9), null)
    assert.equal(stampOfSerial(73_051), null)
    assert.notEqual(stampOfSerial(32_874), null)
  })

  for (const text of ['2026-05', '2026.5', '2026年5月', '2026年5月份', '202605', '2026/05'])
    it(`reads “${text}” as the month of May 2026`, () => assert.equal(readMonth(text), Date.UTC(2026, 4, 1) / 1000))
  for (const text of ['2026-13', '26-05', '5月', '2026'])
    it(`does not take “${text}” for a month`, () => assert.equal(readMonth(text), undefined))
})
