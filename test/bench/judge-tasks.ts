// What judging costs beyond reading, against a pass over the same entries that only looks at the type of each value.
import { caseOf } from '../../core/case.ts'
import { createChecker } from '../../core/check/check.ts'
import type { Entry, Exam } from '../../core/exam.ts'
import { cellName } from '../../core/grid.ts'
import { score } from '../../core/score.ts'
import { openBook } from '../../server/reader/book.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { createEntryReader } from '../../templates/reading/entries.ts'
import { recognise } from '../../templates/reading/recognise.ts'
import type { Task } from './read-tasks.ts'

const rubric = currentRubric()

async function entriesIn(bytes: Uint8Array): Promise<readonly Entry[]> {
  const book = openBook(bytes)
  const layout = recognise(rubric, book.survey).scores!
  const reader = createEntryReader(rubric, layout)
  const entries: Entry[] = []
  await book.rows(layout.sheet, (rows) => {
    for (const row of rows) {
      const { entry } = reader.row(row)
      if (entry) entries.push(entry)
    }
  })
  return entries
}

type Pass = (entries: readonly Entry[]) => number

const keys = rubric.columns.filter(({ type }) => type !== 'entry').map(({ key }) => key as keyof Exam)

/** The least that any check does: ask each value for its type. */
const barePass: Pass = (entries) => {
  let sum = 0
  for (const { exam, items } of entries) {
    for (const key of keys) {
      const value = exam[key]
      if (typeof value === 'number') sum += value
      else if (typeof value === 'string') sum += value.length
    }
    for (const item of items) sum += item.kind === 'deducted' ? item.lost : item.kind.length
  }
  return sum === 0 ? 0 : entries.length
}

const checkAndScore: Pass = (entries) => {
  const checker = createChecker(rubric, {
    sheet: 'scores',
    cellOf: (key, row) => cellName(rubric.placeOf.get(key) ?? 0, row),
    today: Date.UTC(2026, 10, 1) / 1000,
  })
  let findings = 0
  for (const entry of entries) findings += checker.row(entry, score(rubric, caseOf(rubric, entry))).length
  findings += checker.end().length
  return findings < 0 ? 0 : entries.length
}

/**
 * The first pass of a process pays for the compiler; a server that has judged some filings does not pay again.
 * Both are measured, and the bare pass is warmed in the same way.
 */
const settled = 5

const first =
  (pass: Pass): Task =>
  async (bytes) => {
    const entries = await entriesIn(bytes)
    return async () => pass(entries)
  }
const again =
  (pass: Pass): Task =>
  async (bytes) => {
    const entries = await entriesIn(bytes)
    for (let n = 0; n < settled; n++) pass(entries)
    return async () => pass(entries)
  }

export const judgeTasks: Readonly<Record<string, Task>> = {
  'judge: bare typed pass, again': again(barePass),
  'judge: check and score, again': again(checkAndScore),
  'judge: bare typed pass, first': first(barePass),
  'judge: check and score, first': first(checkAndScore),
  'judge: rows to entries': async (bytes) => {
    const book = openBook(bytes)
    const layout = recognise(rubric, book.survey).scores!
    const rows: Parameters<ReturnType<typeof createEntryReader>['row']>[0][] = []
    await book.rows(layout.sheet, (batch) => {
      rows.push(...batch)
    })
    return async () => {
      const reader = createEntryReader(rubric, layout)
      let entries = 0
      for (const row of rows) if (reader.row(row).entry) entries++
      return entries
    }
  },
}
