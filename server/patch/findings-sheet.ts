// 校验结果: what was found, with a way to the cell.
import type { Counts, Level, SaidFinding } from '../../core/finding.ts'
import type { Language, Texts } from '../../core/words.ts'
import { heightOf } from '../../templates/scores/text-height.ts'
import type { Look, Row, Sheet } from '../../templates/sheet.ts'
import { quoted } from '../package/xml.ts'

/** Stands in the first cell, and tells our sheet from one that somebody made under the same name. */
export const findingsTitle: Texts = { 'zh-CN': '校验结果 · 质控簿', 'en-US': 'Validation findings · imaging-qc' }

const words = {
  'zh-CN': {
    levels: { error: '■ 错误', warning: '▲ 警告', notice: '○ 提示' },
    dryRun: '（试行）',
    heads: ['级别', '代码', '工作表', '单元格', '问题', '如何改正', '记录编号'],
    counts: ({ errors, warnings, notices }: Counts) => `错误 ${errors} 处，警告 ${warnings} 处，提示 ${notices} 处`,
    clean: '没有发现问题。',
    shown: (count: number) => `（以下列出前 ${count} 条）`,
    note: '错误须改正后才能填报；警告与提示请核对。点击“单元格”可跳到该处。',
  },
  'en-US': {
    levels: { error: '■ error', warning: '▲ warning', notice: '○ notice' },
    dryRun: ' (trial)',
    heads: ['Level', 'Code', 'Sheet', 'Cell', 'What is wrong', 'How to mend it', 'Record'],
    counts: ({ errors, warnings, notices }: Counts) => `${errors} errors, ${warnings} warnings, ${notices} notices`,
    clean: 'Nothing was found.',
    shown: (count: number) => ` (the first ${count} are listed)`,
    note: 'Errors keep the workbook from being filed; look at warnings and notices. Click a cell to go there.',
  },
} as const

const lookOf: Readonly<Record<Level, Look>> = {
  error: 'levelError',
  warning: 'levelWarning',
  notice: 'levelNotice',
}

const widths = [10, 9, 16, 10, 54, 54, 38]

/** Excel's row number of the header row. */
export const headRow = 4

type Wanted = {
  readonly name: string
  readonly counts: Counts
  readonly language: Language
  /** That the rubric is our own; shown wherever findings are. */
  readonly disclaimer: string
  /** Names of the sheets that a jump can lead to. */
  readonly sheets: ReadonlySet<string>
}

function rowOf(finding: SaidFinding, { language, sheets }: Wanted): Row {
  const { level, code, sheet, cell, message, mend, recordId, dryRun } = finding
  const { levels, dryRun: trial } = words[language]
  const jumps = cell !== '' && sheets.has(sheet)
  const cells = [
    levels[level] + (dryRun ? trial : ''),
    code,
    sheet,
    jumps ? { text: cell, target: `${quoted(sheet)}!${cell}` } : cell,
    message,
    mend,
    recordId ?? '',
  ]
  return {
    cells,
    height: heightOf(cells, widths),
    look: [lookOf[level], 'textCell', 'textCell', jumps ? 'jump' : 'textCell', 'textCell', 'textCell', 'textCell'],
  }
}

export function findingsSheet(said: readonly SaidFinding[], wanted: Wanted): Sheet {
  const { name, counts, language, disclaimer } = wanted
  const { heads, counts: count, clean, shown, note } = words[language]
  const all = counts.errors + counts.warnings + counts.notices
  const told = all === 0 ? clean : count(counts) + (said.length < all ? shown(said.length) : '')
  const last = headRow + Math.max(said.length, 1)
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [
      { cells: [findingsTitle[language]], look: ['title'], height: 26 },
      { cells: [told], look: ['warning'], height: 18 },
      { cells: [`${note} ${disclaimer}`], look: ['note'], height: 18 },
      { cells: heads, look: heads.map(() => 'head'), height: 20 },
      ...said.map((finding) => rowOf(finding, wanted)),
    ],
    freeze: { rows: headRow, columns: 0 },
    filter: `A${headRow}:G${last}`,
    plain: true,
  }
}
