// A command waits while a cell is being edited, or while Excel is busy. A person who waits is told why.
import type { SheetHost } from '../../host/sheet-host.ts'
import type { Soon } from './soon.ts'
import type { State } from './state.ts'

/** Shorter waits are not worth a word. */
const patience = 1500

const commands = ['write', 'undo', 'addSheets', 'removeSheets', 'refresh', 'mark', 'goTo', 'changeGuards'] as const

/** The same host; while one of its commands takes long, `waiting` says so. */
export function tellWaiting(host: SheetHost, { waiting }: Pick<State, 'waiting'>, soon: Soon): SheetHost {
  let under = 0
  const told =
    <Given extends readonly unknown[], Value>(command: (...given: Given) => Promise<Value>) =>
    async (...given: Given): Promise<Value> => {
      under++
      soon(
        'waiting',
        () => {
          waiting.value = under > 0
        },
        patience,
      )
      try {
        return await command(...given)
      } finally {
        under--
        if (under === 0) waiting.value = false
      }
    }
  const patient = commands.map((name) => [name, told(host[name] as (...given: readonly unknown[]) => Promise<unknown>)])
  return { ...host, ...(Object.fromEntries(patient) as Partial<SheetHost>) }
}
