// What every database holds from the start: the rubrics that the product ships with, and their sites.
import type { InStatement } from '@libsql/client'
import { canonical, type Rubric } from '../../core/rubric.ts'
import type { Keys } from './keys.ts'

/** Runs at every opening and changes nothing that is there, but names of sites. */
export const seedStatements = (keys: Keys, rubrics: readonly Rubric[], epoch: string): InStatement[] => [
  { sql: `insert into meta (key, value) values ('key', ?) on conflict do nothing`, args: [keys.check] },
  // Says which database it is; a copy of it says the same, and is told apart by its chains.
  { sql: `insert into meta (key, value) values ('epoch', ?) on conflict do nothing`, args: [epoch] },
  ...rubrics.map(
    (rubric): InStatement => ({
      sql: 'insert into rubrics (hash, version, content) values (?, ?, ?) on conflict do nothing',
      args: [rubric.hash, rubric.version, contentOf(rubric)],
    }),
  ),
  ...rubrics.flatMap(({ sites }) =>
    sites.map(
      ({ code, site, company }): InStatement => ({
        sql: `insert into sites (code, name, company, receipts) values (?, ?, ?, 0)
on conflict (code) do update set name = excluded.name, company = excluded.company`,
        args: [code, site, company],
      }),
    ),
  ),
]

const contents = new WeakMap<Rubric, string>()

function contentOf(rubric: Rubric): string {
  const known = contents.get(rubric) ?? canonical(fileOf(rubric))
  contents.set(rubric, known)
  return known
}

/** The file that a rubric was parsed from, without what is looked up in it. */
function fileOf({ hash: _, itemById, linkById, itemsOf, columnByKey, placeOf, codesOf, ...file }: Rubric) {
  return file
}
