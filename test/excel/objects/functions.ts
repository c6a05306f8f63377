// Excel.Functions: only what tells the date system of the workbook.
import { read, type Thing } from '../wire/thing.ts'
import { type Model, whole } from './given.ts'

const day = 86_400_000
const epochs = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) } as const

export function functionsThing({ book }: Model): Thing {
  const result = (value: unknown): Thing => ({
    kind: 'FunctionResult',
    scalars: { Value: read(() => value), Error: read(() => null) },
  })
  return {
    kind: 'Functions',
    methods: {
      Date: (year, month, date) => {
        const moment = Date.UTC(whole(year), whole(month) - 1, whole(date))
        return result((moment - (book.date1904 ? epochs.from1904 : epochs.from1900)) / day)
      },
    },
  }
}
