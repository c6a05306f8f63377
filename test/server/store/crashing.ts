// A process that files a workbook and is killed on the way, at a point that its argument names.
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { openStore } from '../../../server/store/store.ts'
import { rowsOf, rubric, wishOf } from './wishes.ts'

const watch = `
const { statSync } = require('node:fs')
const { wal, size } = require('node:worker_threads').workerData
while (statSync(wal).size <= size);
process.kill(process.pid, 'SIGKILL')`

const die = () => process.kill(process.pid, 'SIGKILL')

async function fileAndDie(folder: string, point: string) {
  const wal = `${folder}/qc.db-wal`
  const store = await openStore({
    url: `file:${folder}/qc.db`,
    keyFile: `${folder}/site.key`,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    rubrics: new Map([[rubric.version, rubric]]),
  })
  const entries = rowsOf(3000).map((row, n) => ({
    score: row.score,
    get entry() {
      if (point === 'rows' && n === 2600) die()
      return row.entry
    },
  }))
  await store.file({
    ...wishOf(entries),
    get fileName() {
      if (point === 'original') die()
      return 'scores.xlsx'
    },
    get language() {
      if (point === 'before commit') die()
      // The commit blocks this thread; another one sees it begin.
      if (point === 'commit') new Worker(watch, { eval: true, workerData: { wal, size: statSync(wal).size } })
      return 'zh-CN' as const
    },
  })
  die()
}

void fileAndDie(process.argv[2]!, process.argv[3]!)
