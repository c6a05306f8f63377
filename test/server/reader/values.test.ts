import assert from 'node:assert/strict'
import { firstCells } from './read-all.ts'
import { valueCases } from './value-cases.ts'
import { fileOf } from './workbook-maker.ts'

describe('cell values', () => {
  for (const [name, { file, expected }] of Object.entries(valueCases))
    it(name, async () => assert.deepEqual((await firstCells(file()))[0], expected))

  it('reads each built-in date format as a date and no other', async () => {
    const dates: number[] = []
    for (let id = 0; id < 170; id++) {
      const [value] = await firstCells(
        fileOf({ rows: '<row r="1"><c r="A1" s="1"><v>44044.5</v></c></row>', formats: [id] }),
      )
      if (typeof value === 'object') dates.push(id)
    }
    const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
    assert.deepEqual(dates, [...span(14, 22), ...span(27, 36), ...span(45, 47), ...span(50, 58)])
  })

  it('gives the same serial in every time zone', async () => {
    const zone = process.env.TZ
    for (const TZ of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      process.env.TZ = TZ
      assert.deepEqual(await firstCells(valueCases['a strict date and time']!.file()), [{ serial: 44044.5 }])
    }
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })
})
