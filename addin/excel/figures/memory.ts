// Which charts and PivotTables of ours were put into the workbook, so that one that people took out is not put back.
import type { Context } from '../office.ts'
import type { Drawn } from './figure-steps.ts'
import type { FigureTask } from './find.ts'

/** What Excel calls them, by our key. People may change the name; a file of another program may lose the id. */
export type FigureMemory = Readonly<Record<string, { readonly id: string; readonly name: string }>>

export const memoryKey = 'qc.figures'

const isEntry = (value: unknown): value is FigureMemory[string] =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'name' in value &&
  typeof value.id === 'string' &&
  typeof value.name === 'string'

/** Reads the setting; whatever else stands there is no memory. */
export function memoryOf(value: unknown): FigureMemory {
  if (typeof value !== 'string') return {}
  try {
    const found: unknown = JSON.parse(value)
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(Object.entries(found).filter(([key, entry]) => /^[a-z_]+$/.test(key) && isEntry(entry)))
  } catch {
    return {}
  }
}

/** Keeps what stands and what was drawn: 1 sync, none when nothing was drawn and all is known. */
export async function rememberFigures(
  context: Context,
  memory: FigureMemory,
  tasks: readonly FigureTask[],
  drawn: readonly Drawn[],
): Promise<void> {
  const now: Record<string, FigureMemory[string]> = { ...memory }
  for (const { figure, stands } of tasks) if (stands) now[figure.key] = { id: stands.id, name: stands.name }
  for (const { figure, object } of drawn) now[figure.key] = { id: object.id, name: object.name }
  const text = JSON.stringify(now)
  if (text === JSON.stringify(memory)) return
  context.workbook.settings.add(memoryKey, text)
  await context.sync()
}

/** Without the figures that go with their sheet: those people have not taken out. Null: nothing is to be forgotten. */
export function forgottenFigures(memory: FigureMemory, gone: readonly { readonly id: string }[]): FigureMemory | null {
  const ids = new Set(gone.map(({ id }) => id))
  const left = Object.entries(memory).filter(([, { id }]) => !ids.has(id))
  return left.length < Object.keys(memory).length ? Object.fromEntries(left) : null
}
