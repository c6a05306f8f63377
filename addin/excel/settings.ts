// State of the pane that belongs to the workbook and travels with it.
import { done, type Outcome } from '../host/outcome.ts'
import type { Context } from './office.ts'
import type { Run } from './run.ts'

const prefix = 'qc.'
const named = (key: string): string => `${prefix}${key}`

/** Asks for all settings of ours with the next sync; what is given reads them after it. */
export function askSettings({ workbook }: Context): () => ReadonlyMap<string, string> {
  const { settings } = workbook
  settings.load('items/key,items/value')
  return () =>
    new Map(
      settings.items
        .filter(({ key, value }) => key.startsWith(prefix) && typeof value === 'string')
        .map(({ key, value }) => [key.slice(prefix.length), value as string]),
    )
}

export const readSetting = (run: Run, key: string): Promise<Outcome<string | null>> =>
  run(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(named(key))
    setting.load('value')
    await context.sync()
    return done(setting.isNullObject || typeof setting.value !== 'string' ? null : setting.value)
  })

export const writeSetting = (run: Run, key: string, value: string | null): Promise<Outcome<void>> =>
  run(async (context) => {
    const { settings } = context.workbook
    if (value === null) settings.getItemOrNullObject(named(key)).delete()
    else settings.add(named(key), value)
    await context.sync()
    return done(undefined)
  })
