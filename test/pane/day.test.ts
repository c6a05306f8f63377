// A whole day through the built pane: a worklist of 200 exams becomes a workbook, is scored by keys, checked, mended, summarised and saved;
// then the command line and LibreOffice look at the file.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import type { Report } from '../../server/report.ts'
import { createRandom } from '../../server/sample/random.ts'
import { rubric, scoreSheet } from '../addin/pane/stage.ts'
import { denied } from './actions/closing.ts'
import { cellOf, valueAt } from './actions/scoring.ts'
import { type Plan, planOf } from './day/plan.ts'
import { calculated, checked } from './day/witnesses.ts'
import { pacsExport } from './day/worklist.ts'
import { type Hand, lets, type Seen, sees } from './hand.ts'
import { pageHand } from './hand-page.ts'
import { openStage, type Stage } from './stage.ts'

const seed = process.env.DAY_SEED ?? 'day 1'
const exams = 200
const rowIn = ({ exam }: Seen) => Number(/第 (\d+) 行/.exec(exam ?? '')?.[1] ?? 0)
const totalKeys = rubric.columns.flatMap(({ key, group }) => (group === 'total' ? [key] : []))

/** Scores the exam at hand and gives its row and the total that the pane showed. */
async function scoreExam(hand: Hand, plan: Plan): Promise<{ readonly row: number; readonly total: string | null }> {
  await hand.press(...plan.keys)
  const before = await hand.see()
  const row = rowIn(before)
  await hand.press('Enter')
  const goneOn = (seen: Seen) => rowIn(seen) !== row || (seen.message?.includes('全部评完') ?? false)
  const asked = (seen: Seen) => seen.message?.includes('须写备注') ?? false
  const after = await sees(hand, 'what comes of Enter', (seen) => goneOn(seen) || asked(seen))
  if (!goneOn(after)) {
    await hand.remark('与申请单不符，已与临床核实', 'Q002')
    await hand.press('Enter', 'Enter')
    await sees(hand, 'the next exam', goneOn)
  }
  return { row, total: before.total }
}

describe(`a day of ${exams} exams in Chromium (seed ${seed})`, function () {
  this.timeout(300_000)
  let stage: Stage
  let hand: Hand
  const random = createRandom(seed)
  const totals = new Map<number, string | null>()
  const kinds: Plan['kind'][] = []
  let findings: readonly string[] = []
  let saved: Uint8Array
  let report: Report

  before(async () => {
    stage = await openStage()
    const book = pacsExport(random, exams)
    hand = await pageHand(stage, { mode: 'desktop', book, host: { sets: '1.10' } })
  })
  after(() => stage.close())

  it('begins with a list that becomes our sheets', async () => {
    await sees(hand, 'the columns', ({ columns }) => (columns?.length ?? 0) > 20)
    await hand.add('list', 'S01', 'S01-2026Q4')
    await sees(hand, 'the first exam', ({ exam }) => exam?.includes(`/ ${exams} 例`) ?? false)
    await hand.scorer('Q001')
    await hand.show('score')
  })

  it('is scored by keys to the last exam', async () => {
    for (let n = 0; n < exams; n++) {
      const plan = planOf(random)
      kinds.push(plan.kind)
      const { row, total } = await scoreExam(hand, plan)
      totals.set(row, total)
    }
    assert.equal(totals.size, exams)
    for (const kind of ['clean', 'deductions', 'not applicable', 'veto'])
      assert.ok(kinds.includes(kind as Plan['kind']))
    await lets(hand)
  })

  it('is checked, and what needs no guess is mended', async () => {
    // The same modality as people say it: another one would have other items.
    const row = [...totals.keys()].find((each) => valueAt(hand, 'modality', each) === 'CT')!
    hand.excel.typeInto(scoreSheet, cellOf('modality', row), '螺旋CT')
    hand.excel.typeInto(scoreSheet, cellOf('technician_id', 11), ' T012 ')
    await hand.ribbon('checkWorkbook')
    await sees(
      hand,
      'a finding in what was typed',
      ({ findings }) => findings?.some((line) => line.startsWith(cellOf('modality', row))) ?? false,
    )
    await hand.mendAll()
    await sees(hand, 'that it is mended', ({ message }) => message?.startsWith('已改正') ?? false)
  })

  it('is summarised in place', async () => {
    await hand.summarise()
    await sees(hand, 'that it is written', ({ message }) => message?.includes('统计表已写好') ?? false)
  })

  it('is checked a last time and saved', async () => {
    await hand.ribbon('checkWorkbook')
    findings = await hand.allFindings()
    saved = hand.excel.workbook.save({ without: ['figures', 'comments'] })
    if (process.env.DAY_FILE) writeFileSync(process.env.DAY_FILE, saved)
    assert.deepEqual(
      (await hand.leave()).filter((slip) => !denied.test(slip)),
      [],
    )
  })

  it('passes the command line with the same findings', async () => {
    report = await checked(saved)
    const said = report.findings.map(({ cell, sheet, message }) => `${cell || sheet || '整本工作簿'} ${message}`)
    const [ours, theirs] = [findings, said].map((lines) => new Set(lines))
    assert.deepEqual([...theirs!].filter((line) => !ours!.has(line)).slice(0, 20), [])
    assert.deepEqual([...ours!].filter((line) => !theirs!.has(line)).slice(0, 20), [])
    assert.equal(said.length, findings.length)
  })

  it('passes the command line with the same scores', () => {
    assert.equal(report.rows.length, exams)
    for (const { row, composite } of report.rows)
      assert.equal(composite.status === 'SCORED' ? composite.effective.toFixed(1) : null, totals.get(row), `row ${row}`)
  })

  it('is recalculated by LibreOffice to the same totals', async () => {
    const sheet = await calculated(saved, scoreSheet)
    for (const { row, composite } of report.rows) {
      const at = (key: string) => sheet[row - 1]?.[rubric.placeOf.get(key)!] ?? ''
      assert.equal(at('total_score'), composite.status === 'SCORED' ? composite.effective : '', `row ${row}`)
      for (const key of totalKeys)
        assert.equal(at(key), hand.excel.workbook.values(scoreSheet, cellOf(key, row))[0]![0], `${key} in row ${row}`)
    }
  })
})
