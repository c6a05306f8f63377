// One measured operation in a process of its own: `task.ts NAME FILE`. Prints CPU milliseconds and peak memory as JSON.
import { readFileSync } from 'node:fs'
import type { Task } from './read-tasks.ts'

// Only what a task needs is loaded, so that its peak memory is its own.
const rooms: Readonly<Record<string, () => Promise<Readonly<Record<string, Task>>>>> = {
  read: async () => (await import('./read-tasks.ts')).readTasks,
  judge: async () => (await import('./judge-tasks.ts')).judgeTasks,
  write: async () => (await import('./write-tasks.ts')).writeTasks,
}

const [, , name = '', file = ''] = process.argv
const task = (await rooms[name.split(/\W/)[0]!]?.())?.[name]
if (!task) throw new Error(`no task ${name}`)
const run = await task(file === '' ? new Uint8Array() : readFileSync(file))
// What the preparation left behind is collected first: it must not be charged to the operation.
globalThis.gc?.()
const start = process.cpuUsage()
const childrenStart = childrenCpu()
const wallStart = performance.now()
const note = await run()
const { user, system } = process.cpuUsage(start)
process.send?.({
  cpu: (user + system) / 1000 + childrenCpu() - childrenStart,
  wall: performance.now() - wallStart,
  peak: process.resourceUsage().maxRSS / 1024,
  note,
})
// A library may have left a handle open; what was measured is said.
process.disconnect?.()

/** CPU milliseconds of child processes that have ended; 0 where the system does not say. */
function childrenCpu(): number {
  if (process.platform !== 'linux') return 0
  const ticks = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]!.split(' ')
  const hertz = 100
  return ((Number(ticks[13]) + Number(ticks[14])) * 1000) / hertz
}
