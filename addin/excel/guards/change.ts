// Changes what guards the cells; what stood there is read in the same round trip, so that it can be put back.
import type { GuardChange, HeldValidation } from '../../host/guard.ts'
import { done, type Outcome } from '../../host/outcome.ts'
import type { SheetId } from '../../host/sheet-host.ts'
import type { Context } from '../office.ts'
import { guard, paint } from '../pen/rules.ts'
import { type Lock, ourLock, relocked, unlocked } from '../protection.ts'
import { quietly, type Run } from '../run.ts'

type Held = Pick<Excel.DataValidation, 'rule' | 'errorAlert' | 'prompt' | 'ignoreBlanks'> | null

/** Queues one change; gives its undo after the sync. */
type Put = (worksheet: Excel.Worksheet) => () => GuardChange

function putValidation(change: Extract<GuardChange, { kind: 'validation' }>): Put {
  const { sheet, range, put } = change
  return (worksheet) => {
    const before = worksheet.getRange(range).dataValidation
    before.load('type,rule,errorAlert,prompt,ignoreBlanks')
    const now = worksheet.getRange(range).dataValidation
    now.clear()
    if (put && 'held' in put) {
      const { rule, errorAlert, prompt, ignoreBlanks } = put.held as NonNullable<Held>
      now.ignoreBlanks = ignoreBlanks
      now.rule = rule
      now.errorAlert = errorAlert
      now.prompt = prompt
    } else if (put) guard(now, put)
    return () => ({ kind: 'validation', sheet, range, put: heldIn(before) })
  }
}

function heldIn({ type, rule, errorAlert, prompt, ignoreBlanks }: Excel.DataValidation): HeldValidation | null {
  const nothing = type === Excel.DataValidationType.none || !rule || !errorAlert || !prompt
  return nothing ? null : { held: { rule, errorAlert, prompt, ignoreBlanks } satisfies Held }
}

const putOf = (change: GuardChange): Put => {
  const { sheet } = change
  switch (change.kind) {
    case 'validation':
      return putValidation(change)
    case 'conditions':
      return (worksheet) => {
        const added = [...change.add].reverse().map((each) => paint(worksheet.getRange(each.range), each))
        for (const each of added) each.load('id')
        return () => ({ kind: 'conditionsGone', sheet, ids: added.map(({ id }) => id), conditions: change.add })
      }
    case 'conditionsGone':
      return (worksheet) => {
        const { conditionalFormats } = worksheet.getRange()
        for (const id of change.ids) conditionalFormats.getItem(id).delete()
        return () => ({ kind: 'conditions', sheet, add: change.conditions })
      }
    case 'freeze':
      return (worksheet) => {
        const before = worksheet.freezePanes.getLocationOrNullObject()
        before.load('rowCount,columnCount')
        if (change.rows === 0 && change.columns === 0) worksheet.freezePanes.unfreeze()
        else worksheet.freezePanes.freezeAt(worksheet.getRangeByIndexes(0, 0, change.rows, change.columns))
        return () =>
          before.isNullObject
            ? { kind: 'freeze', sheet, rows: 0, columns: 0 }
            : { kind: 'freeze', sheet, rows: before.rowCount, columns: before.columnCount }
      }
    case 'lock':
      return () => () => ({ ...change, locked: !change.locked })
  }
}

/** The lock comes last, when everything else is in its place. */
const lockAfter = (changes: readonly GuardChange[], lock: Lock): Lock => {
  const wish = changes.findLast((change) => change.kind === 'lock')
  if (wish?.kind !== 'lock') return lock
  return { options: wish.locked ? (lock.options ?? ourLock) : null, password: undefined }
}

async function locksOf({ workbook }: Context, sheets: readonly SheetId[]): Promise<readonly Lock[]> {
  const found = sheets.map((sheet) => workbook.worksheets.getItem(sheet).protection)
  for (const protection of found) protection.load('protected,options')
  await workbook.context.sync()
  return found.map((protection) => ({ options: protection.protected ? protection.options : null, password: undefined }))
}

/** 2 syncs. Gives the changes that undo these, in the order in which they have to be made. */
export const changeGuards = (run: Run, changes: readonly GuardChange[]): Promise<Outcome<readonly GuardChange[]>> =>
  run(
    async (context) => {
      const sheets = [...new Set(changes.map(({ sheet }): SheetId => sheet))]
      const locks = await locksOf(context, sheets)
      const undo: (() => GuardChange)[] = []
      quietly(context, () => {
        for (const [n, sheet] of sheets.entries()) {
          const worksheet = context.workbook.worksheets.getItem(sheet)
          const own = changes.filter((change) => change.sheet === sheet)
          unlocked(worksheet, locks[n]!)
          for (const change of own) undo.push(putOf(change)(worksheet))
          relocked(worksheet, lockAfter(own, locks[n]!))
        }
      })
      await context.sync()
      return done(undo.reverse().map((tell) => tell()))
    },
    { command: true, quiet: true, ...(changes[0] ? { sheet: changes[0].sheet } : {}) },
  )
