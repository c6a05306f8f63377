// Rows of the two tables beside the entries. They carry no ids, so a workbook's rows are replaced as a whole.
import type { InStatement } from '@libsql/client'
import { asc } from 'drizzle-orm'
import type { Facts } from '../../core/statistics/population.ts'
import type { TableRow } from '../../templates/reading/tables.ts'
import type { Database } from './database.ts'
import { clean } from './door.ts'
import { inserts } from './insert.ts'
import { actions, population } from './schema.ts'
import { type Whose, walled } from './walled.ts'

type From = { readonly site: string; readonly source: string; readonly filing: string }
type Tables = { readonly population: readonly TableRow[]; readonly actions: readonly TableRow[] }

export function replaceTables({ site, source, filing }: From, tables: Tables): InStatement[] {
  const drop = (name: string): InStatement => ({
    sql: `delete from ${name} where site = ? and source = ?`,
    args: [site, source],
  })
  const stored = (rows: readonly TableRow[]) =>
    rows.map(({ row, values }) => ({ site, source, row, filing, values: JSON.stringify(values, cleaned) }))
  return [
    drop('population'),
    ...inserts(population, stored(tables.population)),
    drop('actions'),
    ...inserts(actions, stored(tables.actions)),
  ]
}

const cleaned = (_key: string, value: unknown) => (typeof value === 'string' ? clean(value) : value)

/** Both tables as they were filed last, by field key, in the order of sites, workbooks and rows. */
export async function factsOf({ db }: Database, site: Whose): Promise<Facts> {
  const read = async (table: typeof population | typeof actions): Promise<TableRow['values'][]> => {
    const stored = await db
      .select({ values: table.values })
      .from(table)
      .where(walled(table, site))
      .orderBy(asc(table.site), asc(table.source), asc(table.row))
    return stored.map(({ values }) => JSON.parse(values) as TableRow['values'])
  }
  return { population: await read(population), actions: await read(actions) }
}
