// The reader against the truth and against two independent libraries. Every difference is named; none is tolerated.
import assert from 'node:assert/strict'
import { dialects } from './dialect-files.ts'
import { givenRows } from './given-table.ts'
import { type Dialect, fixtureFaults, readerFaults, writerFaults } from './known-faults.ts'
import { readWithHucre, readWithSheetjs } from './other-readers.ts'
import { rowsOf } from './read-all.ts'
import { type Told, toldGiven, toldPlain, toldRows } from './told.ts'
import { valueCases } from './value-cases.ts'
import { writers } from './writers.ts'

const witnesses = { SheetJS: readWithSheetjs, hucre: readWithHucre } as const
const nothing = 'nothing'

/** What stands beside each name of the table; the names themselves must be right. */
function besideNames(told: Told): Readonly<Record<string, string>> {
  for (const { name, row } of givenRows) assert.equal(told.get(`0!A${row}`), toldPlain(name))
  return Object.fromEntries(givenRows.map(({ name, row }) => [name, told.get(`0!C${row}`) ?? nothing]))
}

const truth = Object.fromEntries(givenRows.map(({ name, given }) => [name, toldGiven(given) ?? nothing]))

describe('workbooks of other programs', () => {
  for (const [writer, write] of Object.entries(writers))
    it(`${writer}: the reader finds what was written, and so do the witnesses`, async function () {
      this.timeout(60_000)
      const bytes = await write()
      const ours = besideNames(toldRows(await rowsOf(bytes)))
      assert.deepEqual(ours, { ...truth, ...writerFaults[writer] })
      for (const [witness, read] of Object.entries(witnesses)) {
        const theirs = besideNames(await read(bytes))
        const known = { ...readerFaults[witness]?.always, ...readerFaults[witness]?.[writer] }
        const faults = Object.entries(known).filter(([name]) => ours[name] !== nothing)
        assert.deepEqual(theirs, { ...ours, ...Object.fromEntries(faults) }, witness)
      }
    })
})

describe('fixtures read by the witnesses too', () => {
  const fixtures: readonly Dialect[] = [
    ...Object.entries(valueCases).map(([name, { file }]): Dialect => [name, file]),
    ...Object.entries(dialects),
  ]
  for (const [witness, read] of Object.entries(witnesses))
    it(`${witness} differs from the reader only by its known faults`, async () => {
      const found: Record<string, unknown> = {}
      for (const [name, file] of fixtures) {
        const ours = Object.fromEntries(toldRows(await rowsOf(file())))
        const theirs = await read(file()).then(Object.fromEntries, (error: Error) => error.message)
        try {
          assert.deepEqual(theirs, ours)
        } catch {
          found[name] = theirs
        }
      }
      assert.deepEqual(found, fixtureFaults[witness])
    })
})
