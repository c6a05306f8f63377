// What may come in. Accession numbers stop here: what is kept, hashed and shown is the site's token.
import type { Entry, Exam } from '../../core/exam.ts'
import { type Rubric, siteNameOf } from '../../core/rubric.ts'
import type { Fields } from '../../core/sync/protocol.ts'
import type { Scored } from '../../templates/judge.ts'
import { sha256 } from '../sha256.ts'
import { itemsText } from './item-texts.ts'
import type { Keys } from './keys.ts'
import { fieldsOf, partsOf, picked, type StoredRow, storedRow } from './stored-row.ts'

type Given = { readonly site: string; readonly batch: string; readonly rubric: Rubric }

export type Door = {
  /** Record ids of the rows of one filing, asked for once for each row, in the workbook's order. */
  readonly idOf: (scored: Scored) => string
  readonly row: (scored: Scored, recordId: string) => StoredRow
  /** What a row says, without scores. */
  readonly fields: (scored: Scored) => Fields
}

/** Turns the rows of one filing into what is stored. */
export function createDoor(keys: Keys, { site, batch, rubric }: Given): Door {
  const { stated, beside } = partsOf(rubric)
  const taken = new Set<string>()
  const unnamed = new Map<string, number>()

  function examOf({ exam }: Entry): Exam {
    const said = cleaned(exam)
    return {
      ...said,
      accession_token: tokenOf(keys, site, exam),
      patient_age: storedAge(exam),
      // Workbooks look it up; a program that does not calculate leaves it empty.
      app_hospital_name: said.app_hospital_name ?? siteNameOf(rubric, said.app_hospital_code),
    }
  }

  function newIdOf(exam: Exam): string {
    // A row without an id of its own (typed below the prepared rows, or a copy that kept the id of the first) is found
    // again by what it is: the exam, the role and the links scored, within the batch. Not by its place: people sort.
    const what = JSON.stringify([site, batch, tokenOf(keys, site, exam), clean(exam.qc_role), clean(exam.qc_scope)])
    for (;;) {
      const nth = (unnamed.get(what) ?? 0) + 1
      unnamed.set(what, nth)
      const id = uuidOf(`${what}#${nth}`)
      if (!taken.has(id)) return id
    }
  }

  return {
    idOf: ({ entry: { exam } }) => {
      const given = clean(exam.record_id)
      const id = given !== null && !taken.has(given) ? given : newIdOf(exam)
      taken.add(id)
      return id
    },
    row: ({ entry, score }, recordId) => {
      const exam = examOf(entry)
      return storedRow(rubric, { entry: { ...entry, exam }, score }, { site, recordId, rest: picked(exam, beside) })
    },
    fields: ({ entry }) =>
      fieldsOf(rubric, { facts: picked(examOf(entry), stated), items: itemsText(rubric, entry.items) }),
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

const unsafe = /[\p{Cc}\p{Cs}](?<![\t\n\r])/u
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
