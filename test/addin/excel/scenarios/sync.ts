// Sync in a workbook: its state kept in the package, values of others written into the score sheet.
import assert from 'node:assert/strict'
import { webcrypto } from 'node:crypto'
import { readShadow, type Shadow, scoresIn, withRows } from '../../../../addin/pane/book/shadow.ts'
import { createBookSheet } from '../../../../addin/sync/book/sheet.ts'
import { createSqueezer, unsqueezed } from '../../../../addin/sync/keep-text.ts'
import type { SheetView, SheetWish } from '../../../../addin/sync/ports.ts'
import { createTokens } from '../../../../addin/sync/tokens.ts'
import { cellName } from '../../../../core/grid.ts'
import { report } from '../../../excel/scenario.ts'
import { costing, got, openStage, rubric, sampleBook } from '../stage.ts'

const stage = await openStage(sampleBook(12))
const { excel, port } = stage
const scoreSheet = '原始数据表'
const rubrics = new Map([[rubric.version, rubric]])
const opened = got(await port.open())
const held: { shadow: Shadow } = { shadow: got(await readShadow(port, rubrics, opened.survey)) }
const layout = held.shadow.found.scores!
const at = (key: string) => layout.columns.get(key)!
const token = await createTokens(webcrypto.subtle as SubtleCrypto, '0b'.repeat(32))
const sheet = createBookSheet({
  host: port,
  shadow: async () => held.shadow,
  onWritten: (change) => {
    held.shadow = change(held.shadow)
  },
  token: () => token,
  pressed: () => new Map(),
  moment: () => '2026-11-25T10:30',
})
const nothing: SheetWish = { cells: [], add: [], ids: [], clear: [], signs: new Map() }
const first = (await sheet.rows()).rows[0]!
const record = first.record!
/** What Excel shows, read anew. */
const seen = async (): Promise<SheetView> => {
  held.shadow = got(await readShadow(port, rubrics, got(await port.survey())))
  return sheet.rows()
}
const syncsOf = async <Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> => {
  const { result, syncs, references } = await excel.count(work)
  assert.equal(references, 0, 'references left')
  return [result, syncs]
}
const text = (length: number, seed: string) => seed.repeat(Math.ceil(length / seed.length)).slice(0, length)

