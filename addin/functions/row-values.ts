// What the custom functions work out. Plain values in and out.
import { caseOf } from '../../core/case.ts'
import { createChecker } from '../../core/check/check.ts'
import type { Entry } from '../../core/exam.ts'
import { type Finding, say } from '../../core/finding.ts'
import { cellName, type RawCell } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { type CaseScore, score } from '../../core/score.ts'
import { fill, type Language, type Texts } from '../../core/words.ts'
import { createEntryReader } from '../../templates/reading/entries.ts'
import { scoreIndex } from '../../templates/reading/header-words.ts'
import type { SheetLayout } from '../../templates/reading/recognise.ts'
import { dayOf } from '../pane/book/clock.ts'

/** Values of cells, row by row. */
export type Block = readonly (readonly (string | number | boolean)[])[]

export type About = {
  readonly rubric: Rubric
  readonly now: () => Date
  readonly language: () => Language
}

export type Result = string | number | { readonly refused: string }

const words = {
  noRow: {
    'zh-CN': '请给出原始数据表的一整行（{columns} 列）；列的顺序改动过时，再给出列名行',
    'en-US':
      'Give one whole row of the score sheet ({columns} columns); when columns were moved, also the row with the keys',
  },
  noLink: { 'zh-CN': '没有环节“{part}”：{known}', 'en-US': 'There is no link “{part}”: {known}' },
  noPart: {
    'zh-CN': '没有环节或条目“{part}”',
    'en-US': 'There is no link or item “{part}”',
  },
} as const satisfies Record<string, Texts>

type Read = { readonly entry: Entry | null; readonly findings: readonly Finding[]; readonly score: CaseScore | null }

/** Of one row alone nobody can tell whether its id is a copy. */
const aboutIds: ReadonlySet<string> = new Set(['RD-15', 'RD-16', 'RD-17'])
/** Readers and checkers remember what they have seen; after so many rows a new one is made. */
const mostRows = 500

type Tools = {
  readonly reader: ReturnType<typeof createEntryReader>
  readonly checker: ReturnType<typeof createChecker>
}

