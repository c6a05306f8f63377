// A score sheet without Excel: rows in a map. What is measured is sync, not the grid.
import { createSqueezer, unsqueezed } from '../../../addin/sync/keep-text.ts'
import type { Keep, Sheet, SheetRow } from '../../../addin/sync/ports.ts'
import { statedFields } from '../../../core/sync/fields.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { rubric } from '../../server/store/wishes.ts'
import type { SyncRow } from './rows.ts'

export type PlainSheet = Sheet & {
  readonly held: ReadonlyMap<string, SheetRow>
  readonly type: (record: string, field: string, value: FieldValue) => void
}

const nothing: ReadonlySet<string> = new Set()

export function plainSheet(rows: readonly SyncRow[] = []): PlainSheet {
  const held = new Map<string, SheetRow>()
  const fields = [...statedFields(rubric), ...rubric.items.map(({ id }) => id)]
  const put = (record: string, set: SheetRow['fields']) =>
    held.set(record, {
      place: held.get(record)?.place ?? held.size,
      record,
      fallback: record,
      fields: set,
      unread: nothing,
    })
  for (const { record, set } of rows) put(record, set)
  const type = (record: string, field: string, value: FieldValue) => {
    const { [field]: _, ...rest } = held.get(record)!.fields
    put(record, value === null ? rest : { ...rest, [field]: value })
  }
  return {
    held,
    type,
    rows: async () => ({ rubric: rubric.version, fields, rows: [...held.values()] }),
    write: async ({ cells, add }) => {
      for (const { record, set } of add.map(({ record, fields }) => ({ record, set: fields }))) put(record, set)
      const missed = cells.filter(({ record, field, expected, value }) => {
        if ((held.get(record)?.fields[field] ?? null) !== expected) return true
        type(record, field, value)
        return false
      })
      return { missed, undone: new Set<string>() }
    },
  }
}

/** As a workbook carries it. */
export function memoryKeep(): Keep & { readonly size: () => number } {
  const kept: { text: string | null } = { text: null }
  const squeezed = createSqueezer()
  return {
    load: async () => (kept.text === null ? null : unsqueezed(kept.text)),
    save: async (pieces) => {
      kept.text = await squeezed(pieces)
    },
    size: () => kept.text?.length ?? 0,
  }
}
