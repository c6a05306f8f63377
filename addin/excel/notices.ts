// What happens in Excel, told as notices. Of an event only sheet and address are believed.
import { done, type Outcome } from '../host/outcome.ts'
import type { Abilities, Notice, SheetId, Stop } from '../host/sheet-host.ts'
import type { Context } from './office.ts'
import { type Run, troubleBehind } from './run.ts'

type Listener = (notice: Notice) => void

export type Notices = {
  readonly watch: (listener: Listener) => Promise<Outcome<Stop>>
  /** A write of ours: Excel does not tell of it, because events are off meanwhile. */
  readonly own: (sheet: SheetId, range: string | null) => void
}

type Handler = OfficeExtension.EventHandlerResult<never>

/** Queues the registrations. */
function register(context: Context, tell: Listener, abilities: Abilities): readonly Handler[] {
  const { workbook } = context
  const { worksheets } = workbook
  const sheets = async () => tell({ kind: 'sheets' })
  const handlers = [
    worksheets.onChanged.add(async ({ worksheetId, address, source }) =>
      tell({
        kind: 'cells',
        sheet: worksheetId,
        range: address || null,
        source: source === Excel.EventSource.remote ? 'remote' : 'local',
      }),
    ),
    worksheets.onRowSorted.add(async ({ worksheetId, source }) =>
      tell({
        kind: 'cells',
        sheet: worksheetId,
        range: null,
        source: source === Excel.EventSource.remote ? 'remote' : 'local',
      }),
    ),
    worksheets.onSelectionChanged.add(async ({ worksheetId, address }) =>
      tell({ kind: 'selection', sheet: worksheetId, range: address }),
    ),
    worksheets.onActivated.add(async ({ worksheetId }) => tell({ kind: 'active', sheet: worksheetId })),
    worksheets.onAdded.add(sheets),
    worksheets.onDeleted.add(sheets),
    ...(abilities.protectionNotice ? [worksheets.onProtectionChanged.add(sheets)] : []),
  ]
  return handlers as unknown as readonly Handler[]
}

export function createNotices(run: Run, abilities: Abilities): Notices {
  const listeners = new Set<Listener>()
  const tell: Listener = (notice) => {
    for (const listener of listeners) listener(notice)
  }

  async function watch(listener: Listener): Promise<Outcome<Stop>> {
    const outcome = await run<readonly Handler[]>(async (context) => {
      const handlers = register(context, listener, abilities)
      await context.sync()
      return done(handlers)
    })
    if (!outcome.done) return outcome
    listeners.add(listener)
    const handlers = outcome.value
    return done(async () => {
      listeners.delete(listener)
      // A handler goes with the context that it came with.
      const [first] = handlers
      if (!first) return
      for (const handler of handlers) handler.remove()
      try {
        await first.context.sync()
      } catch (error) {
        // Excel is busy or gone: who does not listen any more hears nothing either way.
        troubleBehind(error)
      }
    })
  }

  return {
    watch,
    own: (sheet, range) => queueMicrotask(() => tell({ kind: 'cells', sheet, range, source: 'own' })),
  }
}
