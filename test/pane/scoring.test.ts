// The scoring surface by keys alone, in Chromium: what each thing costs, and that each key has a control.
import assert from 'node:assert/strict'
import type { Frame } from 'playwright-core'
import { firmKeys, singleKeys } from '../../addin/pane/scoring/keys.ts'
import { cellName } from '../../core/grid.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { blankRow, bookOf, rubric, scoreSheet } from '../addin/pane/stage.ts'
import type { ExcelHost } from '../excel/host.ts'
import { openStage, type Stage, type Visit, visit } from './stage.ts'

const staffSheet = '人员名单'
const staff = [
  { staff_id: 'T9001', name: '单某', department: '放射科', title: '263' },
  { staff_id: 'T9002', name: '吕某', department: '放射科', title: '263', pinyin: 'lv mou', initials: 'lm' },
  { staff_id: 'Q9003', name: '甲一', department: '质控科', title: '232', pinyin: 'jia yi', initials: 'jy' },
]
const rows = [0, 1, 2, 3].map((n) => blankRow(n))
const at = (key: string, row: number) => cellName(rubric.placeOf.get(key)!, row)

/** Resolves when the pane has written something into the workbook. */
const savedIn = ({ log }: ExcelHost): Promise<void> => {
  const before = log.length
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (log.length === before) return
      clearInterval(timer)
      resolve()
    }, 20)
  })
}

