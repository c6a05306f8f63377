// What may come in. Accession numbers stop here: what is kept, hashed and shown is the site's token.
import { createHash } from 'node:crypto'
import type { Exam, ExamKey } from '../../core/exam.ts'
import type { Rubric } from '../../core/rubric.ts'
import type { Scored } from '../../templates/judge.ts'
import { itemsText } from './item-texts.ts'
import type { Keys } from './keys.ts'
import { linksOf } from './links.ts'
import type { versions } from './schema.ts'
import { statedColumns } from './stated.ts'

export type VersionRow = Omit<typeof versions.$inferInsert, 'id' | 'filing'>

type Given = { readonly site: string; readonly batch: string; readonly rubric: Rubric }

/** Turns the rows of one filing into what is stored. Rows come in the workbook's order. */
export function createDoor(keys: Keys, { site, batch, rubric }: Given): (scored: Scored) => VersionRow {
  const comparing = statedColumns(rubric)
  const kept = rubric.columns
    .filter(({ key, type }) => type !== 'entry' && key !== 'accession_no' && key !== 'record_id')
    .map(({ key }) => key as ExamKey)
    // Keys in order make equal rows equal texts, whoever wrote them.
    .sort()
  const stated = kept.filter((key) => comparing.has(key))
  const beside = kept.filter((key) => !comparing.has(key))
  const taken = new Set<string>()
  const unnamed = new Map<string, number>()

  function recordIdOf(given: string | null, exam: Exam, token: string | null): string {
    if (given !== null && !taken.has(given)) return given
    // A row without an id of its own (typed below the prepared rows, or a copy that kept the id of the first) is found
    // again by what it is: the exam, the role and the links scored, within the batch. Not by its place: people sort.
    const what = JSON.stringify([site, batch, token, exam.qc_role, exam.qc_scope])
    for (;;) {
      const nth = (unnamed.get(what) ?? 0) + 1
      unnamed.set(what, nth)
      const id = uuidOf(`${what}#${nth}`)
      if (!taken.has(id)) return id
    }
  }

  return ({ entry, score }) => {
    const { exam } = entry
    const token = exam.accession_no === null ? clean(exam.accession_token) : keys.token(site, exam.accession_no)
    const recordId = recordIdOf(clean(exam.record_id), exam, token)
    taken.add(recordId)
    const facts = picked({ ...exam, accession_token: token, patient_age: storedAge(exam) }, stated)
    const items = itemsText(rubric, entry.items)
    const { links, vetoes } = linksOf(rubric, score)
    const { composite } = score
    return {
      site,
      recordId,
      row: entry.row,
      month: monthOf(exam.exam_start),
      hash: createHash('sha256').update(`${rubric.version}\n${facts}\n${items}`).digest('hex'),
      status: clean(exam.record_status),
      role: clean(exam.qc_role),
      sampling: clean(exam.sampling_method),
      modality: clean(exam.modality),
      score: composite.status === 'SCORED' ? Math.round(composite.effective * 10) : null,
      grade: composite.status === 'SCORED' ? composite.grade : null,
      vetoes,
      facts,
      rest: picked(exam, beside),
      items,
      unread: entry.unread.size > 0 ? JSON.stringify([...entry.unread]) : null,
      links,
    }
  }
}

/** Ages above 89 years could tell who it is: they are kept as 90 (rubric: VR-47 and 4.10). */
const storedAge = ({ patient_age: age, age_unit: unit }: Exam): number | null =>
  age !== null && age > 89 && unit === 'Y' ? 90 : age

/** Month of a stamp, such as 2026-05; empty when there is none. */
export const monthOf = (stamp: number | null): string =>
  stamp === null ? '' : new Date(stamp * 1000).toISOString().slice(0, 7)

function picked(exam: Exam, keys: readonly ExamKey[]): string {
  const kept: Record<string, string | number> = {}
  for (const key of keys) {
    const value = exam[key]
    if (value !== null) kept[key] = typeof value === 'string' ? clean(value) : value
  }
  return JSON.stringify(kept)
}

const unsafe = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u
const everyUnsafe = new RegExp(unsafe, 'gu')

/** SQLite cuts texts at U+0000 and spoils lone surrogates; no one typed a control character on purpose. */
export function clean<Text extends string | null>(text: Text): Text {
  return text !== null && unsafe.test(text) ? (text.replace(everyUnsafe, '\ufffd') as Text) : text
}

/** A UUID (version 8) that follows from a text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
