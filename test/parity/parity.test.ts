// The formulas in the file and the engine agree to the digit.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import { type Vector, vectorShape } from '../../core/vector.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { scoreRows } from '../../templates/captions.ts'
import { templateVersion } from '../../templates/identity.ts'
import { type FilledRow, scoreBook } from '../../templates/scores/book.ts'
import { scoreFilled } from '../../templates/scores/filled.ts'
import { totalsOf } from '../../templates/scores/totals.ts'
import { sheetName } from '../../templates/sheet-names.ts'
import { randomRows } from './random-rows.ts'
import { recalculated, stale } from './recalculated.ts'

const rubric = currentRubric()
const file = new URL('../rubric/vectors.json', import.meta.url)
const vectors = v.parse(v.array(vectorShape), JSON.parse(readFileSync(file, 'utf8')))
const seed = process.env.PARITY_SEED ?? 'parity 1'

/** The fields of a row from which a vector's whole-link reasons follow. */
const rowOf = ({ id, modality, linkNA, entries, qc_scope, reviewer_id }: Vector): FilledRow => ({
  record_id: id,
  modality,
  qc_scope,
  reviewer_id,
  encounter_type: 'O',
  app_hospital_code: 'S01',
  film_type: linkNA.FLM ? 'NONE' : 'DRY',
  recon_required: linkNA.R3D ? 'N' : 'Y',
  solo_signoff: linkNA.REV ? 'Y' : 'N',
  ...Object.fromEntries(rubric.items.map(({ id: item }) => [item, entries[item] ?? '√'])),
})

const totalKeys = rubric.columns.flatMap(({ key, group }) => (group === 'total' ? key : []))

function bookOf(filled: readonly FilledRow[], language: 'zh-CN' | 'en-US') {
  const { id, version, hash } = rubric
  return scoreBook(rubric, {
    identity: {
      workbookId: uuidv7(),
      rubric: id,
      rubricVersion: version,
      rubricHash: hash,
      templateVersion,
      site: '',
      batch: '',
      language,
      kind: 'scores',
    },
    site: null,
    rows: filled.length + 3,
    ids: Array.from({ length: filled.length + 3 }, (_, n) => `id-${n}`),
    language,
    filled,
  })
}

const sheetOf = (book: ReturnType<typeof bookOf>, language: 'zh-CN' | 'en-US') =>
  book.sheets.find(({ name }) => name === sheetName('scores', language))!

describe('score formulas, calculated by LibreOffice', function () {
  this.timeout(120_000)

  const cases = [...randomRows(rubric, seed, 1000)]
  const filled = [...vectors.map(rowOf), ...cases]
  let rows: readonly (readonly unknown[])[] = []
  before(async () => {
    rows = await recalculated(bookOf(filled, 'zh-CN'), sheetName('scores', 'zh-CN'))
  })
  const valueAt = (n: number, key: string) => rows[scoreRows.first - 1 + n]?.[rubric.placeOf.get(key)!] ?? ''

  it('leave no result uncalculated', () => {
    assert.equal(rows.flat().filter((value) => value === stale).length, 0)
  })

  it(`equal the engine in every total of ${vectors.length} vectors and 1000 random rows (seed ${seed})`, () => {
    const differences = filled.flatMap((row, n) => {
      const totals = totalsOf(rubric, scoreFilled(rubric, row), 'zh-CN')
      return totalKeys.flatMap((key) =>
        valueAt(n, key) === totals[key]
          ? []
          : [{ row: row.record_id, key, sheet: valueAt(n, key), engine: totals[key] }],
      )
    })
    assert.deepEqual(differences.slice(0, 20), [])
  })

  it('equal the scores that the vectors expect', () => {
    for (const [n, { id, expected }] of vectors.entries()) {
      const links = expected.links as Record<string, { raw?: number; effective?: number }>
      for (const [link, { raw, effective }] of Object.entries(links)) {
        assert.equal(valueAt(n, `${link}_raw`), raw ?? '', `${id} ${link}`)
        assert.equal(valueAt(n, `${link}_score`), effective ?? '', `${id} ${link}`)
      }
    }
  })

  it('show names and limits as the results that stand with the formulas, hidden columns included', () => {
    const drawn = sheetOf(bookOf(filled, 'zh-CN'), 'zh-CN').rows
    const differences = drawn.flatMap(({ cells }, n) =>
      cells.flatMap((cell, column) => {
        if (typeof cell !== 'object' || cell === null || !('formula' in cell)) return []
        const got = rows[n]?.[column] ?? ''
        return got === cell.result ? [] : [{ row: n + 1, column, got, result: cell.result }]
      }),
    )
    assert.deepEqual(differences.slice(0, 20), [])
  })

  it('stay silent in rows that nobody has started', () => {
    for (let n = filled.length; n < filled.length + 3; n++)
      assert.deepEqual(
        totalKeys.map((key) => valueAt(n, key)),
        totalKeys.map(() => ''),
      )
  })
})

describe('score formulas of an English workbook, calculated by LibreOffice', function () {
  this.timeout(60_000)

  /** The engine understands it; a slot of the formulas ends before it does. */
  const tooLong = `A${' '.repeat(40)},B`
  const filled = [...vectors.map(rowOf), { ...rowOf(vectors[0]!), 'REQ-01': tooLong }]
  let rows: readonly (readonly unknown[])[] = []
  before(async () => {
    rows = await recalculated(bookOf(filled, 'en-US'), sheetName('scores', 'en-US'))
  })
  const valueAt = (n: number, key: string) => rows[scoreRows.first - 1 + n]?.[rubric.placeOf.get(key)!] ?? ''

  it('equal the engine in every total of the vectors', () => {
    for (const n of vectors.keys()) {
      const totals = totalsOf(rubric, scoreFilled(rubric, filled[n]!), 'en-US')
      for (const key of totalKeys) assert.equal(valueAt(n, key), totals[key], `${vectors[n]!.id} ${key}`)
    }
  })

  it('show a text that is too long to be understood as not scored, never as a score', () => {
    const n = filled.length - 1
    assert.deepEqual(
      ['REQ_grade', 'REQ_score', 'total_grade', 'IMG_grade'].map((key) => valueAt(n, key)),
      ['INC', '', 'PAR', 'A'],
    )
  })
})
