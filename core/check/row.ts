// What a rule sees of a row. One such object is used for all rows of a sheet, so that a clean row allocates nothing.
import type { Entry, Exam, ExamKey, Stamp } from '../exam.ts'
import type { ItemEntry } from '../item-entry.ts'
import { type Rubric, siteNameOf } from '../rubric.ts'
import type { CaseScore } from '../score.ts'
import type { Field, Lookups } from './lookups.ts'
import { startsFormula } from './personal.ts'
import type { Title } from './titles.ts'

export type Row = {
  readonly lookups: Lookups
  readonly today: Stamp
  readonly entry: Entry
  readonly exam: Exam
  readonly score: CaseScore
  /** The row as it is locked at the centre, asked for by record id. */
  readonly locked: (recordId: string) => Entry | null
  /** An empty or unknown record status is read as submitted: only a row that says DRAFT may be unfinished. */
  readonly draft: boolean
  /** Titles of the QC person and of the scored persons; null when empty or unknown. */
  readonly reader: Title | null
  readonly technician: Title | null
  readonly reporter: Title | null
  readonly reviewer: Title | null
  /** Required columns that are empty, codes that are not in their list, texts that start like a formula. */
  readonly missing: number
  readonly uncoded: number
  readonly formulas: number
  /** What the totals show, in the order of `totalKeys`. */
  readonly shown: (string | number | null)[]
  /** Item cells that break the grammar. */
  readonly invalid: number
  /** Filled cells of links out of scope. */
  readonly stray: number
  /** Filled cells of links that do not apply. */
  readonly idle: number
  /** NA cells of judged links, items that apply. */
  readonly na: number
  /** Such cells with a reason that their item does not allow. */
  readonly odd: number
  /** Such cells with NA:N17. */
  readonly unobtainable: number
  /** √ and deducted cells of judged links, items that apply. */
  readonly met: number
  readonly deducted: number
  /** Holds an S3 deduction or a veto in such a cell. */
  readonly grave: boolean
}

export type Sight = { -readonly [key in keyof Row]: Row[key] }

/** Turns the sight to the next row: one pass over its item cells, one over its fields. */
export function lookAt(row: Sight, entry: Entry, score: CaseScore) {
  const { exam } = entry
  row.entry = entry
  row.exam = exam
  row.score = score
  row.draft = exam.record_status === 'DRAFT'
  const { titles } = row.lookups
  row.reader = titles.of(exam.qc_person_title)
  row.technician = titles.of(exam.technician_title)
  row.reporter = titles.of(exam.reporter_title)
  row.reviewer = titles.of(exam.reviewer_title)
  lookAtItems(row)
  lookAtFields(row)
}

function lookAtItems(row: Sight) {
  const { entry, exam, lookups } = row
  const { allowed } = lookups
  const applies = lookups.plan.applies(exam.modality)
  let invalid = 0
  let stray = 0
  let idle = 0
  let na = 0
  let odd = 0
  let unobtainable = 0
  let met = 0
  let deducted = 0
  let grave = false
  const { spans } = lookups.plan
  for (let place = 0; place < spans.length; place++) {
    const { link, from, to } = spans[place]!
    const { status } = row.score.links[link.id]!
    const scoped = status !== 'OUT_OF_SCOPE'
    const judged = scoped && status !== 'NA'
    for (let n = from; n < to; n++) {
      const cell = entry.items[n]!
      const { kind } = cell
      // What is usual is asked for first: most cells are √.
      if (kind === 'met' && judged && applies[n] === 1) {
        met++
        continue
      }
      if (kind === 'blank') continue
      if (kind === 'invalid') invalid++
      if (!judged) {
        if (scoped) idle++
        else stray++
      } else if (applies[n] === 1) {
        if (kind === 'na') {
          na++
          if (cell.reason === 'N17') unobtainable++
          if (!allowed[n]!.has(cell.reason)) odd++
        } else if (kind === 'deducted') {
          deducted++
          grave ||= cell.major || cell.veto
        }
      }
    }
  }
  row.invalid = invalid
  row.stray = stray
  row.idle = idle
  row.na = na
  row.odd = odd
  row.unobtainable = unobtainable
  row.met = met
  row.deducted = deducted
  row.grave = grave
}

function lookAtFields(row: Sight) {
  const { exam, lookups } = row
  const { fields } = lookups
  row.missing = 0
  row.uncoded = 0
  row.formulas = 0
  // An exam is laid out as the columns are (emptyExam); walking it is several times as fast as asking for each column.
  let place = 0
  for (const key in exam) {
    const field = fields[place++]
    if (field === undefined || field.key !== key) return lookAtEach(row)
    lookAtField(row, field, exam[key as ExamKey])
  }
  if (place < fields.length) lookAtEach(row)
}

function lookAtEach(row: Sight) {
  row.missing = 0
  row.uncoded = 0
  row.formulas = 0
  for (const field of row.lookups.fields) lookAtField(row, field, row.exam[field.key])
}

function lookAtField(row: Sight, field: Field, value: string | number | null) {
  if (field.total >= 0) row.shown[field.total] = value
  else if (value === null) {
    if (field.required) row.missing++
  } else if (field.codes !== null) {
    if (!field.codes.has(value as string)) row.uncoded++
  } else if (field.typed && startsFormula(value as string)) row.formulas++
}

const nothing: ItemEntry = { kind: 'blank' }

/** The cell of an item; an item that the rubric does not have is blank. */
export const itemOf = ({ lookups, entry }: Row, id: string): ItemEntry =>
  entry.items[lookups.placeOfItem.get(id) ?? -1] ?? nothing

/** Is the link named in the row's scope? */
export const inScope = ({ score }: Row, link: string): boolean =>
  (score.links[link]?.status ?? 'OUT_OF_SCOPE') !== 'OUT_OF_SCOPE'

/** Is the link in scope and does it apply? */
export const isJudged = ({ score }: Row, link: string): boolean => {
  const status = score.links[link]?.status ?? 'OUT_OF_SCOPE'
  return status !== 'OUT_OF_SCOPE' && status !== 'NA'
}

export const hasVeto = (cell: ItemEntry): boolean => cell.kind === 'deducted' && cell.veto

export const isNA = (cell: ItemEntry, reason: string): boolean => cell.kind === 'na' && cell.reason === reason

/** Does the cell hold the letter? */
export function hasLetter(cell: ItemEntry, letter: string): boolean {
  if (cell.kind !== 'deducted') return false
  for (const code of cell.codes) if (code.endsWith(letter)) return true
  return false
}

/** The cell as a person would type it, for words. */
export function typedIn(cell: ItemEntry): string {
  if (cell.kind === 'met') return '√'
  if (cell.kind === 'na') return `NA:${cell.reason}`
  if (cell.kind === 'invalid') return cell.text
  if (cell.kind === 'blank') return ''
  const counts = new Map<string, number>()
  for (const code of cell.codes) counts.set(code.slice(-1), (counts.get(code.slice(-1)) ?? 0) + 1)
  return [...counts].map(([letter, count]) => (count > 1 ? `${letter}*${count}` : letter)).join(',')
}

/** The sheet looks the hospital's name up from its code; a workbook that was not recalculated shows none, and nothing is lost. */
export const isLookedUp = ({ app_hospital_code: code }: Exam, key: string, rubric: Rubric): boolean =>
  key === 'app_hospital_name' && siteNameOf(rubric, code) !== null
