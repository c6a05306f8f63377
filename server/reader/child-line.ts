// The parent's end of a child process: one ask and one answer at a time, under the eye of a clock and a memory gauge.
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Answer, Ask, Failure } from './protocol.ts'
import { type Refusal, refused } from './refusal.ts'

export type ChildLimits = {
  /** MiB of JavaScript heap in the child. */
  readonly heap: number
  /** MiB that the child may hold in memory in all; looked at where the system tells it (Linux). */
  readonly resident: number
  /** Milliseconds without an answer, after which a child is taken to hang. */
  readonly silence: number
  /** Milliseconds that one file may keep the child at work. */
  readonly work: number
}

export type Child = {
  readonly ask: (ask: Ask) => Promise<Answer>
  /** A new file: the time at work counts from here. */
  readonly begin: () => void
  /** Neither ended nor in the middle of an answer. */
  readonly free: () => boolean
  /** What it holds in memory, in MiB; 0 where the system does not tell. */
  readonly resident: () => number
  /** Kills it; whoever waits for an answer gets the error. Resolves when it is gone. */
  readonly end: (why: Error) => Promise<void>
}

const tick = 100

/** The sources run as they are, so the child needs the loader that we run under. */
const loader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

/** Nothing of our environment but what node itself needs to start: the child has no use for names, keys and addresses. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    ['SystemRoot', 'TMPDIR', 'TEMP', 'TMP'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

function residentOf(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** V8 aborts the process when the heap is full. */
const causeOf = (code: number | null, signal: string | null): Refusal['code'] =>
  signal === 'SIGABRT' || code === 134 ? 'memory' : 'crashed'

/** Starts a child. While it has nothing to do it does not keep the parent alive. */
export function startChild(limits: ChildLimits): Child {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
    execArgv: ['--import', loader(), `--max-old-space-size=${limits.heap}`, '--max-semi-space-size=32'],
    env: environment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let pending: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  let ended: Error | undefined
  let silent = 0
  let worked = 0

  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      fail(refused({ code: causeOf(code, signal) }))
      resolve()
    })
    child.once('error', (cause) => {
      fail(refused({ code: 'crashed' }, cause))
      if (child.pid === undefined) resolve()
    })
  })

  function fail(why: Error): void {
    ended ??= why
    settle()?.reject(ended)
  }

  /** Nobody waits for the child from here on. */
  function settle(): typeof pending {
    const waited = pending
    pending = undefined
    clearInterval(watch)
    child.unref()
    child.channel?.unref()
    return waited
  }

  function end(why: Error): Promise<void> {
    fail(why)
    // Whoever awaits the end must live to see it.
    child.ref()
    child.kill('SIGKILL')
    return gone
  }

  // Counted in ticks, not by the clock: while the parent itself is busy or the computer sleeps, no time of the child's passes.
  let watch: NodeJS.Timeout | undefined
  function look(): void {
    silent += tick
    worked += tick
    if (silent >= limits.silence || worked >= limits.work) void end(refused({ code: 'time' }))
    else if (residentOf(child.pid) > limits.resident) void end(refused({ code: 'memory' }))
  }

  child.on('message', (message) => {
    const answer = message as Answer | Failure
    if (answer.answer === 'failed') void end(refused({ code: 'crashed' }, new Error(answer.stack)))
    else settle()?.resolve(answer)
  })
  settle()

  return {
    ask: (ask) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        if (pending !== undefined) return reject(new Error('the child has not yet answered'))
        pending = { resolve, reject }
        silent = 0
        child.ref()
        child.channel?.ref()
        watch = setInterval(look, tick)
        child.send(ask, (cause) => {
          if (cause !== null) fail(refused({ code: 'crashed' }, cause))
        })
      }),
    begin: () => {
      worked = 0
    },
    free: () => ended === undefined && pending === undefined,
    resident: () => residentOf(child.pid),
    end,
  }
}
