import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { RawRow } from '../../../core/grid.ts'
import { openBook } from '../../../server/reader/book.ts'
import { limits } from '../../../server/reader/limits.ts'
import { createSheetScanner } from '../../../server/reader/sheet-scanner.ts'
import { rowsOf } from './read-all.ts'
import { fileOf, main, sheetXml, storedFileOf } from './workbook-maker.ts'

const lookups = { strings: ['甲', '乙'], dates: [false, true], shift: 0 }

/** The rows of a sheet that comes in pieces, what is left over coming again with the next piece. */
function scanned(xml: Buffer, cuts: readonly number[]): readonly RawRow[] {
  const rows: RawRow[] = []
  const scanner = createSheetScanner('sheet', lookups, limits, (row) => rows.push(row) > 0)
  let done = 0
  for (const cut of [...cuts, xml.length]) done += scanner.scan(xml.subarray(done, cut))
  assert.ok(scanner.finished())
  return rows
}

const mixed = Buffer.from(
  sheetXml(
    '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44044.5</v></c><!-- > < --><c r="C1" t="inlineStr"><is><t>丙</t></is></c></row>' +
      '<row r="2"/><row r="3" ht="1" ><c r="A3"><f>IF(1&lt;2,"&gt;",2)</f><v>-1.5</v></c><c r=\'D3\' t="str"><v><![CDATA[</v>]]></v></c></row>' +
      `<row r="7">${Array.from({ length: 9 }, (_, i) => `<c r="${'ABCDEFGHI'[i]}7" s="0" t="s"><v>${i % 2}</v></c>`).join('')}</row>`,
  ),
)

describe('a sheet in pieces', () => {
  const whole = scanned(mixed, [])

  it('gives the same rows wherever it is cut', () => {
    for (let cut = 0; cut < mixed.length; cut++) assert.deepEqual(scanned(mixed, [cut]), whole, `cut at ${cut}`)
  })

  it('gives the same rows when it comes byte by byte', () => {
    assert.deepEqual(scanned(mixed, [...mixed.keys()]), whole)
  })

  it('gives the same rows when it is much longer than a piece', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>第${i}行</v></c><c r="C${i + 1}"><v>${i}</v></c></row>`,
    )
    const expected = rows.map((_, i): RawRow => ({ number: i + 1, cells: [`第${i}行`, null, i] }))
    const stored = storedFileOf({ rows: rows.join('') })
    assert.deepEqual(await rowsOf(fileOf({ rows: rows.join('') })), [expected])
    assert.deepEqual(await rowsOf(stored), [expected])
  })

  it('gives a row of 6 MB, and the rows around it', async () => {
    const wide = `<c t="str"><v>${'长'.repeat(10_000)}</v></c>`.repeat(200)
    const [sheet] = await rowsOf(
      storedFileOf({
        rows: `<row r="1"><c><v>1</v></c></row><row r="2">${wide}</row><row r="3"><c><v>3</v></c></row>`,
      }),
    )
    assert.deepEqual(
      sheet?.map(({ number, cells }) => [number, cells.length]),
      [
        [1, 1],
        [2, 200],
        [3, 1],
      ],
    )
  })
})

describe('batches', () => {
  const sizesOf = async (bytes: Buffer): Promise<readonly number[]> => {
    const sizes: number[] = []
    await openBook(bytes).rows(0, (batch) => void sizes.push(batch.length))
    return sizes
  }

  it('hold 200 rows, the last one the rest', async () => {
    const row = '<row><c><v>1</v></c></row>'
    assert.deepEqual(await sizesOf(fileOf({ rows: row.repeat(500) })), [200, 200, 100])
    assert.deepEqual(await sizesOf(fileOf({ rows: row.repeat(200) })), [200])
    assert.deepEqual(await sizesOf(fileOf({ rows: '' })), [])
  })

  it('hold fewer rows when these are large', async () => {
    const cell = `<c t="str"><v>${'长'.repeat(10_000)}</v></c>`
    const rows = `<row>${cell.repeat(100)}</row>`.repeat(12)
    const sizes = await sizesOf(storedFileOf({ rows }))
    assert.ok(Math.max(...sizes) <= 4, String(sizes))
  })
})

describe('the quick way through a cell', () => {
  const digits = fc.stringMatching(/^-?[0-9]{0,17}(\.[0-9]{0,4})?$/)
  const cell = fc
    .record({
      style: fc.constantFrom('', ' s="0"', ' s="1"', ' s="70000"', ' s=""'),
      type: fc.constantFrom('', ' t="s"', ' t="n"', ' t="str"', ' t="b"', ' t="e"'),
      formula: fc.constantFrom('', '', '<f>A1+B1</f>', '<f/>', '<f t="shared" si="0"/>', '<f></f>'),
      value: fc.oneof(
        digits.map((text) => `<v>${text}</v>`),
        fc.constantFrom('', '<v/>', '<v>0</v>', '<v>1</v>', '<v> 1</v>', '<v>1E2</v>'),
      ),
    })
    .filter(({ type, value }) => type !== ' t="s"' || /^(<v>[01]<\/v>)?$/.test(value))

  it('finds what the long way finds', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
        const rows = cells
          .map(
            ({ style, type, formula, value }, i) =>
              `<row r="${i + 1}"><c r="B${i + 1}"${style}${type}>${formula}${value}</c></row>`,
          )
          .join('')
        const quick = Buffer.from(sheetXml(rows + ' '.repeat(200)))
        const long = Buffer.from(
          quick
            .toString()
            .replace(/<(\/?)(?!\?)(\w+)/g, '<$1x:$2')
            .replace(`xmlns="${main}"`, `xmlns:x="${main}"`),
        )
        assert.deepEqual(scanned(quick, []), scanned(long, []))
      }),
      { numRuns: 2000 },
    )
  })
})
