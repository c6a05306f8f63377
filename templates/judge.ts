// From the rows of a workbook to its verdict: read, checked, scored. Every door calls this and nothing else.
import { caseOf } from '../core/case.ts'
import { createChecker } from '../core/check/check.ts'
import type { Entry, Stamp } from '../core/exam.ts'
import { type Counts, countOf, type Finding, type Level } from '../core/finding.ts'
import { type BookSurvey, cellName, type RawRow } from '../core/grid.ts'
import type { Rubric } from '../core/rubric.ts'
import { type CaseScore, score } from '../core/score.ts'
import type { Language } from '../core/words.ts'
import type { Identity } from './identity.ts'
import { createEntryReader } from './reading/entries.ts'
import { identityOf, recognise, type SheetLayout } from './reading/recognise.ts'
import { createTableReader, type TableRow } from './reading/tables.ts'
import { foreignSite } from './site-words.ts'

/** A row and its score, which is worked out anew whenever it is asked for: kept, those of 100,000 rows would fill the memory. */
export type Scored = { readonly entry: Entry; readonly score: CaseScore }

export type Judgement = {
  readonly identity: Identity | null
  readonly rubric: Rubric
  readonly language: Language
  /** Site that the workbook speaks for: as it was made, else the code that most rows carry. */
  readonly site: string | null
  readonly batch: string | null
  /** Name of the score sheet, for those who write into it. */
  readonly scoreSheet: SheetLayout | null
  readonly rows: readonly Scored[]
  readonly population: readonly TableRow[]
  readonly actions: readonly TableRow[]
  /** At most `mostFindings`, errors before all others, in the order of sheets and rows; `counts` counts all. */
  readonly findings: readonly Finding[]
  readonly counts: Counts
}

/** More findings than anyone reads; a workbook with one wrong column must not fill the memory. */
export const mostFindings = 10_000

export type JudgeContext = {
  readonly today: Stamp
  /** Rows that are locked at the centre, by record id (rule VR-48). */
  readonly locked?: (recordId: string) => Entry | null
  /** Rules that are only tried out. */
  readonly dryRun?: ReadonlySet<string>
}

/** A judgement in the making: hand it the rows of the sheets it asks for, in order, then close it. */
export function openJudgement(rubrics: ReadonlyMap<string, Rubric>, survey: BookSurvey, context: JudgeContext) {
  const newest = [...rubrics.values()].at(-1)!
  const rubric = rubrics.get(identityOf(survey)?.rubricVersion ?? '') ?? newest
  const found = recognise(rubric, survey)
  const rows: Scored[] = []
  const kept: Readonly<Record<Level, Kept[]>> = { error: [], warning: [], notice: [] }
  let arrived = 0
  const counts = { errors: 0, warnings: 0, notices: 0 }

  const note = (more: readonly Finding[]) => {
    if (more.length === 0) return
    const { errors, warnings, notices } = countOf(more)
    counts.errors += errors
    counts.warnings += warnings
    counts.notices += notices
    for (const finding of more) {
      const among = kept[finding.level]
      if (among.length < mostFindings) among.push({ finding, place: arrived++ })
    }
  }
  note(found.findings)

  const sheets: { readonly sheet: number; readonly take: (batch: readonly RawRow[]) => void }[] = []
  const ends: (() => void)[] = []

  const { scores } = found
  if (scores) {
    const reader = createEntryReader(rubric, scores)
    const checker = createChecker(rubric, {
      sheet: scores.name,
      cellOf: (key, row) => cellName(scores.columns.get(key) ?? 0, row),
      ...context,
    })
    sheets.push({
      sheet: scores.sheet,
      take: (batch) => {
        for (const raw of batch) {
          const { entry, findings: met } = reader.row(raw)
          note(met)
          if (!entry) continue
          note(checker.row(entry, scoreOf(rubric, entry)))
          rows.push({
            entry,
            get score() {
              return scoreOf(rubric, entry)
            },
          })
        }
      },
    })
    ends.push(() => {
      note(reader.end())
      note(checker.end())
    })
  }

  const table = (layout: SheetLayout | null, kind: 'populationTable' | 'actionLog') => {
    const taken: TableRow[] = []
    if (!layout) return taken
    const read = createTableReader(rubric, kind, layout)
    sheets.push({
      sheet: layout.sheet,
      take: (batch) => {
        for (const raw of batch) {
          const { row, findings: met } = read(raw)
          note(met)
          if (row) taken.push(row)
        }
      },
    })
    return taken
  }
  const population = table(found.population, 'populationTable')
  const actions = table(found.actions, 'actionLog')

  function close(): Judgement {
    for (const end of ends) end()
    const site = found.identity?.site || mostCommon(rows, 'app_hospital_code')
    if (scores && site)
      note(
        rows.flatMap(({ entry }) =>
          foreignSite(entry, site, scores.name, cellName(scores.columns.get('app_hospital_code') ?? 0, entry.row)),
        ),
      )
    const findings = inOrder([...kept.error, ...kept.warning, ...kept.notice].slice(0, mostFindings), survey)
    return {
      identity: found.identity,
      rubric,
      language: found.language,
      site,
      batch: found.identity?.batch || mostCommon(rows, 'batch_no'),
      scoreSheet: scores,
      rows,
      population,
      actions,
      findings,
      counts,
    }
  }

  return { identity: found.identity, sheets, close }
}

const scoreOf = (rubric: Rubric, entry: Entry): CaseScore => score(rubric, caseOf(rubric, entry))

type Kept = { readonly finding: Finding; readonly place: number }

/** By sheet and row; within a row as they came: what reading met first, then the rules. */
function inOrder(kept: readonly Kept[], { sheets }: BookSurvey): readonly Finding[] {
  const order = new Map(sheets.map(({ name }, index) => [name, index]))
  const sheetOf = ({ finding }: Kept) => order.get(finding.sheet) ?? 0
  return [...kept]
    .sort((a, b) => sheetOf(a) - sheetOf(b) || (a.finding.row ?? 0) - (b.finding.row ?? 0) || a.place - b.place)
    .map(({ finding }) => finding)
}

function mostCommon(rows: readonly Scored[], key: 'app_hospital_code' | 'batch_no'): string | null {
  const counts = new Map<string, number>()
  for (const { entry } of rows) {
    const value = entry.exam[key]
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
