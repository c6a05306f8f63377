// One run for one action of the person: troubles come back as values, a lost session and a busy Excel are tried again.
import { failed, type Outcome } from '../host/outcome.ts'
import type { SheetId } from '../host/sheet-host.ts'
import { remedyOf, type Trouble, trouble, troubleOf } from '../host/trouble.ts'
import type { Context } from './office.ts'

/** Waits before a busy Excel is asked again, in milliseconds. */
const pauses = [400, 1600] as const

export type Pause = (milliseconds: number) => Promise<void>

type Manner = {
  /** A command of the person: waits until the cell that is being edited is left. */
  readonly command?: true
  /** Switches events off on its way: they are switched on again whatever happens. */
  readonly quiet?: true
  /** Must not run twice: what it adds would be there twice. */
  readonly once?: true
  /** Whose name the words of a trouble tell. */
  readonly sheet?: SheetId
}

export type Run = <Value>(
  batch: (context: Context) => Promise<Outcome<Value>>,
  manner?: Manner,
) => Promise<Outcome<Value>>

/** The trouble behind an error of Excel; any other error is our bug and goes on. */
export function troubleBehind(error: unknown, sheet = ''): Trouble {
  if (!(error instanceof OfficeExtension.Error)) throw error
  const { statement = '', errorLocation = '' } = error.debugInfo ?? {}
  const cause = `${error.code}: ${statement || errorLocation}`
  // What Excel says of a wrong password differs from version to version.
  const found = troubleOf(error.code, { sheet }, cause)
  const refused = remedyOf(found) === 'none' && /unprotect/i.test(`${statement} ${errorLocation}`)
  return refused ? trouble('password-needed', { sheet }, cause) : found
}

/** Queues writes with events off, so that they do not come back as changes. Use with the manner `quiet`. */
export function quietly(context: Context, queue: () => void): void {
  context.runtime.enableEvents = false
  queue()
  context.runtime.enableEvents = true
}

async function eventsOn(): Promise<void> {
  try {
    await Excel.run(async (context) => {
      context.runtime.enableEvents = true
      await context.sync()
    })
  } catch (error) {
    // The first trouble is the one to tell.
    troubleBehind(error)
  }
}

/** @param nameOf the name of a sheet by its id, for the words of a trouble */
export function createRun(pause: Pause, nameOf: (sheet: SheetId) => string): Run {
  return async (batch, { command, quiet, once, sheet } = {}) => {
    let fresh = 0
    let busy = 0
    for (;;) {
      try {
        return command ? await Excel.run({ delayForCellEdit: true }, batch) : await Excel.run(batch)
      } catch (error) {
        const met = troubleBehind(error, sheet === undefined ? '' : nameOf(sheet))
        if (quiet) await eventsOn()
        if (once) return failed(met)
        if (remedyOf(met) === 'fresh' && fresh++ < 1) continue
        const wait = met.code === 'excel-busy' ? pauses[busy++] : undefined
        if (wait === undefined) return failed(met)
        await pause(wait)
      }
    }
  }
}
