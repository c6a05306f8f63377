// What may come in. Accession numbers stop here: what is kept, hashed and shown is the site's token.
import type { Exam } from '../../core/exam.ts'
import type { Rubric } from '../../core/rubric.ts'
import type { Scored } from '../../templates/judge.ts'
import { sha256 } from '../sha256.ts'
import type { Keys } from './keys.ts'
import { partsOf, picked, type StoredRow, storedRow } from './stored-row.ts'

type Given = { readonly site: string; readonly batch: string; readonly rubric: Rubric }

/** Turns the rows of one filing into what is stored. Rows come in the workbook's order. */
export function createDoor(keys: Keys, { site, batch, rubric }: Given): (scored: Scored) => StoredRow {
  const { beside } = partsOf(rubric)
  const taken = new Set<string>()
  const unnamed = new Map<string, number>()

  function recordIdOf(given: string | null, exam: Exam): string {
    if (given !== null && !taken.has(given)) return given
    // A row without an id of its own (typed below the prepared rows, or a copy that kept the id of the first) is found
    // again by what it is: the exam, the role and the links scored, within the batch. Not by its place: people sort.
    const what = JSON.stringify([site, batch, exam.accession_token, exam.qc_role, exam.qc_scope])
    for (;;) {
      const nth = (unnamed.get(what) ?? 0) + 1
      unnamed.set(what, nth)
      const id = uuidOf(`${what}#${nth}`)
      if (!taken.has(id)) return id
    }
  }

  return ({ entry, score }) => {
    const exam: Exam = {
      ...cleaned(entry.exam),
      accession_token: tokenOf(keys, site, entry.exam),
      patient_age: storedAge(entry.exam),
    }
    const recordId = recordIdOf(exam.record_id, exam)
    taken.add(recordId)
    return storedRow(rubric, { entry: { ...entry, exam }, score }, { site, recordId, rest: picked(exam, beside) })
  }
}

/** What stands for the accession number; a workbook may bring it instead of the number. */
export const tokenOf = (
  keys: Keys,
  site: string,
  { accession_no: number, accession_token: token }: Exam,
): string | null => (number === null ? clean(token) : keys.token(site, number))

/** Ages above 89 years could tell who it is: they are kept as 90 (rubric: VR-47 and 4.10). */
export const storedAge = ({
  patient_age: age,
  age_unit: unit,
}: Pick<Exam, 'patient_age' | 'age_unit'>): number | null => (age !== null && age > 89 && unit === 'Y' ? 90 : age)

/** The exam, itself when nothing in it is to be cleaned. */
function cleaned(exam: Exam): Exam {
  let clear = exam
  for (const [key, value] of Object.entries(exam))
    if (typeof value === 'string' && unsafe.test(value)) clear = { ...clear, [key]: clean(value) }
  return clear
}

const unsafe = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u
const everyUnsafe = new RegExp(unsafe, 'gu')

/** SQLite cuts texts at U+0000 and spoils lone surrogates; no one typed a control character on purpose. */
export function clean<Text extends string | null>(text: Text): Text {
  return text !== null && unsafe.test(text) ? (text.replace(everyUnsafe, '\ufffd') as Text) : text
}

/** A UUID (version 8) that follows from a text. */
function uuidOf(text: string): string {
  const hex = sha256(text)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
