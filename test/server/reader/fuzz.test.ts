import assert from 'node:assert/strict'
import { isFormula, type RawRow } from '../../../core/grid.ts'
import { mutated, overwritten } from './mutate.ts'
import { outcome, rowsOf } from './read-all.ts'
import { type Random, seeded } from './seeded.ts'
import { entriesOf, fileOf, partsOf, type Wish } from './workbook-maker.ts'
import { zipOf } from './zip-maker.ts'

const seed = Number(process.env.QC_SEED ?? Date.now() % 1e9)
const mostMs = 2000

const wish: Wish = {
  strings: [
    '<t>编号</t>',
    '<r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r>',
    '<t>a_x000D_&amp;<![CDATA[<]]></t><rPh sb="0" eb="1"><t>k</t></rPh>',
  ],
  formats: [14, 'yyyy"年"m"月"', '0.00'],
  rows: Array.from(
    { length: 12 },
    (_, i) =>
      `<row r="${i + 1}" spans="1:9"><c r="A${i + 1}" t="s"><v>${i % 3}</v></c><c r="B${i + 1}" s="1"><v>44044.${i}</v></c><c r="C${i + 1}" s="3"><f>A${i + 1}*2</f><v>${i}</v></c><c r="D${i + 1}" t="str"><f>""</f><v></v></c><c r="E${i + 1}" t="inlineStr"><is><t>x</t></is></c><c r="F${i + 1}" t="b"><v>1</v></c><c r="G${i + 1}" t="e"><v>#N/A</v></c><c r="H${i + 1}" s="2"/><!-- c --></row>`,
  ).join(''),
}
const parts = partsOf(wish)
const names = Object.keys(parts)
const file = fileOf(wish)
const storedFile = zipOf(entriesOf(parts).map((entry) => ({ ...entry, stored: true })))

const inPart = (random: Random): Buffer => {
  const name = random.of([...names, 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'])
  return zipOf(entriesOf({ ...parts, [name]: mutated(Buffer.from(parts[name]!), random) }))
}
const inZip = (random: Random): Buffer =>
  random.of([mutated, overwritten, overwritten])(random.of([file, storedFile]), random)

/** What every reading must give, whatever the file said. */
function assertSound(rows: readonly RawRow[]): void {
  let previous = 0
  for (const { number, cells } of rows) {
    assert.ok(Number.isInteger(number) && number > previous)
    previous = number
    assert.ok(cells.length > 0 && cells.length <= 256)
    for (const cell of cells) {
      const value = isFormula(cell) ? cell.value : cell
      const inner = typeof value !== 'object' || value === null ? value : 'serial' in value ? value.serial : value.error
      assert.ok(inner === null || ['string', 'number', 'boolean'].includes(typeof inner))
      assert.ok(typeof inner !== 'number' || Number.isFinite(inner))
    }
  }
}

const kinds = { 'a part': [inPart, 3000], 'the zip itself': [inZip, 2000] } as const

describe(`mutated workbooks (QC_SEED=${seed})`, () => {
  for (const [where, [make, count]] of Object.entries(kinds))
    it(`${count} with damage in ${where} are read or refused, quickly`, async () => {
      const outcomes = new Map<string, number>()
      for (let i = 0; i < count; i++) {
        const bytes = make(seeded(seed + i))
        const start = process.cpuUsage()
        const read = async (): Promise<void> => {
          for (const rows of await rowsOf(bytes)) assertSound(rows)
        }
        const code = await outcome(read()).catch((error: unknown) =>
          assert.fail(`QC_SEED=${seed + i}: ${(error as Error).stack}`),
        )
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
        const { user, system } = process.cpuUsage(start)
        assert.ok((user + system) / 1000 < mostMs, `QC_SEED=${seed + i} took ${user + system} µs`)
      }
      // Both ends must be met, or the damage is too light or too heavy to show anything.
      assert.ok((outcomes.get('read') ?? 0) > count / 50 && outcomes.size > 5, JSON.stringify([...outcomes]))
    })
})
