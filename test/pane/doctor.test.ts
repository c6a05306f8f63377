// The list of a PACS and the workbook doctor on the screen: what is odd, what is lost, chosen one by one, in both languages.
import assert from 'node:assert/strict'
import type { Frame } from 'playwright-core'
import type { Language } from '../../core/words.ts'
import { drawBook } from '../../server/pen/pen.ts'
import type { Book } from '../../templates/sheet.ts'
import { speakPane } from '../../templates/words/pane.ts'
import { blankRow, bookOf, scoredRow, scoreSheet } from '../addin/pane/stage.ts'
import { violations } from '../browser/axe.ts'
import { parseArea } from '../excel/model/area.ts'
import { clearValidation, validationOf } from '../excel/model/validation.ts'
import { cellOf } from './actions/scoring.ts'
import { openStage, type Stage, type Visit, visit } from './stage.ts'

const shots = process.env.PANE_SHOTS

const list = (numbers: readonly (string | number)[]): Book => ({
  title: 'list',
  sheets: [
    {
      name: '导出',
      columns: [],
      rows: [
        { cells: ['检查清单 2026-08'] },
        { cells: ['检查单号', '姓名', '时间', '检查类型', '检查部位', '机器'] },
        ...numbers.map((number, n) => ({
          cells: [number, '甲', n === 1 ? '5月8日' : '2026-08-03 09:20', '螺旋CT', '胸部', 'CT-1'],
        })),
        { cells: ['合计', null, null, '4'] },
      ],
    },
  ],
  names: [],
})

describe('lists and damage on the screen', function () {
  this.timeout(120_000)
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.close())

  async function look({ page, pane }: Visit, name: string): Promise<void> {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
    assert.deepEqual(await violations(pane), [], name)
    assert.deepEqual(await tooSmall(pane), [], name)
    assert.equal(await pane.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, name)
  }
  const open = (book: Uint8Array, language: Language) =>
    visit(stage, { book, host: { locale: language }, context: { locale: language } })

  for (const language of ['zh-CN', 'en-US'] as const) {
    const say = (...given: Parameters<typeof speakPane> extends readonly [unknown, ...infer Rest] ? Rest : never) =>
      speakPane(language, ...given)

    it(`count what is odd about a list before anything is made of it, and leave out what a person says: ${language}`, async () => {
      const now = await open(await drawBook(list(['A1', 'A2', 'A1', 1.23e17])), language)
      const { pane, excel } = now
      await pane.getByText(say('worklist.counts', { all: 5, n: 2 })).waitFor()
      await pane.locator('.columns select').nth(1).selectOption('exam_start')
      await pane
        .getByText(say('worklist.odd.date', { n: 1 }), { exact: true })
        .first()
        .waitFor()
      await look(now, `worklist-${language}`)
      await pane.locator('.odd > li').nth(1).getByRole('button').click()
      await look(now, `worklist-odd-${language}`)
      await pane.locator('.odd-cells button').first().click()
      await pane.locator('.odd > li').nth(2).getByRole('checkbox').check()
      await pane.getByText(say('worklist.counts', { all: 5, n: 1 })).waitFor()
      await excel.idle()
      assert.deepEqual([excel.workbook.active.name, excel.workbook.active.selection.row], ['导出', 5])
      await pane.locator('.columns select').last().selectOption('equipment_code')
      await pane.locator('.worklist .primary').click()
      await pane.locator('.our-book').waitFor()
      assert.equal(
        excel.workbook.values(language === 'zh-CN' ? scoreSheet : 'Raw data table', cellOf('accession_no', 5))[0]![0],
        'A1',
      )
      assert.deepEqual(await now.leave(), [])
    })

    it(`preview what our sheets have lost, and mend what is chosen: ${language}`, async () => {
      const now = await open(await drawBook(bookOf([scoredRow(0), blankRow(1), blankRow(2)])), language)
      const { pane, excel } = now
      await pane.locator('[data-list]').waitFor()
      const areaOf = (key: string) => parseArea(`${cellOf(key, 5)}:${cellOf(key, 9)}`)!
      const sheet = excel.workbook.sheet(scoreSheet)
      excel.as('person', (book) => {
        for (const key of ['modality', 'body_part']) clearValidation(book.validations, sheet, areaOf(key))
        sheet.frozen = null
        sheet.protection = null
      })
      excel.typeInto(scoreSheet, cellOf('reporter_id', 4), '报告医生')
      excel.typeInto(scoreSheet, cellOf('modality', 6), '核磁')
      await pane.locator('#tab-doctor').click()
      await pane.locator('.kind').nth(4).waitFor()
      await look(now, `doctor-${language}`)
      const lists = pane.locator('.kind', { hasText: say('doctor.kind.list') })
      await lists.locator('.previews input').first().uncheck()
      assert.equal(
        await lists
          .locator('input')
          .first()
          .evaluate((box) => (box as HTMLInputElement).indeterminate),
        true,
      )
      await look(now, `doctor-some-${language}`)
      await pane.locator('#view .primary').click()
      await pane
        .getByText(/^已改正|mended/i)
        .first()
        .waitFor()
      await lists.waitFor()
      assert.equal(await pane.locator('.kind').count(), 1)
      const held = (key: string) => validationOf(excel.workbook.validations, sheet, areaOf(key))
      assert.ok([held('modality'), held('body_part')].filter((each) => each === null).length === 1)
      assert.notEqual(sheet.protection, null)
      assert.equal(excel.workbook.values(scoreSheet, cellOf('modality', 6))[0]![0], 'MR')
      await pane
        .locator('#view')
        .getByRole('button', { name: say('score.undo') })
        .click()
      await pane.locator('.kind').nth(4).waitFor()
      assert.equal(sheet.protection, null)
      assert.equal(excel.workbook.values(scoreSheet, cellOf('modality', 6))[0]![0], '核磁')
      assert.deepEqual(await now.leave(), [])
    })
  }

  it('map the next export of the same system at once, in another workbook', async () => {
    const context = { book: await drawBook(list(['A1', 'A2'])), mode: 'desktop' } as const
    const first = await visit(stage, context)
    await first.pane.locator('.columns select').last().selectOption('equipment_code')
    await first.pane.locator('.worklist select').first().selectOption('S03')
    await first.pane.locator('.worklist .primary').click()
    await first.pane.locator('.our-book').waitFor()
    first.excel.workbook.load(await drawBook(list(['B1', 'B2', 'B3'])))
    const pane = await first.reopen()
    await pane.getByText(speakPane('zh-CN', 'worklist.remembered')).waitFor()
    assert.equal(await pane.locator('.columns select').last().inputValue(), 'equipment_code')
    assert.equal(await pane.locator('.worklist select').first().inputValue(), 'S03')
    await pane.locator('.worklist .primary').click()
    await pane.locator('.our-book').waitFor()
    assert.equal(first.excel.workbook.values(scoreSheet, cellOf('accession_no', 7))[0]![0], 'B3')
    assert.deepEqual(await first.leave(), [])
  })
})

const tooSmall = (pane: Frame): Promise<string[]> =>
  pane.evaluate(() =>
    [...document.querySelectorAll('button, select, label.choice')]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24)
      .map((each) => each.outerHTML.slice(0, 120)),
  )
