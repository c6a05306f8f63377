// The child processes of a process, by asking the system instead of the code under test.
import { execFile } from 'node:child_process'
import { access, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Running children that are reader programs; dead ones that nobody has waited for do not count. */
export async function childPids(parent = process.pid): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=,stat=,args='])
  return stdout.split('\n').flatMap((line) => {
    const [, pid, ppid, state, args] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return Number(ppid) === parent && !state!.startsWith('Z') && args!.includes('reader/child.ts') ? [Number(pid)] : []
  })
}

/** What the system tells of a running process; empty when there is none. */
export async function childRunning(pid: number, what: 'cmdline' | 'environ' = 'cmdline'): Promise<string> {
  return await readFile(`/proc/${pid}/${what}`, 'latin1').catch(() => '')
}

/** Also of a dead process until its parent has been told. */
export const isKnown = (pid: number): Promise<boolean> =>
  access(`/proc/${pid}`).then(
    () => true,
    () => false,
  )
