// From filed rows to the exams that count: the unit of every statistic is one exam, scored once.
import type { Case } from '../case.ts'
import type { Entry, Exam } from '../exam.ts'
import type { FiledEntry } from '../filed.ts'
import type { Rubric } from '../rubric.ts'
import type { CaseScore } from '../score.ts'
import { mergedExam } from './merged.ts'
import { type Facts, noFacts } from './population.ts'

/** Why a filed row is in no figure. */
export const exclusions = [
  'VOID',
  'TRAINING',
  'TARGETED',
  'SECOND_READER',
  'NO_ROLE',
  'NO_EXAM_KEY',
  'NO_EXAM_TIME',
  'ARBITRATED',
  'REPEATED',
] as const
export type Exclusion = (typeof exclusions)[number]

export type CountedExam = {
  readonly site: string
  readonly token: string
  /** Month of the exam, such as 2026-05. */
  readonly month: string
  /** What is known of the exam: the first row's fields, filled up from the others. */
  readonly exam: Exam
  /** The row that speaks for a link: the arbiter's, else the first reader's. */
  readonly rowOf: Readonly<Record<string, Entry>>
  /** All rows of arbiter and first reader, those that the arbiter replaced among them. */
  readonly rows: readonly FiledEntry[]
  readonly merged: Case
  readonly score: CaseScore
}

export type Counted = {
  /** By site and exam token, whatever the order of filing was. */
  readonly exams: readonly CountedExam[]
  readonly rows: {
    readonly filed: number
    readonly counted: number
    readonly excluded: Readonly<Record<Exclusion, number>>
  }
  /** Exams that only targeted rows speak of, or that targeted rows speak of too. */
  readonly targetedExams: number
  /** Workload and corrective actions, when they were handed over. */
  readonly facts: Facts
}

/**
 * The exams that count (rubric section 6.1): not VOID, not training, not targeted; one row an exam and link, the
 * arbiter's, else the first reader's. Second readers are kept out: they serve agreement.
 */
export function countedExams(rubric: Rubric, filed: readonly FiledEntry[], facts: Facts = noFacts): Counted {
  const excluded = Object.fromEntries(exclusions.map((reason) => [reason, 0])) as Record<Exclusion, number>
  const byExam = new Map<string, FiledEntry[]>()
  const targeted = new Set<string>()
  for (const row of filed) {
    const reason = exclusionOf(row.entry.exam)
    if (reason === null) group(byExam, keyOf(row)).push(row)
    else excluded[reason]++
    if (reason === 'TARGETED') targeted.add(keyOf(row))
  }
  const exams: CountedExam[] = []
  let counted = 0
  for (const key of [...byExam.keys()].sort()) {
    const { exam, spoken, arbitrated } = mergedExam(rubric, byExam.get(key)!)
    exams.push(exam)
    counted += spoken
    excluded.ARBITRATED += arbitrated
    excluded.REPEATED += exam.rows.length - spoken - arbitrated
  }
  return { exams, rows: { filed: filed.length, counted, excluded }, targetedExams: targeted.size, facts }
}

function exclusionOf(exam: Exam): Exclusion | null {
  if (exam.record_status === 'VOID') return 'VOID'
  if (exam.qc_role === 'T') return 'TRAINING'
  if (exam.sampling_method === 'G') return 'TARGETED'
  if (exam.qc_role === 'D') return 'SECOND_READER'
  if (exam.qc_role !== 'P' && exam.qc_role !== 'J') return 'NO_ROLE'
  if (exam.accession_token === null) return 'NO_EXAM_KEY'
  return exam.exam_start === null ? 'NO_EXAM_TIME' : null
}

const keyOf = ({ site, entry: { exam, row } }: FiledEntry): string => `${site}|${exam.accession_token ?? `row ${row}`}`

/** The list of a key, made when it is missing. */
export function group<Key, One>(groups: Map<Key, One[]>, key: Key): One[] {
  const found = groups.get(key)
  if (found) return found
  const made: One[] = []
  groups.set(key, made)
  return made
}
