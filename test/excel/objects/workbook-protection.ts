// Excel.WorkbookProtection: the structure of the workbook, that is which sheets there are.
import { invalidArgument, invalidOperation } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { type Model, textOr } from './given.ts'

export function workbookProtectionThing({ book }: Model): Thing {
  return {
    kind: 'WorkbookProtection',
    scalars: { Protected: read(() => book.structureLock !== null) },
    methods: {
      Protect: (password) => {
        if (book.structureLock !== null) throw invalidOperation('The workbook is already protected.')
        book.structureLock = textOr(password, '')
      },
      Unprotect: (password) => {
        if (book.structureLock !== null && book.structureLock !== textOr(password, ''))
          throw invalidArgument('The password is incorrect.')
        book.structureLock = null
      },
    },
  }
}
