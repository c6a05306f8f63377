// Runs a file that boots office.js in a process of its own, since one process holds one Office and becomes a "browser" by it.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** One thing that must hold, and why it does not. */
export type Outcome = { readonly title: string; readonly fault: string | null }

const marker = process.env.EXCEL_SCENARIO

/**
 * Runs `file` (a URL) and gives what it reported. `level` arrives there as `scenarioLevel()`, `given` as further arguments.
 * Rejects if the process ends without a report.
 */
export function runScenario(file: URL, level: string, ...given: readonly string[]): Promise<readonly Outcome[]> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(file), given, {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, EXCEL_SCENARIO: level },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    let said = ''
    // A failure within the library would print its source, a single line of more than a megabyte.
    child.stderr?.on('data', (piece: Buffer) => {
      said = (said + piece.toString('utf8')).slice(-4000)
    })
    let report: readonly Outcome[] | null = null
    child.on('message', (message) => {
      report = message as readonly Outcome[]
    })
    child.on('exit', (code) => {
      if (report === null) reject(new Error(`${file.pathname} ended with ${code} and no report: ${said}`))
      else resolve(report)
    })
  })
}

export const scenarioLevel = (): '1.10' | '1.15' => (marker === '1.10' ? '1.10' : '1.15')

/** Runs the checks one after another and hands the outcomes to the parent process. */
export async function report(checks: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  const outcomes: Outcome[] = []
  for (const [title, check] of Object.entries(checks))
    try {
      await check()
      outcomes.push({ title, fault: null })
    } catch (error) {
      outcomes.push({
        title,
        fault: error instanceof Error ? `${error.message}\n${error.stack?.slice(0, 1500)}` : String(error),
      })
    }
  if (process.send === undefined)
    for (const { title, fault } of outcomes) console.log(fault === null ? 'ok' : 'FAILED', title, fault ?? '')
  else process.send(outcomes, () => process.exit(0))
}
