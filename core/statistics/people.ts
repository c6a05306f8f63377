// Who answers for a link: the person of an exam in a role, and where that person works.
import type { Exam } from '../exam.ts'
import { appliesTo } from '../plan.ts'
import { responsibleFor } from '../role-score.ts'
import type { Rubric } from '../rubric.ts'
import { type CountedExam, group } from './counted.ts'

export const personRoles = ['REPORTER', 'REVIEWER', 'REQ_PHYS', 'TECH'] as const
export type PersonRole = (typeof personRoles)[number]

/** The id of the person who has the role in an exam. */
export const idOf: Readonly<Record<PersonRole, (exam: Exam) => string | null>> = {
  REPORTER: (exam) => exam.reporter_id,
  REVIEWER: (exam) => exam.reviewer_id,
  REQ_PHYS: (exam) => exam.request_physician_id,
  TECH: (exam) => exam.technician_id,
}

export type Person = {
  /** Site of the exams; of a requesting physician, the hospital that sent the patient. */
  readonly hospital: string
  readonly id: string
  readonly role: PersonRole
  readonly exams: readonly CountedExam[]
}

/** Where the person works: at the site of the exam; a requesting physician where the patient came from. */
export const hospitalOf = ({ exam, site }: CountedExam, role: string): string =>
  role === 'REQ_PHYS' ? (exam.request_hospital ?? site) : site

/** All persons of a role, by hospital and id: an order that says nothing about anybody. */
export function peopleOf(exams: readonly CountedExam[], role: PersonRole): readonly Person[] {
  const groups = new Map<string, CountedExam[]>()
  for (const one of exams) {
    const id = idOf[role](one.exam)
    const hospital = hospitalOf(one, role)
    if (id !== null) group(groups, JSON.stringify([hospital, id])).push(one)
  }
  return [...groups]
    .map(([key, members]) => {
      const [hospital, id] = JSON.parse(key) as [string, string]
      return { hospital, id, role, exams: members }
    })
    .sort((a, b) => compare(a.hospital, b.hospital) || compare(a.id, b.id))
}

/** Links that a role answers for, in the rubric's order. */
export const linksOf = (rubric: Rubric, role: PersonRole): readonly string[] =>
  rubric.links.filter(({ attributableTo }) => attributableTo.includes(role)).map(({ id }) => id)

/** Vetoes in the items of scored links that a role answers for; an override may give them to somebody else. */
export const vetoesAnswered = (rubric: Rubric, { merged, score }: CountedExam, role: PersonRole): number =>
  rubric.items.filter((item, place) => {
    const entry = merged.items[place]!
    return (
      entry.kind === 'deducted' &&
      entry.veto &&
      score.links[item.link]!.status === 'SCORED' &&
      appliesTo(item, merged.modality) &&
      responsibleFor(item, merged) === role
    )
  }).length

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
