// Names of staff stay at the site: a workbook whose 人员名单 is filled is filed without any of them.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawBook } from '../../../server/pen/pen.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import { sheetName } from '../../../templates/sheet-names.ts'
import { rubric } from '../store/wishes.ts'
import { post, serve } from './served.ts'

const people = [
  ['T9001', '单某甲乙', '某影像科', '263', 'shan mou jia yi', 'smjy'],
  ['P9002', '吕某丙丁', '某诊断科', '233', 'lv mou bing ding', 'lmbd'],
] as const

function bookWithNames(): Promise<Uint8Array> {
  const { book } = [...sampleBooks(rubric, { sites: 1, cases: 12, seed: 1, language: 'zh-CN' })][0]!
  const sheets = book.sheets.map((sheet) =>
    sheet.name === sheetName('staff', 'zh-CN')
      ? { ...sheet, rows: sheet.rows.map((row, n) => (people[n - 4] ? { ...row, cells: [...people[n - 4]!] } : row)) }
      : sheet,
  )
  return drawBook({ ...book, sheets })
}

describe('a filed workbook with a list of names', () => {
  it('leaves no name, reading or department in the database, the log, the receipt or the report', async () => {
    const served = await serve()
    try {
      const bytes = await bookWithNames()
      const checked = await (await post(served.app, '/api/checks', bytes)).text()
      const response = await post(served.app, '/api/filings', bytes)
      assert.equal(response.status, 200, checked.slice(-200))
      const receipt = await response.text()
      const stored = await Promise.all(
        (await readdir(served.folder)).map((name) => readFile(join(served.folder, name), 'latin1')),
      )
      const texts = [checked, receipt, served.logged(), ...stored]
      const secrets = people.flatMap(([, name, department, , pinyin]) => [name, department, pinyin])
      for (const secret of secrets)
        for (const written of [
          secret,
          Buffer.from(secret).toString('latin1'),
          Buffer.from(secret, 'utf16le').toString('latin1'),
        ])
          assert.equal(
            texts.some((text) => text.includes(written)),
            false,
            secret,
          )
      // What is looked for would be found: the ids of the rows are there.
      assert.ok(stored.some((text) => /T\d{4}/.test(text)))
    } finally {
      await served.stop()
    }
  })
})
