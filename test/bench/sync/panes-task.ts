// `panes-task.ts SCENE PORT TOKEN TOKEN`: one pane pushes, another pulls, both change rows and merge.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { openPane } from './pane.ts'
import type { Scene } from './peer.ts'
import { plainSheet } from './plain-sheet.ts'
import type { SyncRow } from './rows.ts'

const [, , file = '', port = '', first = '', second = ''] = process.argv
const { rows, mine, theirs } = JSON.parse(readFileSync(file, 'utf8')) as Scene
const a = await openPane(plainSheet(rows), Number(port), first)
const b = await openPane(plainSheet(), Number(port), second)

async function timed(name: string, work: () => Promise<unknown>) {
  const before = process.cpuUsage()
  const start = performance.now()
  await work()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  process.send!({ name, wall, cpu: (user + system) / 1000 })
  await once(process, 'message')
}

const type = ({ sheet }: typeof a, changes: readonly SyncRow[]) => {
  for (const { record, set } of changes)
    for (const [field, value] of Object.entries(set)) sheet.type(record, field, value)
}

await timed('push', () => a.sync())
await timed('pull', () => b.sync())
type(a, mine)
type(b, theirs)
await timed('merge', async () => {
  await a.sync()
  await b.sync()
  await a.sync()
})
const [one, other] = [a, b].map(({ sheet }) =>
  JSON.stringify([...sheet.held].map(([id, { fields }]) => [id, Object.entries(fields).sort()]).sort()),
)
if (one !== other) throw new Error('the two panes differ')
process.disconnect()
