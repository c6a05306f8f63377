import assert from 'node:assert/strict'
import { errorCell, formulaCell, logicalCell, numberCell, textCell, type XmlCell } from './sheet-model.ts'
import { openDoor } from './verdict.ts'
import { at, damage, genuineCell, momentOf } from './workbook.ts'

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const text = (key: string): string => String(genuineCell(key))
const two = (n: number): string => String(n).padStart(2, '0')
const { year, month, day, hour, minute, iso } = momentOf('request_time')
const clock = `${two(hour)}:${two(minute)}`
const half = `${hour < 12 ? '上午' : '下午'}${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}`
const named = `${day} ${new Date(`${iso}Z`).toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })} ${year} ${clock}`
const serial = Date.parse(`${iso}Z`) / 86_400_000 + 25_569

type Example = readonly [what: string, key: string, cell: XmlCell | null, ...findings: string[]]

const read: readonly Example[] = [
  ['full-width digits in an age', 'patient_age', textCell(wide(text('patient_age'))), 'RD-01'],
  ['full-width letters in a code', 'modality', textCell(wide(text('modality'))), 'RD-01'],
  ['a code in small letters', 'modality', textCell(text('modality').toLowerCase()), 'RD-01'],
  ['a code in spaces', 'modality', textCell(` ${text('modality')} `), 'RD-01'],
  ['a code beside a no-break space', 'modality', textCell(`${text('modality')}\u00a0`), 'RD-01'],
  ['a code with a zero-width space in it', 'qc_person_id', textCell(`\u200b${text('qc_person_id')}`), 'RD-01'],
  ['a caption instead of a code', 'qc_role', textCell('初评'), 'RD-01'],
  ['a code with its caption', 'qc_role', textCell('P 初评'), 'RD-01'],
  ['a number instead of a code of digits', 'qc_person_title', numberCell(text('qc_person_title'))],
  ['a person’s id as a number', 'equipment_code', numberCell(7)],
  ['a logical value instead of yes or no', 'draft_available', logicalCell(genuineCell('draft_available') === 'Y')],
  ['an age stored as text', 'patient_age', textCell(text('patient_age')), 'RD-01'],
  ['a dash as free text', 'appeal_note', textCell('—')],
  ['a dash in an empty code cell', 'report_corrected', textCell('-'), 'RD-28'],
  ['the number 0 for an item that is met', 'REQ-01', numberCell(0), 'RD-01'],
  ['a date with dots', 'request_time', textCell(`${year}.${month}.${day} ${clock}`), 'RD-01'],
  ['a Chinese date', 'request_time', textCell(`${year}年${month}月${day}日 ${clock}`), 'RD-01'],
  ['a Chinese date and time', 'request_time', textCell(`${year}年${month}月${day}日${hour}时${minute}分`), 'RD-01'],
  ['a date with slashes and 上午 or 下午', 'request_time', textCell(`${year}/${month}/${day} ${half}`), 'RD-01'],
  ['an ISO moment', 'request_time', textCell(iso), 'RD-01'],
  ['a moment of digits only', 'request_time', textCell(iso.replace(/\D/g, '')), 'RD-01'],
  ['an English date', 'request_time', textCell(named), 'RD-01'],
  ['a full-width date', 'request_time', textCell(wide(`${year}/${month}/${day} ${clock}`)), 'RD-01'],
  ['a date with its day of the week', 'request_time', textCell(`${year}年${month}月${day}日 星期一 ${clock}`), 'RD-01'],
  ['a serial that is not formatted as a date', 'request_time', numberCell(serial), 'RD-01'],
  ['a date of eight digits as a number', 'qc_date', numberCell(20_261_223), 'RD-01'],
  ['a month before a day that cannot be a month', 'qc_date', textCell('12/23/2026'), 'RD-01'],
  ['a formula in an input cell', 'patient_age', formulaCell('Q6', numberCell(text('patient_age'))), 'RD-11'],
  ['a text formula in an input cell', 'qc_person_id', formulaCell('F6', textCell(text('qc_person_id'))), 'RD-11'],
  ['totals typed over their formulas', 'total_score', numberCell(String(resultOf('total_score')))],
  ['a total without stored result', 'total_score', formulaCell('1+1', null)],
  ['an error value as a total', 'total_score', errorCell('#NAME?'), 'RD-24'],
  ['remarks in full width', 'appeal_note', textCell('（见附件　①）')],
  ['remarks of ten lines', 'appeal_note', textCell('行\r\n'.repeat(10))],
]

