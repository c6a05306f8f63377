// 扣分明细: one line for each deduction of the rows that were filled in when the workbook was made.
import { cellName } from '../../core/grid.ts'
import { responsibleFor } from '../../core/role-score.ts'
import type { Item, Rubric } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import { scoreRows } from '../captions.ts'
import type { LookName } from '../looks.ts'
import type { Cell, Row, Sheet } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { type Filled, textIn } from './filled.ts'
import { disclaimer, pageFooter } from './page.ts'

const words = {
  'zh-CN': {
    title: '扣分明细',
    hint: '每条扣分一行，由程序从“原始数据表”生成；填写后重新生成时更新，不用手工填写。',
    head: [
      '单元格',
      '病例序号',
      '环节',
      '条目',
      '扣分代码',
      '次数',
      '扣分',
      '严重程度',
      '责任岗位',
      '扣分内容',
      '记录编号',
    ],
  },
  'en-US': {
    title: 'Deduction ledger',
    hint: 'One line a deduction, made from the raw data table by the product; nothing is entered here.',
    head: [
      'Cell',
      'Case',
      'Link',
      'Item',
      'Code',
      'Times',
      'Points',
      'Severity',
      'Answerable',
      'What was found',
      'Record',
    ],
  },
} as const

const widths = [9, 9, 14, 24, 11, 6, 7, 10, 12, 56, 38] as const
const looks: readonly LookName[] = [
  ...(['jump', 'textCentered', 'textCell', 'textCell', 'textCentered', 'textCentered', 'textCentered'] as const),
  ...(['textCentered', 'textCentered', 'textCell', 'textCell'] as const),
]

/** Excel takes no more than 65,530 links in a sheet; beyond these the place is plain text. */
const mostJumps = 5000

type Deduction = { readonly code: string; readonly points: number; readonly severity: string; readonly text: string }

const deductionsOf = (item: Item, language: Language): readonly Deduction[] =>
  [...item.deductions, ...(item.veto ? [item.veto] : [])].map((deduction) => ({
    code: deduction.code,
    points: deduction.points,
    severity: deduction.severity,
    text: caption(deduction, language),
  }))

/** A scored row of the score sheet, by Excel's row number. */
export type LedgerRow = { readonly row: number; readonly filled: Pick<Filled, 'cells' | 'given' | 'score'> }

/** The score sheet, and the columns of its items, by item id. */
export type LedgerPlace = { readonly sheet: string; readonly columns: ReadonlyMap<string, number> }

/** The deductions of a filled row that count: items that apply, of links that are judged. */
function* linesOf(rubric: Rubric, { filled, row }: LedgerRow, language: Language) {
  const counts = new Map<string, number>()
  for (const code of filled.score.codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  for (const item of rubric.items)
    for (const deduction of deductionsOf(item, language)) {
      const count = counts.get(deduction.code)
      if (count !== undefined) yield { item, deduction, count, row, filled }
    }
}

type Line = ReturnType<typeof linesOf> extends Generator<infer Each> ? Each : never

function ledgerRow(
  rubric: Rubric,
  { item, deduction, count, row, filled }: Line,
  nth: number,
  { sheet, columns }: LedgerPlace,
  language: Language,
): Row {
  const link = rubric.linkById.get(item.link)!
  const role = responsibleFor(item, filled.given)
  const known = rubric.codesOf.get('roles')?.get(role)
  const cell = cellName(columns.get(item.id) ?? 0, row)
  const place: Cell = nth < mostJumps ? { text: cell, target: `'${sheet.replaceAll("'", "''")}'!${cell}` } : cell
  return {
    cells: [
      place,
      filled.cells.case_seq ?? null,
      `${link.id} ${caption(link, language)}`,
      `${item.id} ${caption(item, language)}`,
      deduction.code,
      count,
      deduction.points * count,
      deduction.severity,
      known ? caption(known, language) : role,
      deduction.text,
      textIn(filled.cells.record_id) || null,
    ],
    look: nth < mostJumps ? looks : ['textCell', ...looks.slice(1)],
  }
}

/** The ledger of a workbook as we make it. */
export const deductionSheet = (rubric: Rubric, rows: readonly Filled[], language: Language): Sheet =>
  ledgerSheet(
    rubric,
    rows.map((filled, n) => ({ filled, row: scoreRows.first + n })),
    { sheet: sheetName('scores', language), columns: rubric.placeOf },
    language,
  )

/** The ledger of rows that stand anywhere, of a workbook that somebody has worked in. */
export function ledgerSheet(rubric: Rubric, rows: readonly LedgerRow[], place: LedgerPlace, language: Language): Sheet {
  const { title, hint, head } = words[language]
  const lines = rows.flatMap((row) => [...linesOf(rubric, row, language)])
  const last = 4 + lines.length
  return {
    name: sheetName('deductions', language),
    tab: '9A3412',
    plain: true,
    columns: widths.map((width) => ({ width })),
    rows: [
      { cells: [title], look: 'title', height: 26 },
      { cells: [hint], look: 'note', height: 18 },
      { cells: [disclaimer(rubric, language)], look: 'note', height: 18 },
      { cells: [...head], look: head.map(() => 'head'), height: 20 },
      ...lines.map((line, n) => ledgerRow(rubric, line, n, place, language)),
    ],
    freeze: { rows: 4, columns: 0 },
    ...(lines.length > 0 ? { filter: `A4:K${last}` } : {}),
    locked: true,
    print: { landscape: true, area: `A1:K${last}`, repeatRows: '1:4', fitWidth: 1, ...pageFooter(rubric, language) },
  }
}
