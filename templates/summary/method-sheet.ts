// 口径说明: from what the workbook was made, what was counted, and how it is to be read.
import { exclusions } from '../../core/statistics/counted.ts'
import { fill, type Texts } from '../../core/words.ts'
import type { Cell, Row, Sheet } from '../sheet.ts'
import type { Context } from './context.ts'
import { exclusionWords } from './exclusion-words.ts'
import { lineCount } from './line-count.ts'
import { definitions, sections, smallNumbers, warnings } from './method-words.ts'
import { type SummarySheet, summaryName, summaryNames } from './names.ts'

const columns = [{ width: 24 }, { width: 30 }, { width: 22 }, { width: 24 }, { width: 12 }, { width: 70 }]
const wide = 'F'
/** Characters from B to F, with some room for wider fonts. */
const textWidth = 150
const labelWidth = 24

const nothing: Texts = { 'zh-CN': '', 'en-US': '' }

/** Rows of the sheet in the making; texts may run over the whole width. */
type Page = { readonly rows: Row[]; readonly merges: string[] }

function createPage(context: Context) {
  const page: Page = { rows: [], merges: [] }
  const { language } = context
  const say = (texts: Texts, values: Readonly<Record<string, string | number>> = {}) => fill(texts[language], values)
  const add = (row: Row) => page.rows.push(row)
  const spread = () => page.merges.push(`B${page.rows.length}:${wide}${page.rows.length}`)
  return {
    page,
    say,
    section(texts: Texts) {
      add({ cells: [] })
      add({ cells: [say(texts)], look: ['summary-section'], height: 22 })
    },
    /** A label and a text over the whole width. */
    line(label: string, text: Cell, look = 'summary-text') {
      const height =
        typeof text === 'string'
          ? { height: 16 * Math.max(lineCount(text, textWidth), lineCount(label, labelWidth)) + 2 }
          : {}
      add({ cells: [label, text], look: ['summary-label', look, look, look, look, look], ...height })
      spread()
    },
    table(head: readonly Texts[], lines: readonly (readonly Cell[])[], looks: readonly string[]) {
      add({ cells: head.map((texts) => say(texts)), look: head.map(() => 'summary-head'), height: 22 })
      for (const cells of lines) add({ cells, look: looks })
    },
  }
}