const refused: readonly Example[] = [
  ['a date that may be December or August', 'qc_date', textCell('12/8/2026'), 'RD-03'],
  ['a year of two digits', 'qc_date', textCell('26.12.8'), 'RD-04'],
  ['a day without a year', 'qc_date', textCell('12月8日'), 'RD-04'],
  ['a day that does not exist', 'qc_date', textCell('2026-02-30'), 'RD-05'],
  ['a year of long ago', 'qc_date', textCell('1926-12-08'), 'RD-05'],
  ['a word for a date', 'qc_date', textCell('上周'), 'RD-02'],
  ['a year for a date', 'qc_date', numberCell(2026), 'RD-02'],
  ['a time of day without a date', 'request_time', textCell('14:30'), 'RD-22'],
  ['an age with its unit', 'patient_age', textCell('45岁'), 'RD-07'],
  ['half a year of age', 'patient_age', numberCell(0.5), 'RD-08'],
  ['a repeat count below nothing', 'repeat_count', numberCell(-1), 'RD-08'],
  ['an accession number in E notation', 'accession_no', textCell('1.23457E+17'), 'RD-13'],
  ['an accession number of 18 digits as a number', 'accession_no', numberCell('123456789012345678'), 'RD-13'],
  ['an id of 300 characters', 'equipment_code', textCell('X'.repeat(300)), 'RD-14'],
  ['remarks of 5,000 characters', 'remarks', textCell('长'.repeat(5000)), 'RD-14'],
  ['a formula without stored result', 'patient_age', formulaCell('Q6', null), 'RD-12'],
  ['an error value in an input cell', 'qc_person_id', errorCell('#N/A'), 'RD-10'],
  ['an error value from a formula', 'qc_person_id', formulaCell('VLOOKUP(1,A1:B2,2)', errorCell('#REF!')), 'RD-10'],
  ['a logical value for an id', 'equipment_code', logicalCell(true), 'RD-26'],
  ['an error value in an item cell', 'REQ-01', errorCell('#VALUE!'), 'RD-10'],
  ['a code that is not in its list', 'film_type', textCell('湿式'), 'VR-02'],
  ['an item cell of words', 'REQ-01', textCell('不错'), 'VR-38'],
  ['text that looks like a formula', 'request_dept', textCell('=1+1'), 'VR-46'],
  ['text that would run a program', 'request_dept', textCell("@SUM(1+1)*cmd|'/C calc'!A0"), 'VR-46'],
  ['a telephone number in the remarks', 'appeal_note', textCell('电话 13800000000'), 'VR-45'],
  ['a missing value', 'qc_person_title', null, 'VR-02'],
  ['a forged total', 'total_score', formulaCell('1+1', numberCell(3)), 'VR-44'],
  ['a total of words', 'total_score', textCell('满分'), 'RD-07'],
]

function resultOf(key: string): string | number | boolean | null {
  const cell = genuineCell(key)
  return typeof cell === 'object' && cell !== null && 'result' in cell ? cell.result : null
}

describe('a workbook with one damaged cell', () => {
  const door = openDoor()
  after(() => door.close())

  it('is clean before it is damaged', async () => {
    const { counts, rows } = await door.judged(damage(() => {}))
    assert.deepEqual([counts.errors, counts.warnings], [0, 0])
    assert.ok(rows.length >= 4)
  })
  const say = (what: string, key: string, cell: XmlCell | null, findings: string[], blocks: boolean) =>
    it(`says ${findings.join(', ') || 'nothing'} of ${what}`, async () => {
      const { added, errors } = await door.verdict(damage(({ put }) => put(key, cell)))
      assert.deepEqual(
        added,
        findings.map((code) => `${code} ${at(key)}`),
      )
      assert.equal(errors > 0, blocks)
    })
  describe('that can be read', () => {
    for (const [what, key, cell, ...findings] of read) say(what, key, cell, findings, false)
  })
  describe('that must be mended before it is filed', () => {
    for (const [what, key, cell, ...findings] of refused) say(what, key, cell, findings, true)
  })
})