/** The functions over one rubric. What they need is made once and not for every cell that calls them. */
export function createRowValues({ rubric, now, language }: About) {
  const kept = new Map<string, { tools: Tools; readonly columns: ReadonlyMap<string, number>; rows: number }>()

  function makeTools(columns: ReadonlyMap<string, number>): Tools {
    const reader = createEntryReader(rubric, { ...blankLayout, columns, language: language() })
    const cellOf = (key: string, number: number) => cellName(columns.get(key) ?? 0, number)
    return { reader, checker: createChecker(rubric, { sheet: '', cellOf, today: dayOf(now()) }) }
  }

  function toolsFor(keys: Block | null) {
    const name = `${dayOf(now())} ${JSON.stringify(keys?.[0] ?? null)}`
    const known = kept.get(name)
    if (known && known.rows++ < mostRows) return known
    const columns = known?.columns ?? columnsOf(rubric, keys)
    // Only today's, and few layouts: a workbook has one or two.
    if (kept.size > 8) kept.clear()
    const made = { tools: makeTools(columns), columns, rows: 0 }
    kept.set(name, made)
    return made
  }

  /** Null: what was given is no row. */
  function read(row: Block | null, keys: Block | null): Read | null {
    const { tools, columns } = toolsFor(keys)
    const width = row?.[0]?.length ?? 0
    const least = keys === null ? rubric.columns.length : Math.min(...columns.values()) + 1
    if (row === null || row.length !== 1 || columns.size === 0 || width < least) return null
    const { entry, findings } = tools.reader.row({ number: 1, cells: rawOf(rubric, columns, row) })
    if (!entry) return { entry: null, findings: [], score: null }
    const result = score(rubric, caseOf(rubric, entry))
    const kept = findings.filter(({ code }) => !aboutIds.has(code))
    return { entry, findings: [...kept, ...tools.checker.row(entry, result)], score: result }
  }

  const refuse = (texts: Texts, values: Readonly<Record<string, string | number>>): Refused => ({
    refused: fill(texts[language()], values),
  })
  const noRow = () => refuse(words.noRow, { columns: rubric.columns.length })

  function partOf(row: Block | null, link: string | null, keys: Block | null): Part {
    const id = link?.toUpperCase() ?? null
    if (id !== null && !rubric.linkById.has(id))
      return refuse(words.noLink, { part: link!, known: rubric.links.map((each) => each.id).join(' ') })
    const found = read(row, keys)
    if (!found) return noRow()
    const part = found.score && (id === null ? found.score.composite : found.score.links[id])
    return part?.status === 'SCORED' ? { effective: part.effective, grade: part.grade } : ''
  }

  return {
    /** Composite score, or that of a link; empty text where there is none. */
    score(row: Block | null, link: string | null, keys: Block | null): Result {
      const part = partOf(row, link, keys)
      return typeof part === 'object' && 'effective' in part ? part.effective : part
    },
    /** Grade letter of the row or of a link; empty text where there is none. */
    grade(row: Block | null, link: string | null, keys: Block | null): Result {
      const part = partOf(row, link, keys)
      return typeof part === 'object' && 'effective' in part ? part.grade : part
    },
    /** Points lost in all links, in one, or for one item. */
    deduct(row: Block | null, part: string | null, keys: Block | null): Result {
      const id = part?.toUpperCase() ?? null
      const place = rubric.items.findIndex((item) => item.id === id)
      if (id !== null && place < 0 && !rubric.linkById.has(id)) return refuse(words.noPart, { part: part! })
      const found = read(row, keys)
      if (!found) return noRow()
      const { entry, score: scored } = found
      if (!entry || !scored) return ''
      if (place >= 0) {
        const cell = entry.items[place]!
        return cell.kind === 'deducted' ? cell.lost : cell.kind === 'met' ? 0 : ''
      }
      const links = rubric.links.filter((link) => id === null || link.id === id).map((link) => scored.links[link.id]!)
      const counted = links.filter((link) => link.status === 'SCORED')
      return counted.length === 0 ? '' : counted.reduce((sum, { lost }) => sum + lost, 0)
    },
    /** What the rules say of the row, one sentence after the other; empty when there is nothing. */
    check(row: Block | null, keys: Block | null): Result {
      const found = read(row, keys)
      if (!found) return noRow()
      return found.findings
        .filter(({ level }) => level !== 'notice')
        .map((finding) => `${finding.code} ${say(finding, language()).message}`)
        .join(language() === 'zh-CN' ? '；' : '; ')
    },
  }
}

type Refused = { readonly refused: string }
type Part = { readonly effective: number; readonly grade: string } | '' | Refused

const blankLayout: Omit<SheetLayout, 'columns' | 'language'> = {
  name: '',
  sheet: 0,
  headerRow: 0,
  firstRow: 1,
  heads: new Map(),
  missing: new Set(),
  workbookId: 'row',
  date1904: false,
}

function columnsOf(rubric: Rubric, keys: Block | null): ReadonlyMap<string, number> {
  if (keys === null) return rubric.placeOf
  const index = scoreIndex(rubric)
  const found = new Map<string, number>()
  for (const [column, text] of (keys[0] ?? []).entries()) {
    const key = index(String(text))?.key
    if (key !== undefined && !found.has(key)) found.set(key, column)
  }
  return found
}

/** Excel hands over dates as numbers; what stands in a column of dates is one. */
function rawOf(rubric: Rubric, columns: ReadonlyMap<string, number>, row: Block): readonly RawCell[] {
  const cells: RawCell[] = (row[0] ?? []).map((value) => (value === '' ? null : value))
  for (const { key, type } of rubric.columns) {
    const column = columns.get(key)
    const held = column === undefined ? null : cells[column]
    if ((type === 'date' || type === 'datetime') && typeof held === 'number') cells[column!] = { serial: held }
  }
  return cells
}
