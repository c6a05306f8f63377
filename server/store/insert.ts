// Many rows in few statements. The SQL text is made once for each table and shape: drizzle's builder costs more than the
// database does.
import type { InStatement, InValue } from '@libsql/client'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

type Row = Readonly<Record<string, InValue | undefined>>

const mostParameters = 4000
const texts = new WeakMap<SQLiteTable, Map<string, string>>()

/** Statements that add the rows, as they are; a field that a row leaves out is null. */
export function inserts<Table extends SQLiteTable>(
  table: Table,
  rows: readonly Table['$inferInsert'][],
): InStatement[] {
  const keys = Object.keys(getTableColumns(table))
  const most = Math.floor(mostParameters / keys.length)
  const statements: InStatement[] = []
  for (let from = 0; from < rows.length; from += most)
    statements.push(insertOf(table, keys, rows.slice(from, from + most) as readonly Row[]))
  return statements
}

/** What all rows have in common is sent once: handing a value over costs as much as writing it does. */
function insertOf(table: SQLiteTable, keys: readonly string[], rows: readonly Row[]): InStatement {
  const [first] = rows
  const own: string[] = []
  const args: InValue[] = []
  let shape = ''
  for (const key of keys) {
    const common = rows.length > 1 && rows.every((row) => row[key] === first![key])
    shape += common ? '=' : '?'
    if (common) args.push(first![key] ?? null)
    else own.push(key)
  }
  for (const row of rows) for (const key of own) args.push(row[key] ?? null)
  return { sql: insertText(table, shape, rows.length), args }
}

function insertText(table: SQLiteTable, shape: string, count: number): string {
  const known = texts.get(table) ?? new Map<string, string>()
  texts.set(table, known)
  const name = `${shape} ${count}`
  const text = known.get(name) ?? textOf(table, shape, count)
  known.set(name, text)
  return text
}

/** Parameters without numbers: SQLite looks for each number among all before it, which costs more than the rows do. */
function textOf(table: SQLiteTable, shape: string, count: number): string {
  const names = Object.values(getTableColumns(table)).map((column) => `"${column.name}"`)
  let place = 0
  const values = [...shape].map((each) => (each === '=' ? '?' : `column${++place}`))
  const row = `(${Array(place).fill('?')})`
  return `insert into "${getTableName(table)}" (${names}) select ${values} from (values ${Array(count).fill(row)})`
}
