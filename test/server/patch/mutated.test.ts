// Files that are a little broken: a mend refuses, or does what it says and nothing else.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isFormula, shown } from '../../../core/grid.ts'
import { Problem } from '../../../core/problem.ts'
import { mend } from '../../../server/patch/mend.ts'
import { refusalOf } from '../../../server/reader/refusal.ts'
import { rowsOf } from '../reader/read-all.ts'
import { fileOf, sheetXml } from '../reader/workbook-maker.ts'

const sound = sheetXml(
  '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="C1"><f>1+1</f><v>2</v></c></row><row r="3"/><row r="4"><c r="B4" t="inlineStr"><is><t>x</t></is></c></row>',
)
const pieces = [
  '<',
  '>',
  '"',
  '</row>',
  '<row>',
  '<c r="B1"/>',
  '</c>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  'r="2"',
  '/',
  '',
]

const read = async (file: Uint8Array) => {
  try {
    return await rowsOf(file)
  } catch (error) {
    if (refusalOf(error)) return null
    throw error
  }
}

describe('mend of a broken sheet', () => {
  it('refuses, or sets the cell and changes no other', async () => {
    let mended = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sound.length - 1),
        fc.nat(12),
        fc.constantFrom(...pieces),
        fc.constantFrom('A1', 'B1', 'D1', 'A2', 'A3', 'C4', 'A9'),
        async (at, length, piece, cell) => {
          const sheet = sound.slice(0, at) + piece + sound.slice(at + length)
          const file = fileOf({ sheet, strings: ['<t>a</t>'] })
          const before = await read(file)
          if (before === null) return
          let after: Uint8Array
          try {
            after = mend(file, [{ sheet: 'Sheet1', cell, value: 77 }])
          } catch (error) {
            assert.ok(error instanceof Problem || refusalOf(error), String(error))
            return
          }
          const cells = (rows: typeof before) =>
            new Map(
              rows
                .flat()
                .flatMap(({ number, cells: row }) =>
                  row.flatMap((value, column) =>
                    value === null ? [] : [[`${String.fromCharCode(65 + column)}${number}`, value] as const],
                  ),
                ),
            )
          const now = await read(after)
          mended++
          assert.ok(now, 'the mended file is not readable')
          assert.equal(shown(cells(now).get(cell)), 77)
          // Formulas of a changed row lose their results.
          const rowOf = (name: string) => name.slice(1)
          const others = (rows: typeof before) =>
            [...cells(rows)]
              .filter(([name]) => name !== cell)
              .map(
                ([name, value]) => [name, rowOf(name) === rowOf(cell) && isFormula(value) ? 'formula' : value] as const,
              )
          assert.deepEqual(others(now), others(before))
        },
      ),
      { numRuns: 1500 },
    )
    assert.ok(mended > 150, `only ${mended} were mended at all`)
  }).timeout(60_000)
})
