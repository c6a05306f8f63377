// Who was seen in which role, by work code. Titles change over the years: the newest filing tells.
import type { InStatement } from '@libsql/client'
import type { Exam } from '../../core/exam.ts'
import type { Fields } from '../../core/sync/protocol.ts'
import { clean } from './door.ts'

const roles = [
  ['REQ_PHYS', 'request_physician_id', null],
  ['TECH', 'technician_id', 'technician_title'],
  ['REPORTER', 'reporter_id', 'reporter_title'],
  ['REVIEWER', 'reviewer_id', 'reviewer_title'],
  ['QC', 'qc_person_id', 'qc_person_title'],
] as const

const fields = roles.flatMap(([, id, title]) => [id, title ?? id])

export type People = {
  /** Does one of the fields say who somebody is? */
  readonly concerns: (set: Fields) => boolean
  readonly see: (exam: Exam) => void
  readonly statements: (site: string, filing: string) => InStatement[]
}

export function createPeople(): People {
  const titles = new Map(roles.map(([role]) => [role, new Map<string, string | null>()]))
  return {
    concerns: (set) => fields.some((field) => field in set),
    see: (exam) => {
      for (const [role, idKey, titleKey] of roles) {
        const id = clean(exam[idKey] ?? null)
        if (id === null) continue
        const seen = titles.get(role)!
        seen.set(id, (titleKey && clean(exam[titleKey] ?? null)) ?? seen.get(id) ?? null)
      }
    },
    statements: (site, filing) => {
      const rows = [...titles].flatMap(([role, seen]) =>
        [...seen].map(([id, title]) => [site, id, role, title, filing]),
      )
      const statements: InStatement[] = []
      for (let from = 0; from < rows.length; from += atOnce) {
        const some = rows.slice(from, from + atOnce)
        statements.push({ sql: textOf(some.length), args: some.flat() })
      }
      return statements
    },
  }
}

const atOnce = 100

const textOf = (
  count: number,
) => `insert into staff (site, id, role, title, filing) values ${Array(count).fill('(?, ?, ?, ?, ?)')}
on conflict (site, id, role) do update set title = coalesce(excluded.title, title), filing = excluded.filing`
