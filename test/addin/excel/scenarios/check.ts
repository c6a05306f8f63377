// The whole workbook is checked through the pane's door: what it costs, and that its verdict is the server's.
import assert from 'node:assert/strict'
import { type Judged, judgeBook } from '../../../../addin/host/judge-book.ts'
import { judge } from '../../../../server/judge.ts'
import { drawBook } from '../../../../server/pen/pen.ts'
import { createReaderPool } from '../../../../server/reader/pool.ts'
import type { Judgement } from '../../../../templates/judge.ts'
import { report } from '../../../excel/scenario.ts'
import { got, openStage, rubric, sampleBook } from '../stage.ts'

const rows = 3000
const book = sampleBook(rows)
const today = Date.UTC(2026, 10, 15) / 1000
const rubrics = new Map([[rubric.version, rubric]])
const bytes = await drawBook(book)
const pool = createReaderPool()
const server = await judge({ rubrics, pool }, bytes, { today })
await pool.close()

const { excel, port } = await openStage(bytes)
got(await port.open())
const counted = await excel.count(() => judgeBook(port, rubrics, { today }))
const { judgement }: Judged = got(counted.result)

/** Without the rubric, which is the same value on both sides. */
const verdict = ({ rubric: _, ...rest }: Judgement) => rest

await report({
  'every row is read': async () => assert.ok(judgement.rows.length >= rows),
  'it costs at most 3 syncs': async () => assert.ok(counted.syncs <= 3, String(counted.syncs)),
  'it reads at most 8 MB, the rows in two answers below 5 MB': async () => {
    const { response, request } = counted.bytes
    assert.ok(response + request <= 8_000_000, String(response))
    const large = excel.log.map(({ response }) => response).filter((bytes) => bytes > 1_000_000)
    assert.ok(large.length === 2 && Math.max(...large) < 5_000_000, large.join())
  },
  'nothing is held afterwards': async () => assert.equal(counted.references, 0),
  'the verdict is the server’s, cell by cell': async () => {
    assert.deepEqual(judgement.counts, server.counts)
    assert.deepEqual(judgement.findings, server.findings)
    assert.deepEqual(judgement.rows, server.rows)
    assert.deepEqual(verdict(judgement), verdict(server))
  },
})
