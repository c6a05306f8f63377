// Sheets as a reader hands them over, made of the cells that a test is about.

import type { Finding } from '../../../core/finding.ts'
import type { BookSurvey, RawCell, RawRow, SheetSurvey } from '../../../core/grid.ts'
import type { Language } from '../../../core/words.ts'
import { captionOf } from '../../../templates/captions.ts'
import { identitySheet } from '../../../templates/identity.ts'
import { createEntryReader } from '../../../templates/reading/entries.ts'
import { recognise } from '../../../templates/reading/recognise.ts'
import { rubric } from '../../rubric/rubric.ts'

export type Cells = Readonly<Record<string, RawCell>>

export const identity = {
  workbookId: '01900000-0000-7000-8000-0000000000ff',
  rubric: rubric.id,
  rubricVersion: rubric.version,
  rubricHash: rubric.hash,
  templateVersion: '1',
  site: 'S04',
  batch: 'S04-2026Q1',
  language: 'zh-CN',
  kind: 'scores',
} as const

export const keyRow: RawRow = { number: 3, cells: rubric.columns.map(({ key }) => key) }
export const captionRow = (language: Language = 'zh-CN'): RawRow => ({
  number: 4,
  cells: rubric.columns.map((column) => captionOf(column, language)),
})
/** A row of the score sheet in the rubric's order of columns. */
export const scoreRow = (number: number, cells: Cells): RawRow => ({
  number,
  cells: rubric.columns.map(({ key }) => cells[key] ?? null),
})

export const sheet = (name: string, head: readonly RawRow[], state: SheetSurvey['state'] = 'visible'): SheetSurvey => ({
  name,
  head,
  state,
})
export const meta = (changes: Partial<Record<keyof typeof identity, string>> = {}): SheetSurvey =>
  sheet(
    '_meta',
    identitySheet({ ...identity, ...changes } as typeof identity, []).rows.map(({ cells }, n) => ({
      number: n + 1,
      cells: cells as RawCell[],
    })),
    'veryHidden',
  )
const table = (name: string, fields: readonly { readonly zh: string }[]): SheetSurvey =>
  sheet(name, [{ number: 1, cells: fields.map(({ zh }) => zh) }])
export const population = table('工作量与总体数据', rubric.populationTable.fields)
export const actions = table('整改台账', rubric.actionLog.fields)
export const scores = sheet('原始数据表', [keyRow, captionRow()])

export const survey = (
  sheets: readonly SheetSurvey[],
  more: Partial<Pick<BookSurvey, 'date1904' | 'externalLinks'>> = {},
): BookSurvey => ({ sheets, date1904: false, externalLinks: false, ...more })

export const whole = survey([scores, population, actions, meta()])

/** Code and cell, with the sheet where it is another than the score sheet. */
export const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, sheet, cell }) => [code, sheet === '原始数据表' ? '' : sheet, cell].filter(Boolean).join(' '))

/** Reads rows of a whole score sheet from row 5 on; a row may bring its own number. */
export function readRows(rows: readonly Cells[], book: BookSurvey = whole) {
  const reader = createEntryReader(rubric, recognise(rubric, book).scores!)
  const read = rows.map((cells, n) => reader.row(scoreRow(n + 5, cells)))
  return {
    entries: read.map(({ entry }) => entry),
    findings: read.flatMap(({ findings }) => findings),
    end: reader.end(),
  }
}

export const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