describe('scoring by keys', function () {
  this.timeout(120_000)
  let stage: Stage
  let book: Uint8Array
  before(async () => {
    stage = await openStage()
    book = await drawBook(bookOf(rows, 6, 'S01', staff))
  })
  after(() => stage.close())

  async function begin(more: Partial<Parameters<typeof visit>[1]> = {}) {
    const now = await visit(stage, { book, ...more })
    await now.pane.locator('[data-list]').focus()
    let keys = 0
    const press = async (...pressed: readonly string[]) => {
      for (const key of pressed) await now.page.keyboard.press(key)
      keys += pressed.length
    }
    /** Text counts as one key, whatever its length. */
    const text = async (words: string) => {
      await now.page.keyboard.insertText(words)
      keys++
    }
    const spent = () => {
      const all = keys
      keys = 0
      return all
    }
    const value = (key: string, row: number) => now.excel.workbook.values(scoreSheet, at(key, row))[0]![0]
    return { ...now, press, text, spent, value }
  }
  const written = ({ pane }: Visit, row: number) => pane.getByText(`第 ${row} 行已写入`).waitFor()
  const focused = (pane: Frame) =>
    pane.waitForFunction(() => document.activeElement?.hasAttribute('data-list')).then(() => true)

  it('costs 1 key for a clean exam, 5 for one deduction, 9 for two, 1 to take one back', async () => {
    const now = await begin()
    await now.press('Enter')
    await written(now, 5)
    assert.equal(now.spent(), 1)
    await now.press('g', '0', '5', '2', 'Enter')
    await written(now, 6)
    assert.equal(now.spent(), 5)
    await now.press('g', '1', '3', '2', 'g', '6', '4', '1', 'Enter')
    await written(now, 7)
    assert.equal(now.spent(), 9)
    assert.deepEqual([now.value(rubric.items[12]!.id, 7), now.value(rubric.items[63]!.id, 7)], ['B', 'A'])
    await now.press('Control+z')
    await now.pane.getByText('已撤销第 7 行').waitFor()
    assert.equal(now.spent(), 1)
    assert.deepEqual(await now.leave(), [])
  })

  it('costs 2 keys for a whole link that does not apply, the commit included', async () => {
    const now = await begin()
    await now.press('ArrowRight', 'ArrowRight')
    now.spent()
    await now.press('Shift+N', 'Enter')
    await written(now, 5)
    assert.equal(now.spent(), 2)
    assert.deepEqual([now.value('film_type', 5), now.value('FLM-01', 5)], ['NONE', ''])
    assert.deepEqual(await now.leave(), [])
  })

  it('costs 6 keys for a veto with its reason and its confirmation', async () => {
    const now = await begin()
    await now.press('v', 'c')
    await now.pane.waitForFunction(() => document.activeElement?.id === 'remark')
    await now.text('申请单与患者不符')
    await now.press('Escape', 'Enter', 'Enter')
    await written(now, 5)
    assert.equal(now.spent(), 6)
    assert.deepEqual([now.value('REQ-01', 5), now.value('remarks', 5)], ['V', '申请单与患者不符'])
    assert.deepEqual(await now.leave(), [])
  })

  it('finds the second person of a veto by initials, never the one who scores', async () => {
    const now = await begin()
    await now.press('v', 'c')
    await now.pane.waitForFunction(() => document.activeElement?.id === 'remark')
    await now.text('已核实')
    await now.press('Tab')
    const own = String(rows[0]!.qc_person_id)
    await now.text(own)
    assert.equal(await now.pane.locator('.remarks .option').count(), 0)
    await now.press('Control+a')
    now.spent()
    await now.press('j', 'y', 'Enter')
    assert.equal(now.spent(), 3)
    assert.equal(await focused(now.pane), true)
    await now.press('Enter', 'Enter')
    await written(now, 5)
    assert.equal(now.value('arbiter_id', 5), 'Q9003')
    assert.deepEqual(await now.leave(), [])
  })

  it('finds who is scored with D, initials and Enter; a name without a reading gets one in the sheet', async () => {
    const now = await begin()
    await now.press('ArrowRight')
    now.spent()
    // The letters follow at once.
    await now.press('d', 's', 'm')
    await now.pane.locator('.people .option', { hasText: '单某' }).waitFor()
    await now.press('Enter')
    assert.equal(now.spent(), 4)
    assert.equal(await focused(now.pane), true)
    await now.press('Enter')
    await written(now, 5)
    assert.deepEqual([now.value('technician_id', 5), now.value('technician_title', 5)], ['T9001', '263'])
    assert.deepEqual(now.excel.workbook.values(staffSheet, 'E5:F6'), [
      ['shan mou', 'sm'],
      ['lv mou', 'lm'],
    ])
    assert.doesNotMatch(JSON.stringify(now.excel.workbook.values(scoreSheet, 'A1:FZ8')), /单某|吕某|甲一/)
    assert.deepEqual(await now.leave(), [])
  })

  it('asks once who scores; the one who is found by name brings the title along', async () => {
    const open = rows.map((row) => ({ ...row, qc_person_id: null, qc_person_title: null }))
    const now = await begin({ book: await drawBook(bookOf(open, 6, 'S01', staff)) })
    await now.press('Enter')
    await now.pane.locator('.scorer input').focus()
    await now.text('甲一')
    await now.pane.locator('.scorer .option').first().waitFor()
    await now.press('Enter')
    assert.equal(await now.pane.locator('.scorer input').inputValue(), 'Q9003 甲一')
    await now.press('Enter')
    assert.equal(await focused(now.pane), true)
    await now.press('Enter')
    await written(now, 5)
    assert.deepEqual([now.value('qc_person_id', 5), now.value('qc_person_title', 5)], ['Q9003', '232'])
    assert.deepEqual(await now.leave(), [])
  })

  it('takes a code that nobody has yet, and never a name that nobody has', async () => {
    const now = await begin()
    const field = now.pane.locator('#person-request_physician_id')
    for (const [typed, shown] of [
      ['R7777', 'R7777'],
      ['丁某', 'R7777'],
    ] as const) {
      await now.press('d')
      await now.pane.waitForFunction(() => document.activeElement?.id === 'person-request_physician_id')
      await now.text(typed)
      await now.pane.locator('[data-list]').focus()
      assert.equal(await field.inputValue(), shown)
    }
    assert.deepEqual(await now.leave(), [])
  })

  it('loads the dictionary of readings only where a name has none', async () => {
    const asked: string[] = []
    const listen = async (bytes: Uint8Array) => {
      const now = await visit(stage, { book: bytes })
      asked.length = 0
      now.page.on('response', async (response) => {
        if (/\.js$/.test(response.url())) asked.push(response.url())
      })
      await now.pane.locator('[data-list]').focus()
      await now.page.keyboard.press('d')
      await now.pane.waitForFunction(() => document.activeElement?.id === 'person-request_physician_id')
      await now.page.keyboard.press('l')
      await now.pane.locator('.people .option').first().waitFor()
      await now.excel.idle()
      return now
    }
    const known = await listen(await drawBook(bookOf(rows, 6, 'S01', staff.slice(1))))
    assert.deepEqual(asked, [])
    assert.deepEqual(await known.leave(), [])
    const unknown = await listen(book)
    await unknown.page.keyboard.press('Control+a')
    await unknown.page.keyboard.type('sm')
    await unknown.pane.locator('.people .option', { hasText: '单某' }).waitFor()
    assert.notDeepEqual(asked, [])
    assert.deepEqual(await unknown.leave(), [])
  })

  it('finds an item by its initials or its words, jumps to it, and takes no key from the input method', async () => {
    const now = await begin()
    const item = rubric.items[20]!
    await now.press('/')
    await now.pane.waitForFunction(() => document.activeElement?.id === 'find-item')
    await now.text(item.zh)
    await now.pane.locator('.option').first().waitFor()
    // The Enter that ends a composition chooses nothing.
    await now.pane.evaluate(() => {
      const field = document.activeElement!
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true }),
      )
    })
    assert.equal(await now.pane.locator('#find-item').count(), 1)
    await now.press('Enter')
    assert.equal(await focused(now.pane), true)
    await now.pane.locator(`#detail-title:has-text("${item.id}")`).waitFor()
    await now.press('/')
    await now.pane.waitForFunction(() => document.activeElement?.id === 'find-item')
    await now.press('Escape')
    assert.equal(await focused(now.pane), true)
    assert.equal(await now.pane.locator('#find-item').count(), 0)
    assert.deepEqual(await now.leave(), [])
  })

  it('lists every key that it acts on, each with a button, and only those when single keys are off', async () => {
    const now = await begin()
    await now.press('Shift+Slash')
    const shown = () =>
      now.pane.evaluate(() => [...document.querySelectorAll('.help-key kbd')].map((each) => each.textContent))
    const all = [...firmKeys, ...singleKeys].map((binding) => binding.shown)
    assert.deepEqual((await shown()).sort(), [...all].sort())
    await now.pane.locator('.help input').uncheck()
    assert.deepEqual((await shown()).sort(), firmKeys.map((binding) => binding.shown).sort())
    await now.pane.locator('[data-list]').focus()
    await now.press('1', 'f', 'v')
    assert.equal(await now.pane.locator('.item.lost, .item.veto, .flag').count(), 0)
    assert.deepEqual(await now.leave(), [])
  })

  it('does by its buttons what the keys do, and leaves the focus in the list', async () => {
    const now = await begin()
    const help = (key: string) => now.pane.locator(`.help-key[aria-label^="${key} "]`)
    const action = (key: string) => now.pane.locator('.action', { has: now.pane.locator(`kbd:text-is("${key}")`) })
    await now.press('Shift+Slash')
    await help('2').click()
    await now.pane.locator('.item.lost').waitFor()
    await help('Ctrl+Z').click()
    await now.pane.locator('.item.lost').waitFor({ state: 'detached' })
    await action('F').click()
    await now.pane.locator('.flag').waitFor()
    await action('R').click()
    await now.pane.locator('.choices legend').waitFor()
    await now.pane.locator('.choices .choice-button').first().click()
    await now.pane.locator('.choices .choice-button').nth(2).click()
    await now.pane.locator('.item.lost', { hasText: 'A*2' }).waitFor()
    assert.equal(await focused(now.pane), true)
    await action('/').click()
    await now.pane.locator('#find-item').waitFor()
    assert.deepEqual(await now.leave(), [])
  })

  it('shows the three-step guide once a workbook, and takes no focus for it', async () => {
    const now = await begin()
    await now.pane.locator('.coach').waitFor()
    assert.equal(await focused(now.pane), true)
    const saved = savedIn(now.excel)
    await now.pane.getByText('跳过引导').click()
    await now.pane.locator('.coach').waitFor({ state: 'detached' })
    await saved
    await now.page.reload()
    await now.pane.locator('[data-list]').waitFor()
    await now.excel.idle()
    assert.equal(await now.pane.locator('.coach').count(), 0)
    await now.pane.locator('[data-list]').focus()
    await now.press('Shift+Slash')
    await now.pane.getByText('再看一遍引导').click()
    await now.pane.locator('.coach').waitFor()
    assert.deepEqual(await now.leave(), [])
  })
})