await report({
  'nothing is kept before anything was': async () => {
    assert.equal(await costing(stage, 1, port.readKept), null)
  },
  'a state is kept and read in 1 sync each, however often': async () => {
    for (const kept of ['z:one', 'z:two', `z:${text(2_000_000, 'abc')}`, 'z:three']) {
      await costing(stage, 1, () => port.writeKept(kept))
      assert.equal(await costing(stage, 1, port.readKept), kept)
    }
  },
  'a state is found again whole when the second of its writes broke off in the middle': async () => {
    await port.writeKept(`z:${text(1_900_000, 'old')}`)
    const parts = excel.workbook.xmlParts.map(({ xml }) => xml)
    await port.writeKept(`z:${text(1_900_000, 'new')}`)
    // Of the three pieces of the new one only the first was taken.
    const now = excel.workbook.xmlParts
    const torn = now.findIndex(({ xml }, n) => xml !== parts[n] && xml.includes('new'))
    for (const [n, part] of now.entries()) if (n !== torn && parts[n] !== undefined) part.xml = parts[n]
    for (const part of now.slice(parts.length)) if (part !== now[torn]) part.xml = '<gone/>'
    assert.equal(await costing(stage, 1, port.readKept), `z:${text(1_900_000, 'old')}`)
  },
  'a part that somebody took out is made again': async () => {
    await port.writeKept('z:before')
    excel.workbook.xmlParts.splice(
      0,
      excel.workbook.xmlParts.length,
      ...excel.workbook.xmlParts.filter(({ xml }) => !xml.includes('qc:kept')),
    )
    await port.readKept()
    got(await port.writeKept('z:after'))
    assert.equal(got(await port.readKept()), 'z:after')
  },
  'the state goes through the squeezing as it is': async () => {
    const state = JSON.stringify({ 检查: '√', odd: '\u0000\ud83d\ude00 <&>"' })
    const pieces = [{ text: () => state }, { text: () => '' }]
    const squeezed = await createSqueezer()(pieces)
    got(await port.writeKept(squeezed))
    assert.deepEqual(await unsqueezed(got(await port.readKept())!), [state, ''])
    assert.equal(await unsqueezed('z:damaged'), null)
  },
  'rows are read from what the pane has seen: 0 syncs': async () => {
    const [view, syncs] = await syncsOf(sheet.rows)
    assert.equal(syncs, 0)
    assert.ok(view.rows.length >= 12)
    assert.match(String(first.fields.accession_token), /^[0-9a-f]{16}$/)
    assert.ok(!('accession_no' in first.fields))
  },
  'values of others go into the locked sheet in 2 syncs, with the states of rows': async () => {
    const { rows } = await sheet.rows()
    const cells = rows.map(({ record: each, fields }) => ({
      record: each!,
      field: 'remarks',
      expected: fields.remarks ?? null,
      value: `见 ${each}`,
    }))
    const signs = new Map(rows.map(({ record: each }) => [each!, { status: 'OK', mark: 7 } as const]))
    const [written, syncs] = await syncsOf(() => sheet.write({ ...nothing, cells, signs }))
    assert.equal(syncs, 2)
    assert.deepEqual([written.missed.length, written.undone.size], [0, 0])
    const after = await seen()
    assert.ok(after.rows.every((row) => row.fields.remarks === `见 ${row.record}`))
    const raw = scoresIn(held.shadow)!.rows.get(after.rows[0]!.place)!
    assert.equal(raw.cells[at('sync_status')], 'OK')
    assert.equal(raw.cells[at('row_version')], 7)
  },
  'a date comes in as the date that it was': async () => {
    const stamp = Date.UTC(2026, 4, 8, 15, 10) / 1000
    const expected = (await sheet.rows()).rows[0]!.fields.report_time ?? null
    await sheet.write({ ...nothing, cells: [{ record, field: 'report_time', expected, value: stamp }] })
    assert.equal((await seen()).rows[0]!.fields.report_time, stamp)
  },
  'what a person typed meanwhile stays, and the rest of the row goes in': async () => {
    const before = (await sheet.rows()).rows[0]!
    const row = before.place
    excel.typeInto(scoreSheet, cellName(at('remarks'), row), '我在写')
    const wish = (field: string, value: string) => ({ record, field, expected: before.fields[field] ?? null, value })
    const written = await sheet.write({
      ...nothing,
      cells: [wish('remarks', 'theirs'), wish('appeal_note', 'theirs too')],
    })
    assert.deepEqual(written.missed, [{ record, field: 'remarks' }])
    const after = (await seen()).rows[0]!
    assert.equal(after.fields.remarks, '我在写')
    assert.equal(after.fields.appeal_note, 'theirs too')
  },
  'nothing goes into a row that another exam has moved to': async () => {
    const [one, two] = (await sheet.rows()).rows as [typeof first, typeof first]
    const ids = [one.record!, two.record!] as const
    excel.as('person', ({ sheets }) => {
      const { rows } = sheets.find(({ name }) => name === scoreSheet)!
      const [upper, lower] = [rows[one.place - 1]!.cells, rows[two.place - 1]!.cells]
      const column = at('record_id')
      ;[upper[column], lower[column]] = [lower[column]!, upper[column]!]
    })
    const written = await sheet.write({
      ...nothing,
      cells: [{ record: ids[0], field: 'remarks', expected: one.fields.remarks ?? null, value: 'wrong row' }],
    })
    assert.deepEqual(written.missed, [{ record: ids[0], field: 'remarks' }])
    const after = await seen()
    assert.ok(after.rows.every(({ fields }) => fields.remarks !== 'wrong row'))
    assert.deepEqual(
      after.rows.slice(0, 2).map((row) => row.record),
      [ids[1], ids[0]],
    )
  },
  'a row of others takes a prepared row under its own id, and one that is removed leaves it empty': async () => {
    const added = '0199aaaa-0000-7000-8000-000000000001'
    const { fields } = (await sheet.rows()).rows[3]!
    const values = { ...fields, remarks: 'of another reader' }
    const [, syncs] = await syncsOf(() => sheet.write({ ...nothing, add: [{ record: added, fields: values }] }))
    assert.equal(syncs, 2)
    const row = (await seen()).rows.find((each) => each.record === added)!
    assert.deepEqual(row.fields, values)
    await sheet.write({
      ...nothing,
      clear: [{ record: added, expected: row.fields, to: '0199aaaa-0000-7000-8000-000000000002' }],
    })
    assert.ok((await seen()).rows.every((each) => each.record !== added))
  },
  'a row gets another id, though the column is locked': async () => {
    const { place, record: from } = (await sheet.rows()).rows[2]!
    const to = '0199aaaa-0000-7000-8000-000000000003'
    const written = await sheet.write({ ...nothing, ids: [{ place, from, to }] })
    assert.equal(written.undone.size, 0)
    assert.equal((await seen()).rows[2]!.record, to)
  },
  'what is written through sync is no notice of a person': async () => {
    const heard: string[] = []
    const stop = got(
      await port.watch((notice) => void heard.push(notice.kind === 'cells' ? notice.source : notice.kind)),
    )
    const { record: each, fields } = (await sheet.rows()).rows[4]!
    await sheet.write({
      ...nothing,
      cells: [{ record: each!, field: 'remarks', expected: fields.remarks ?? null, value: 'quiet' }],
    })
    await stop()
    assert.deepEqual(heard, ['own'])
    held.shadow = withRows(held.shadow, scoresIn(held.shadow)!.wish.sheet, scoresIn(held.shadow)!.rows)
  },
})
