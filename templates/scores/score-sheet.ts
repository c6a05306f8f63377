// 原始数据表: one row is one exam scored by one reader.
import { columnLetters } from '../../core/grid.ts'
import type { Column as Field, Rubric, Site } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import { captionOf, scoreRows } from '../captions.ts'
import type { LookName } from '../looks.ts'
import type { Cell, Column, Row, Sheet } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { dropDowns } from './drop-downs.ts'
import { scoreMarks } from './marks.ts'
import { disclaimer, pageFooter } from './page.ts'
import type { RowFormulas } from './row-formulas.ts'
import { scoreColumns } from './score-columns.ts'
import type { ScoreRow } from './score-row.ts'
import { groupWords, headWords } from './score-words.ts'

export type ScoreSheetWish = {
  readonly site: Site | null
  readonly batch: string
  readonly language: Language
}

/** The last of the identifying columns; those up to it stay in sight. */
const identifying = 'accession_no'

type Band = { readonly from: number; readonly to: number; readonly text: string }

function bandsOf(rubric: Rubric, language: Language, start: number): readonly Band[] {
  const bands: Band[] = []
  rubric.columns.forEach(({ group }, place) => {
    if (place < start) return
    const last = bands.at(-1)
    const text = bandText(rubric, group, language)
    if (last?.text === text) bands[bands.length - 1] = { ...last, to: place }
    else bands.push({ from: place, to: place, text })
  })
  return bands
}

function bandText(rubric: Rubric, group: string, language: Language): string {
  const link = group.startsWith('item:') ? rubric.linkById.get(group.slice(5)) : undefined
  if (!link) return groupWords[group]?.[language] ?? group
  return `${link.id} ${caption(link, language)} · ${headWords[language].points(link.maxPoints)} · ${headWords[language].weight(link.weight)}`
}

/** Above a column: the points of an item, or whether the cell has to be filled in. */
function markOf(rubric: Rubric, place: number, language: Language): string {
  const { type, key, required } = rubric.columns[place]!
  const words = headWords[language]
  return type === 'entry' ? words.points(rubric.itemById.get(key)!.maxPoints) : words.required[required]
}

function headRows(rubric: Rubric, { site, batch, language }: ScoreSheetWish): { rows: Row[]; merges: string[] } {
  const columns = scoreColumns(rubric, language)
  const frozen = rubric.placeOf.get(identifying)! + 1
  const bands = bandsOf(rubric, language, frozen)
  const titles: Cell[] = rubric.columns.map(() => null)
  const titleLooks: (LookName | null)[] = rubric.columns.map((_, place) => (place < frozen ? 'scoreTitle' : null))
  const words = headWords[language]
  const about = [words.title, site ? `${site.code} ${site.site}` : '', batch].filter((part) => part !== '')
  titles[0] = `${about.join('  ')}\n${disclaimer(rubric, language)}`
  bands.forEach(({ from, to, text }, n) => {
    titles[from] = text
    for (let place = from; place <= to; place++) titleLooks[place] = n % 2 === 0 ? 'bandDark' : 'bandLight'
  })
  return {
    rows: [
      { cells: titles, look: titleLooks, height: 36 },
      {
        cells: rubric.columns.map((_, place) => markOf(rubric, place, language)),
        look: rubric.columns.map(() => 'mark'),
        height: 14,
      },
      { cells: rubric.columns.map(({ key }) => key), look: 'key', height: 11, hidden: true },
      {
        cells: rubric.columns.map((column) => headingOf(column, language)),
        look: columns.map(({ head }) => head),
        height: language === 'zh-CN' ? 54 : 78,
      },
    ],
    merges: [`A1:${columnLetters(frozen - 1)}1`, ...bands.map(bandRange)],
  }
}

/** An item's id stands on a line of its own. */
const headingOf = (column: Field, language: Language): string =>
  column.type === 'entry' ? captionOf(column, language).replace(' ', '\n') : captionOf(column, language)

const bandRange = ({ from, to }: Band): string => `${columnLetters(from)}1:${columnLetters(to)}1`

const calculation: Column = { width: 8, look: 'calculation' satisfies LookName, hidden: true }

/** Their names stand in the row of keys, above the hidden columns of calculation. */
const withNames = (head: readonly Row[], names: readonly string[]): readonly Row[] =>
  head.map((row, n) => (n === scoreRows.keys - 1 ? { ...row, cells: [...row.cells, ...names] } : row))

/** The case's number and accession number stand on every page. */
const repeated = ({ placeOf }: Rubric): string =>
  `${columnLetters(placeOf.get('case_seq')!)}:${columnLetters(placeOf.get(identifying)!)}`

/** Width that a printed page has, with the repeated columns. */
const pageWidth = 184

/** Columns with which a printed page begins: as many links a page as fit whole; the rest flows. */
function pagesOf(rubric: Rubric, language: Language): readonly number[] {
  const { columns, placeOf, links, itemsOf } = rubric
  const widths = scoreColumns(rubric, language).map(({ width }) => width)
  const start = widths[placeOf.get('case_seq')!]! + widths[placeOf.get(identifying)!]!
  const pages: number[] = []
  let used = pageWidth
  for (const { id } of links) {
    const items = itemsOf.get(id)!.map((item) => placeOf.get(item.id)!)
    const width = items.reduce((sum, place) => sum + widths[place]!, 0)
    if (used + width > pageWidth) pages.push(items[0]!)
    used = used + width > pageWidth ? start + width : used + width
  }
  return [...pages, ...['total', 'tail'].map((group) => columns.findIndex((column) => column.group === group))]
}

export function scoreSheet(
  rubric: Rubric,
  wish: ScoreSheetWish,
  { names, places }: RowFormulas,
  rows: readonly ScoreRow[],
): Sheet {
  const { language } = wish
  const { rows: head, merges } = headRows(rubric, wish)
  const columns = scoreColumns(rubric, language)
  const looks = columns.map(({ look }) => look)
  const last = scoreRows.captions + rows.length
  const end = columnLetters(columns.length - 1)
  return {
    name: sheetName('scores', language),
    tab: '2F5D7C',
    zoom: 90,
    columns: [...columns, ...names.map(() => calculation)],
    rows: [...withNames(head, names), ...rows.map(({ cells }) => ({ cells, look: looks, height: 18 }))],
    merges,
    freeze: { rows: scoreRows.captions, columns: rubric.placeOf.get(identifying)! + 1 },
    filter: `A${scoreRows.captions}:${end}${last}`,
    validations: dropDowns(rubric, scoreRows.first, last, language),
    conditions: scoreMarks(rubric, places, scoreRows.first, last),
    locked: true,
    print: {
      landscape: true,
      area: `A1:${end}${last}`,
      repeatRows: `1:${scoreRows.captions}`,
      repeatColumns: repeated(rubric),
      columnBreaks: pagesOf(rubric, language),
      scale: 60,
      ...pageFooter(rubric, language),
    },
  }
}