export function methodSheet(context: Context): Sheet {
  const { rubric, counted, made, period, site, subject, sizes, language } = context
  const { page, say, section, line, table } = createPage(context)
  const { standard, config } = rubric
  const [title, disclaimer] =
    language === 'zh-CN' ? [standard.titleZh, standard.disclaimerZh] : [standard.titleEn, standard.disclaimerEn]

  page.rows.push({
    cells: [`${say({ 'zh-CN': '质控汇总', 'en-US': 'QC summary' })} · ${subject}`],
    look: ['summary-title'],
    height: 30,
  })
  page.rows.push({ cells: [disclaimer], look: ['summary-subtitle'] })

  section(sections.contents)
  for (const sheet of Object.keys(summaryNames) as SummarySheet[])
    if (sheet !== 'method') {
      const name = summaryName(sheet, language)
      page.rows.push({
        cells: [{ text: name, target: `'${name}'!A1` }, say(sections[sheet])],
        look: ['summary-link', ...Array.from({ length: 5 }, () => 'summary-text')],
      })
      page.merges.push(`B${page.rows.length}:${wide}${page.rows.length}`)
    }

  section(sections.made)
  const open = say({ 'zh-CN': '不限', 'en-US': 'open' })
  line(say({ 'zh-CN': '评分标准', 'en-US': 'Rubric' }), `${rubric.id} ${rubric.version}`)
  line(say({ 'zh-CN': '评分标准哈希', 'en-US': 'Rubric hash' }), `SHA-256 ${made.rubricHash}`)
  line(say({ 'zh-CN': '所依据的标准', 'en-US': 'Drafted after' }), title)
  line(say({ 'zh-CN': '声明', 'en-US': 'Disclaimer' }), disclaimer)
  line(say({ 'zh-CN': '制作时间（UTC）', 'en-US': 'Made at (UTC)' }), made.at.slice(0, 19).replace('T', ' '))
  line(say({ 'zh-CN': '引擎版本', 'en-US': 'Engine version' }), `imaging-qc ${made.engineVersion}`)
  line(
    say({ 'zh-CN': '期间（检查月份）', 'en-US': 'Period (month of the exam)' }),
    `${period.from ?? open} – ${period.to ?? open}`,
  )
  line(
    say({ 'zh-CN': '医院筛选', 'en-US': 'Site filter' }),
    site === null ? say({ 'zh-CN': '全部应用医院', 'en-US': 'All sites' }) : `${site} ${context.siteName(site)}`,
  )

  section(sections.counted)
  const first = page.rows.length + 2
  const reasons = exclusions.map((reason) => [
    say(exclusionWords[reason]),
    null,
    null,
    null,
    counted.rows.excluded[reason],
  ])
  const last = first + reasons.length + 1
  table(
    [{ 'zh-CN': '填报的行', 'en-US': 'Filed rows' }, nothing, nothing, nothing, { 'zh-CN': '行数', 'en-US': 'Rows' }],
    [
      [say({ 'zh-CN': '计入统计', 'en-US': 'Counted' }), null, null, null, counted.rows.counted],
      ...reasons,
      [
        say({ 'zh-CN': '合计（填报的全部行）', 'en-US': 'Total (all filed rows)' }),
        null,
        null,
        null,
        { formula: `SUM(E${first}:E${last - 1})`, result: counted.rows.filed },
      ],
    ],
    ['summary-words', 'summary-words', 'summary-words', 'summary-words', 'summary-count'],
  )
  for (let row = first - 1; row <= last; row++) page.merges.push(`A${row}:D${row}`)
  line(
    say({ 'zh-CN': '计入的检查', 'en-US': 'Exams counted' }),
    say(
      {
        'zh-CN': '{exams} 例检查（由 {rows} 行合并）；另有 {targeted} 例定向病例不进率',
        'en-US': '{exams} exams (merged from {rows} rows); {targeted} targeted exams are left out of the rates',
      },
      { exams: counted.exams.length, rows: counted.rows.counted, targeted: counted.targetedExams },
    ),
  )

  section(sections.filings)
  table(
    [
      { 'zh-CN': '回执', 'en-US': 'Receipt' },
      { 'zh-CN': '医院', 'en-US': 'Hospital' },
      { 'zh-CN': '批次', 'en-US': 'Batch' },
      { 'zh-CN': '填报时间（UTC）', 'en-US': 'Filed at (UTC)' },
      { 'zh-CN': '行数', 'en-US': 'Rows' },
      { 'zh-CN': '文件 SHA-256', 'en-US': 'SHA-256 of the file' },
    ],
    made.filings.map((filing) => [
      filing.receipt ?? null,
      `${filing.site} ${context.siteName(filing.site)}`,
      filing.batch ?? null,
      filing.at?.slice(0, 19).replace('T', ' ') ?? null,
      filing.rows ?? null,
      filing.sha256 ?? null,
    ]),
    ['summary-code', 'summary-words', 'summary-words', 'summary-words', 'summary-count', 'summary-code'],
  )

  const numbers = {
    ...sizes,
    last: sizes.full - 1,
    rare: config.smallN.rare,
    suppress: config.smallN.suppressExternalCellBelow,
    confidence: config.confidence,
    cap: config.vetoCap.toFixed(1),
    targeted: counted.targetedExams,
  }
  for (const [heading, entries] of [
    [sections.smallNumbers, smallNumbers],
    [sections.definitions, definitions],
    [sections.warnings, warnings],
  ] as const) {
    section(heading)
    for (const { label, text } of entries) line(say(label, numbers), say(text, numbers))
  }

  return {
    name: summaryName('method', language),
    columns,
    rows: page.rows,
    merges: page.merges,
    freeze: { rows: 2, columns: 0 },
    locked: true,
    plain: true,
    tab: '#2B5C8A',
    print: { landscape: true, fitWidth: 1, footer: `&L&8${subject}&R&8&P / &N` },
  }
}
