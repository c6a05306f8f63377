// Many rows in few statements. The SQL text is made once for each table and count: drizzle's builder costs more than the
// database does.
import type { InStatement, InValue } from '@libsql/client'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

const mostParameters = 4000
const texts = new WeakMap<SQLiteTable, Map<number, string>>()

/** Statements that add the rows, as they are; a field that a row leaves out is null. */
export function inserts<Table extends SQLiteTable>(
  table: Table,
  rows: readonly Table['$inferInsert'][],
): InStatement[] {
  const keys = Object.keys(getTableColumns(table))
  const most = Math.floor(mostParameters / keys.length)
  const statements: InStatement[] = []
  for (let from = 0; from < rows.length; from += most) {
    const some = rows.slice(from, from + most) as Record<string, InValue | undefined>[]
    const args = some.flatMap((row) => keys.map((key) => row[key] ?? null))
    statements.push({ sql: insertText(table, some.length), args })
  }
  return statements
}

function insertText(table: SQLiteTable, count: number): string {
  const known = texts.get(table) ?? new Map<number, string>()
  texts.set(table, known)
  const names = Object.values(getTableColumns(table)).map(({ name }) => `"${name}"`)
  const text =
    known.get(count) ??
    `insert into "${getTableName(table)}" (${names}) values ${Array(count).fill(`(${names.map(() => '?')})`)}`
  known.set(count, text)
  return text
}
