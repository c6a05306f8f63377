// What a box held, as a sheet that can be written back. Its figures are greyed: they are not those of the rows at hand.
import { columnLetters } from '../../../core/grid.ts'
import type { Language, Texts } from '../../../core/words.ts'
import type { Cell, Look, Row, Table } from '../../../templates/sheet.ts'
import type { RefreshedSheet } from '../../host/sheet-host.ts'
import type { Box } from './box.ts'

const put: Texts = {
  'zh-CN': '已撤销刷新：以下是刷新前的数字，灰显；再次刷新即按现有记录重写。',
  'en-US': 'Refresh undone: these are the figures of before, greyed; refresh again for those of the rows at hand.',
}

type Block = {
  readonly values: readonly (readonly unknown[])[]
  readonly formulas: readonly (readonly unknown[])[]
}

const plain = (value: unknown): string | number | boolean | null =>
  typeof value === 'number' || typeof value === 'boolean' ? value : value === '' ? null : String(value)

const cellOf = (formula: unknown, value: unknown): Cell =>
  typeof formula === 'string' && formula.startsWith('=')
    ? { formula: formula.slice(1), result: plain(value) ?? '' }
    : plain(value)

const figure = /^summary-(score|rate|mille|minutes)(?:-grey)?$/

const lookAt = ({ look }: Row, column: number): Look | null =>
  typeof look === 'string' ? look : (look?.[column] ?? null)

/** Of each column: what its cells usually look like, figures greyed. */
function greyed(lines: readonly Row[], width: number): readonly (Look | null)[] {
  return Array.from({ length: width }, (_, column) => {
    const found = lines.map((line) => lookAt(line, column)).filter((look) => look !== null)
    const look = found.find((each) => each !== 'summary-silent') ?? found[0] ?? null
    const [, format] = figure.exec(look ?? '') ?? []
    return format ? `summary-${format}-grey` : look
  })
}

export function before(
  wanted: RefreshedSheet,
  box: Box,
  { values, formulas }: Block,
  language: Language,
): RefreshedSheet {
  const { sheet, firstLine } = wanted
  const looks = greyed(sheet.rows.slice(firstLine - 1), box.width)
  const empty = (cells: readonly unknown[]) => cells.every((cell) => cell === '')
  const last = values.findLastIndex((cells) => !empty(cells))
  const rows = values.slice(0, Math.max(last, firstLine - 2) + 1).map((cells, n): Row => {
    const drawn = cells.map((value, column) => cellOf(formulas[n]?.[column], value))
    const fixed = sheet.rows[n]
    if (n < firstLine - 1 && fixed) return { ...fixed, cells: n === 1 ? [put[language], ...drawn.slice(1)] : drawn }
    const silent = (column: number) => drawn[column] === null && figure.test(looks[column] ?? '')
    return { cells: drawn, look: empty(cells) ? [] : looks.map((look, n) => (silent(n) ? 'summary-silent' : look)) }
  })
  const tables = sheet.tables?.map((table): Table => {
    const there = box.tables.get(table.name)
    const [, head] = /^[A-Z]+(\d+):/.exec(table.range) ?? []
    const right = columnLetters(Math.min(there?.columns ?? 0, box.width) - 1)
    return there ? { ...table, range: `A${head}:${right}${there.rows}` } : table
  })
  return { ...wanted, sheet: { ...sheet, rows, ...(tables ? { tables } : {}) } }
}
