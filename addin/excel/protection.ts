// Locks of sheets. They are there against slips: lifted for a write of ours and put back as they were, in one batch.
import { done, type Outcome } from '../host/outcome.ts'
import type { SheetId } from '../host/sheet-host.ts'
import type { Context } from './office.ts'
import type { Run } from './run.ts'

/** How a sheet is protected, so that it can be put back; null options: it is open. */
export type Lock = {
  readonly options: Excel.WorksheetProtectionOptions | null
  readonly password: string | undefined
}

/** What people may do on a locked sheet of ours; the same as in the files that the server draws. */
export const ourLock: Excel.WorksheetProtectionOptions = {
  allowFormatCells: true,
  allowFormatColumns: true,
  allowFormatRows: true,
  allowInsertRows: true,
  allowInsertHyperlinks: true,
  allowSort: true,
  allowAutoFilter: true,
  allowEditObjects: true,
  allowEditScenarios: true,
}

/** 1 sync. Lifting a protection that is not there is an error in some versions, so it is looked at first. */
export async function lockOf(context: Context, sheet: SheetId, password: string | undefined): Promise<Lock> {
  const { protection } = context.workbook.worksheets.getItem(sheet)
  protection.load('protected,options')
  await context.sync()
  return { options: protection.protected ? protection.options : null, password }
}

export function unlocked({ protection }: Excel.Worksheet, { options, password }: Lock): void {
  if (options) protection.unprotect(password)
}

export function relocked({ protection }: Excel.Worksheet, { options, password }: Lock): void {
  if (options) protection.protect(options, password)
}

/** 1 sync. */
export const unprotect = (run: Run, sheet: SheetId, password: string | undefined): Promise<Outcome<void>> =>
  run(
    async (context) => {
      context.workbook.worksheets.getItem(sheet).protection.unprotect(password)
      await context.sync()
      return done(undefined)
    },
    { command: true, sheet },
  )

/** 2 syncs. */
export const protect = (run: Run, sheet: SheetId): Promise<Outcome<void>> =>
  run(
    async (context) => {
      const lock = await lockOf(context, sheet, undefined)
      if (lock.options) return done(undefined)
      context.workbook.worksheets.getItem(sheet).protection.protect(ourLock)
      await context.sync()
      return done(undefined)
    },
    { command: true, sheet },
  )
