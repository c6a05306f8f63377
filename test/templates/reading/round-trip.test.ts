import assert from 'node:assert/strict'
import fc from 'fast-check'
import { itemEntry } from '../../../core/item-entry.ts'
import type { Column } from '../../../core/rubric.ts'
import { languages } from '../../../core/words.ts'
import { isoOf } from '../../../templates/reading/dates.ts'
import { createEntryReader } from '../../../templates/reading/entries.ts'
import { recognise } from '../../../templates/reading/recognise.ts'
import { createTableReader } from '../../../templates/reading/tables.ts'
import { type FilledRow, scoreBook } from '../../../templates/scores/book.ts'
import type { Cell } from '../../../templates/sheet.ts'
import { rawRows, surveyOf } from '../../rubric/drawn.ts'
import { rubric } from '../../rubric/rubric.ts'
import { id, identity } from './sheets.ts'

const stamps = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2099, 11, 31) / 1000 })
const words = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{0,8}$/)

function cellOf({ key, type, codelist, group, required }: Column): fc.Arbitrary<Cell> {
  if (key === 'rubric_version') return fc.constant(rubric.version)
  if (key === 'qc_scope') return fc.constantFrom('ALL', 'REQ;IMG', 'RPT;REV')
  if (key === 'extra_parts') return fc.constantFrom('HEAD', 'HEAD;CHEST')
  if (key === 'role_override') return fc.constantFrom('IMG-12=SYSTEM', 'IMG-12=SYSTEM;REQ-05=TECH')
  if (group === 'total' || required === 'auto') return fc.constant(null)
  if (type === 'code') return fc.constantFrom(...rubric.codesOf.get(codelist!)!.keys())
  if (type === 'date') return stamps.map((stamp) => ({ date: isoOf(stamp, false) }))
  if (type === 'datetime') return stamps.map((stamp) => ({ date: isoOf(stamp, true) }))
  if (type === 'int') return fc.integer({ min: 0, max: 9999 })
  if (type === 'entry') return fc.constantFrom('√', 'A', 'B,A', 'NA:N17', 'V')
  return words
}

const rows: fc.Arbitrary<FilledRow> = fc.record(
  Object.fromEntries(
    rubric.columns.map((column) => [column.key, fc.option(cellOf(column), { nil: null, freq: 4 })] as const),
  ),
)

const valueIn = (cell: Cell | undefined): string | number | null =>
  typeof cell === 'object' && cell !== null
    ? 'date' in cell
      ? Date.parse(`${cell.date.length === 10 ? `${cell.date}T00:00` : cell.date}Z`) / 1000
      : null
    : ((cell ?? null) as string | number | null)

describe('what the templates draw', () => {
  for (const language of languages)
    it(`reads back to the same values and item entries (${language})`, () => {
      fc.assert(
        fc.property(fc.array(rows, { minLength: 1, maxLength: 3 }), (some) => {
          const filled = some.map((row, n) => ({ ...row, record_id: id(n), request_dept: 'R' }))
          const site = rubric.sites[3]!
          const ids = [id(90), id(91), id(92), id(93), id(94)]
          const wish = { identity: { ...identity, language }, site, rows: 5, ids, language, filled }
          const book = scoreBook(rubric, wish)
          const layout = recognise(rubric, surveyOf(book)).scores!
          const reader = createEntryReader(rubric, layout)
          const read = rawRows(book.sheets[layout.sheet]!).map((row) => reader.row(row))
          const entries = read.flatMap(({ entry }) => entry ?? [])
          assert.deepEqual(
            read.flatMap(({ findings }) => findings),
            [],
          )
          assert.equal(entries.length, filled.length)
          filled.forEach((row: FilledRow, n) => {
            const { exam, items, unread } = entries[n]!
            assert.equal(unread.size, 0)
            for (const { key, type, group, required } of rubric.columns) {
              if (type === 'entry' || group === 'total' || required === 'auto' || key === 'app_hospital_name') continue
              assert.equal(exam[key as 'modality'], valueIn(row[key]), key)
            }
            assert.deepEqual(
              items,
              rubric.items.map((item) => itemEntry(item, (row[item.id] as string | null) ?? '')),
            )
          })
        }),
        { numRuns: 40 },
      )
    })

  for (const language of languages)
    it(`is recognised without a finding, and its tables read back (${language})`, () => {
      const population = [
        {
          period: { date: '2026-01-01' },
          hospital: 'S04',
          modality: 'CT',
          encounter_type: 'O',
          exams_n: 9,
          reports_n: 8,
        },
      ]
      const actions = [{ action_id: 'A1', trigger: 'IMG-10', hospital: 'S04', measure: 'x', status: 'OPEN' }]
      const wish = {
        identity: { ...identity, language },
        site: null,
        rows: 1,
        ids: [id(1)],
        language,
        population,
        actions,
      }
      const book = scoreBook(rubric, wish)
      const found = recognise(rubric, surveyOf(book))
      assert.deepEqual(found.findings, [])
      assert.equal(found.language, language)
      for (const [table, layout, row] of [
        ['populationTable', found.population, population[0]!],
        ['actionLog', found.actions, actions[0]!],
      ] as const) {
        const read = createTableReader(rubric, table, layout!)
        const results = rawRows(book.sheets[layout!.sheet]!).map((raw) => read(raw))
        assert.deepEqual(
          results.flatMap(({ findings }) => findings),
          [],
        )
        const [only, ...more] = results.flatMap(({ row }) => row ?? [])
        assert.equal(more.length, 0)
        for (const [key, cell] of Object.entries(row)) assert.equal(only!.values[key], valueIn(cell), key)
      }
    })
})
