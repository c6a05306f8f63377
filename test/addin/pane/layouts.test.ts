import assert from 'node:assert/strict'
import { addOurSheets } from '../../../addin/pane/session/later.ts'
import { recallLayouts } from '../../../addin/pane/session/layouts.ts'
import { guessColumns, withKey } from '../../../addin/pane/worklist/guess.ts'
import { fingerprintOf, layoutOf, layoutsIn, mapColumns, withLayout } from '../../../addin/pane/worklist/layouts.ts'
import { foreign, listOf, raws } from './foreign-list.ts'
import { openStage, rubric } from './stage.ts'

describe('columns that were confirmed once', () => {
  const head = listOf(['单号', '类别', '机器', '患者姓名'], ['000123', 'CT', 'DR-1', '甲'])
  const first = guessColumns(rubric, head, 1)!
  const confirmed = withKey(withKey(first, 0, 'accession_no'), 2, 'equipment_code')

  it('are known again in any order, spacing and width, even where nothing could be guessed', () => {
    const layouts = [layoutOf(confirmed, 'S03')]
    const next = listOf(['导出清单'], ['机　器', '患者姓名', '单 号', '类别'], ['DR-2', '乙', '000200', 'MR'])
    const { guess, layout } = mapColumns(rubric, next, layouts)!
    assert.equal(layout?.site, 'S03')
    assert.equal(guess.headerRow, 2)
    assert.deepEqual(
      guess.columns.map(({ heading, key }) => [heading, key]),
      [
        ['机　器', 'equipment_code'],
        ['患者姓名', null],
        ['单 号', 'accession_no'],
        ['类别', null],
      ],
    )
  })
  it('are not taken for those of another list', () => {
    const other = listOf(['单号', '类别', '机器'], ['000123', 'CT', 'DR-1'])
    assert.equal(mapColumns(rubric, other, [layoutOf(confirmed, '')], 1)?.layout, null)
    assert.notEqual(fingerprintOf(guessColumns(rubric, other, 1)!), fingerprintOf(first))
  })
  it('hold headings and field keys, no sample and no name of a patient', () => {
    const text = JSON.stringify(layoutOf(confirmed, ''))
    for (const word of ['000123', 'DR-1', '甲', '患者']) assert.equal(text.includes(word), false)
  })
  it('are few, the newest first, and anything else that stands in their place is nothing', () => {
    let known = layoutsIn(null)
    for (let n = 0; n < 20; n++) known = withLayout(known, { fingerprint: `f${n}`, fields: {}, site: '' })
    assert.equal(known.length, 12)
    assert.equal(known[0]?.fingerprint, 'f19')
    assert.deepEqual(layoutsIn(JSON.stringify(known)), known)
    for (const text of ['', '{', '7', '[7]', '[{"fingerprint":1}]', '[{"fingerprint":"a","fields":{"x":1},"site":""}]'])
      assert.deepEqual(layoutsIn(text), [], text)
  })
  it('are kept in the workbook and in the browser: another workbook finds them, and so does another browser', async () => {
    const browser = new Map<string, string>()
    const { desk, memory } = await openStage(foreign, { retained: browser })
    const guess = guessColumns(rubric, raws)!
    await addOurSheets(desk, { site: 'S02', batch: '' }, { index: 0, guess })
    const [here] = await recallLayouts(desk)
    assert.deepEqual([here?.fingerprint, here?.site], [fingerprintOf(guess), 'S02'])
    const elsewhere = await openStage(foreign, { retained: browser })
    assert.equal((await recallLayouts(elsewhere.desk))[0]?.site, 'S02')
    browser.clear()
    assert.equal((await recallLayouts(desk))[0]?.site, 'S02')
    memory.settings.clear()
    assert.deepEqual(await recallLayouts(desk), [])
  })
})
