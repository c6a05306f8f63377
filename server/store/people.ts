// Who was seen in which role, by work code. Titles change over the years: the newest filing tells.
import type { InStatement } from '@libsql/client'
import type { Exam } from '../../core/exam.ts'
import { clean } from './door.ts'

const roles = [
  ['REQ_PHYS', 'request_physician_id', null],
  ['TECH', 'technician_id', 'technician_title'],
  ['REPORTER', 'reporter_id', 'reporter_title'],
  ['REVIEWER', 'reviewer_id', 'reviewer_title'],
  ['QC', 'qc_person_id', 'qc_person_title'],
] as const

export type People = {
  readonly see: (exam: Exam) => void
  readonly statements: (site: string, filing: string) => InStatement[]
}

export function createPeople(): People {
  const titles = new Map(roles.map(([role]) => [role, new Map<string, string | null>()]))
  return {
    see: (exam) => {
      for (const [role, idKey, titleKey] of roles) {
        const id = clean(exam[idKey])
        if (id === null) continue
        const seen = titles.get(role)!
        seen.set(id, (titleKey && clean(exam[titleKey])) ?? seen.get(id) ?? null)
      }
    },
    statements: (site, filing) =>
      [...titles].flatMap(([role, seen]) =>
        [...seen].map(([id, title]) => ({ sql: text, args: [site, id, role, title, filing] })),
      ),
  }
}

const text = `insert into staff (site, id, role, title, filing) values (?, ?, ?, ?, ?)
on conflict (site, id, role) do update set title = coalesce(excluded.title, title), filing = excluded.filing`
