import assert from 'node:assert/strict'
import { showsDate } from '../../../server/reader/number-formats.ts'

const dates = [
  'yyyy-mm-dd',
  'm/d/yy h:mm',
  'mm:ss.0',
  '[h]:mm',
  '[mm]:ss',
  '[$-804]aaaa',
  'aaa',
  '[$-F800]dddd, mmmm dd, yyyy',
  'yyyy"年"m"月"d"日"',
  'yyyy年m月d日',
  'h"时"mm"分"ss"秒"',
  '[$-804]上午/下午h"时"mm"分";@',
  '[DBNum1][$-804]m"月"d"日"',
  'yy.m.d;@',
  '[Red]d',
  'e"年"',
  'hh:mm AM/PM',
  '\\Qyyyy',
]
const others = [
  'General',
  '0',
  '0.00',
  '#,##0',
  '0%',
  '0.00E+00',
  '# ?/?',
  '@',
  '[Red]0;[Blue]-0',
  '0"day"',
  '0\\d',
  '_-* #,##0.00_-',
  '*m0',
  '"yyyy"0',
  '[DBNum2]0',
  'G/通用格式',
  'G/通用格式"分"',
  '0"分"',
  '¥#,##0',
  '[$¥-804]#,##0',
  '[>100]0;0',
  '',
  '"',
  '[',
  '"ymd',
  '[h',
  ';;;',
]

describe('number formats', () => {
  for (const format of dates) it(`${format} shows a date`, () => assert.equal(showsDate(format), true))
  for (const format of others) it(`${format || 'nothing'} shows no date`, () => assert.equal(showsDate(format), false))
})
