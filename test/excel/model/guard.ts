// What a protected sheet lets people and add-ins do.
import { accessDenied } from '../wire/host-error.ts'
import type { Sheet } from './sheet.ts'

export type Permission =
  | 'allowFormatCells'
  | 'allowFormatColumns'
  | 'allowFormatRows'
  | 'allowInsertColumns'
  | 'allowInsertRows'
  | 'allowDeleteColumns'
  | 'allowDeleteRows'
  | 'allowSort'
  | 'allowAutoFilter'
  | 'allowPivotTables'
  | 'allowInsertHyperlinks'
  | 'allowEditObjects'
  | 'allowEditScenarios'

/** Throws AccessDenied on a protected sheet that does not allow it; `null`: no sheet that is protected does. */
export function guard(sheet: Sheet, permission: Permission | null): void {
  if (sheet.protection === null) return
  if (permission === null || sheet.protection.options[permission] !== true) throw accessDenied()
}

const permissions: readonly Permission[] = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
]

/** All options, those that were not given being off. */
export const protectionOptions = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(permissions.map((name) => [name, given[name] === true])),
  selectionMode: typeof given.selectionMode === 'string' ? given.selectionMode : 'Normal',
})
