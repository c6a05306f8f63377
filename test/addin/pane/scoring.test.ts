import assert from 'node:assert/strict'
import { entryAt } from '../../../addin/pane/book/entry-at.ts'
import { openDraft, viewOf } from '../../../addin/pane/scoring/draft.ts'
import { nextReason, pressed, textOf } from '../../../addin/pane/scoring/item-text.ts'
import { createChecker } from '../../../core/check/check.ts'
import { canonicalEntry, itemEntry } from '../../../core/item-entry.ts'
import { blankRow, bookOf, now, openStage, rubric, sampleCount } from './stage.ts'

const item = (id: string) => rubric.itemById.get(id)!
const today = Date.UTC(2026, 10, 15) / 1000

describe('a letter that is pressed', () => {
  it('is put in, counted up as far as the item allows, and taken out again', () => {
    const texts = ['']
    for (let n = 0; n < 4; n++) texts.push(pressed(item('REQ-01'), texts.at(-1)!, 'A')!)
    assert.deepEqual(texts, ['', 'A', 'A*2', 'A*3', ''])
  })
  it('stands beside others in the order of the rubric where several are allowed, and alone where one is', () => {
    assert.equal(pressed(item('REQ-01'), 'C', 'A'), 'A,C')
    assert.equal(pressed(item('REQ-04'), 'C', 'A'), 'A')
    assert.equal(pressed(item('REQ-04'), 'A', 'V'), 'V')
  })
  it('replaces √ and a reason, and is refused where the item has no such letter', () => {
    assert.equal(pressed(item('REQ-01'), '√', 'B'), 'B')
    assert.equal(pressed(item('REQ-01'), 'NA:N17', 'B'), 'B')
    assert.equal(pressed(item('REQ-02'), '', 'V'), null)
    assert.equal(pressed(item('REQ-02'), '', 'D'), null)
  })
  it('never makes an entry that the grammar refuses, whatever is pressed in whatever order', () => {
    for (const each of rubric.items) {
      let text = ''
      for (const letter of [...'ABCDVABACDVBBDCAVDDA'] as const) {
        text = pressed(each, text, letter as 'A') ?? text
        const entry = itemEntry(each, text)
        assert.notEqual(entry.kind, 'invalid', `${each.id} ${text}`)
        assert.equal(textOf(each, entry), canonicalEntry(text))
      }
    }
  })
  it('goes through the reasons for which the item may not apply, and then out', () => {
    const seen = ['']
    do seen.push(nextReason(item('RPT-05'), seen.at(-1)!))
    while (seen.at(-1) !== '' && seen.length < 9)
    assert.deepEqual(seen, ['', 'NA:N09', 'NA:N17', ''])
  })
})

describe('an exam of which nothing was said', () => {
  it('commits to a row that the rules about items have nothing to say about', async () => {
    const { desk } = await openStage(bookOf(Array.from({ length: sampleCount }, (_, n) => blankRow(n))))
    const shadow = desk.state.shadow.value!
    assert.ok(desk.state.unscored.value.length > 50)
    for (const row of desk.state.unscored.value) {
      const view = viewOf(rubric, openDraft(rubric, entryAt(shadow, row)!), today)
      const checker = createChecker(rubric, { sheet: '', cellOf: (key) => key, today })
      const said = checker
        .row({ ...view.entry, exam: { ...view.entry.exam, qc_date: today } }, view.score)
        .filter(({ cell, level }) => (rubric.itemById.has(cell) || cell === 'qc_scope') && level !== 'notice')
        // What only a reader can tell: a deduction that other facts of the exam demand.
        .filter(({ code }) => !['VR-09', 'VR-26', 'VR-27', 'VR-28', 'VR-51', 'VR-29'].includes(code))
        .filter(({ code }) => code !== 'VR-35' || view.entry.exam.rads_required === null)
      assert.deepEqual(
        said.map(({ code, cell }) => `${row} ${code} ${cell}`),
        [],
      )
    }
  })
  it('explains what does not apply by the field that says so, in both languages', async () => {
    const { desk } = await openStage(bookOf([blankRow(0, { contrast_used: 'N', extravasation: null })]))
    const view = viewOf(rubric, desk.state.draft.value!, today)
    const shown = view.shown[rubric.items.findIndex(({ id }) => id === 'IMG-08')]!
    assert.equal(shown.text, 'NA:N02')
    assert.equal(shown.source, 'suggested')
    assert.match(shown.why!.why['zh-CN'], /使用对比剂.+未使用对比剂/)
    assert.match(shown.why!.why['en-US'], /contrast/i)
  })
  it('stands at full marks by default, which is not the same as scored', async () => {
    const { desk } = await openStage(bookOf([blankRow(0)]))
    const view = viewOf(rubric, desk.state.draft.value!, today)
    assert.equal(view.shown[0]?.source, 'default')
    assert.deepEqual(desk.state.unscored.value, [5])
    assert.equal(now().getFullYear(), 2026)
  })
})
