import assert from 'node:assert/strict'
import * as xlsx from '@e965/xlsx'
import exceljs from 'exceljs'
import { openDoor } from './verdict.ts'
import { genuine } from './workbook.ts'

/** The genuine workbook as other programs save it. */
const writers: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  exceljs: async () => {
    const book = new exceljs.Workbook()
    await book.xlsx.load(genuine.slice().buffer)
    return new Uint8Array(await book.xlsx.writeBuffer())
  },
  SheetJS: async () =>
    xlsx.write(xlsx.read(genuine, { cellNF: true, cellFormula: true }), { type: 'buffer', bookType: 'xlsx' }),
  'SheetJS without shared strings': async () =>
    xlsx.write(xlsx.read(genuine, { cellNF: true }), { type: 'buffer', bookType: 'xlsx', bookSST: false }),
}

describe('a workbook that another program has saved', () => {
  const door = openDoor()
  after(() => door.close())

  for (const [name, rewrite] of Object.entries(writers))
    it(`reads the same entries and scores, without a finding (${name})`, async () => {
      const [plain, saved] = [await door.judged(genuine), await door.judged(await rewrite())]
      assert.deepEqual(
        saved.findings.map(({ code, cell }) => `${code} ${cell}`),
        plain.findings.map(({ code, cell }) => `${code} ${cell}`),
      )
      assert.deepEqual(
        saved.rows.map(({ entry: { exam, items }, score }) => ({ exam, items, score })),
        plain.rows.map(({ entry: { exam, items }, score }) => ({ exam, items, score })),
      )
    })
})
