// Rows of the two tables beside the entries. They carry no ids, so a workbook's rows are replaced as a whole, unless another
// copy of it brought some that the file has not seen.
import type { InStatement } from '@libsql/client'
import { asc, eq } from 'drizzle-orm'
import type { Facts } from '../../core/statistics/population.ts'
import { tableRules } from '../../templates/reading/table-rules.ts'
import type { TableRow } from '../../templates/reading/tables.ts'
import type { Database } from './database.ts'
import { clean } from './door.ts'
import { inserts } from './insert.ts'
import { actions, population } from './schema.ts'
import { type Whose, walled } from './walled.ts'

type From = { readonly site: string; readonly source: string; readonly filing: string }
type Tables = { readonly population: readonly TableRow[]; readonly actions: readonly TableRow[] }
type Values = TableRow['values']

const sheets = { population: 'populationTable', actions: 'actionLog' } as const
type Name = keyof typeof sheets

export function replaceTables({ site, source, filing }: From, tables: Tables): InStatement[] {
  return [replaced('population', population), replaced('actions', actions)].flat()

  function replaced(name: Name, table: typeof population | typeof actions): InStatement[] {
    const rows = tables[name].map(({ row, values }) => ({
      ...{ site, source, row, filing, values: JSON.stringify(values, cleaned) },
    }))
    return [{ sql: `delete from ${name} where site = ? and source = ?`, args: [site, source] }, ...inserts(table, rows)]
  }
}

/**
 * The tables of a file that does not go on from all filings of its workbook, beside what those brought: what is new is added,
 * and of what both say the rows that are here stay.
 * @returns how many rows of the file say it differently
 */
export async function besideOthers({ db }: Database, { site, source, filing }: From, tables: Tables) {
  const statements: InStatement[] = []
  let kept = 0
  await add('population', population)
  await add('actions', actions)
  return { statements, kept }

  async function add(name: Name, table: typeof population | typeof actions) {
    const here = await db
      .select({ row: table.row, values: table.values })
      .from(table)
      .where(walled(table, site, eq(table.source, source)))
    const known = new Set(here.map(({ values }) => values))
    const taken = new Set(here.map(({ values }) => nameOf(name, JSON.parse(values) as Values)))
    let row = Math.max(0, ...here.map((one) => one.row))
    const fresh = tables[name].flatMap((one) => {
      const values = JSON.stringify(one.values, cleaned)
      if (known.has(values)) return []
      if (!taken.has(nameOf(name, JSON.parse(values) as Values))) return [{ site, source, row: ++row, filing, values }]
      kept++
      return []
    })
    statements.push(...inserts(table, fresh))
  }
}

/** Two rows of one name are two versions of it; a row without a name is what it says. */
function nameOf(name: Name, values: Values): string {
  const { identity } = tableRules[sheets[name]]
  return JSON.stringify(identity.some((key) => values[key] !== null) ? identity.map((key) => values[key]) : values)
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
