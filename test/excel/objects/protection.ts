// Excel.WorksheetProtection.
import { protectionOptions } from '../model/guard.ts'
import { happenings, tellSheet } from '../model/happenings.ts'
import type { Sheet } from '../model/sheet.ts'
import { invalidArgument, invalidOperation } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { isMissing, type Model, record, textOr } from './given.ts'

export function protectionThing(model: Model, sheet: Sheet): Thing {
  const tell = (isProtected: boolean) => tellSheet(model.book, happenings.protectionChanged, sheet, { isProtected })
  return {
    kind: 'WorksheetProtection',
    scalars: {
      Protected: read(() => sheet.protection !== null),
      Options: read(() => sheet.protection?.options ?? null),
    },
    methods: {
      Protect: (options, password) => {
        if (sheet.protection !== null) throw invalidOperation('The worksheet is already protected.')
        sheet.protection = {
          password: textOr(password, ''),
          options: protectionOptions(isMissing(options) ? {} : record(options)),
        }
        tell(true)
      },
      Unprotect: (password) => {
        if (sheet.protection === null) return
        if (sheet.protection.password !== textOr(password, '')) throw invalidArgument('The password is incorrect.')
        sheet.protection = null
        tell(false)
      },
    },
  }
}
