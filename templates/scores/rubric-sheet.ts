// 评分标准: the rubric as people read it, link by link.
import type { Item, Link, Rubric } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import type { LookName } from '../looks.ts'
import type { Row, Sheet } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { disclaimer, pageFooter } from './page.ts'
import { heightOf } from './text-height.ts'

const words = {
  'zh-CN': {
    title: '评分标准',
    head: ['条目', '满分', '满分要求', '扣分（字母 分值 严重程度 含义）', '不适用原因', '责任岗位', '分模态说明'],
    single: '只取一项',
    multi: '可取多项',
    each: (most: number) => `（最多 ${most} 次）`,
    exclusive: (letters: string) => `${letters} 不同时扣`,
    rules: (rules: readonly string[]) => `（${rules.join('；')}）`,
    veto: { link: '（否决：本环节不合格）', case: '（否决：本环节与整例不合格）' },
    link: ({ id, maxPoints, weight }: Link, name: string) => `${id} ${name}　满分 ${maxPoints}　综合权重 ${weight}`,
    only: '仅',
    reasons: '不适用原因',
    grades: '等级',
    severity: '严重程度',
    band: (min: number, max: number) => `${min}–${max}`,
  },
  'en-US': {
    title: 'Rubric',
    head: [
      'Item',
      'Points',
      'Full marks when',
      'Deductions (letter, points, severity, meaning)',
      'Reasons for N/A',
      'Answerable',
      'Notes by modality',
    ],
    single: 'one only',
    multi: 'several possible',
    each: (most: number) => ` (up to ${most}x)`,
    exclusive: (letters: string) => `not ${letters} together`,
    rules: (rules: readonly string[]) => `(${rules.join('; ')})`,
    veto: { link: ' (veto: the link is unqualified)', case: ' (veto: the link and the case are unqualified)' },
    link: ({ id, maxPoints, weight }: Link, name: string) =>
      `${id} ${name} · ${maxPoints} points · weight ${weight} in the composite`,
    only: 'only',
    reasons: 'Reasons for N/A',
    grades: 'Grades',
    severity: 'Severity',
    band: (min: number, max: number) => `${min}–${max}`,
  },
} as const satisfies Record<Language, unknown>

const widths = [17, 6, 30, 58, 12, 10, 26] as const
const looks: readonly LookName[] = [
  'textStrong',
  'textCentered',
  'textCell',
  'textCell',
  'textCell',
  'textCentered',
  'textCell',
]

function deductionsText(item: Item, language: Language): string {
  const say = words[language]
  const rules = [say[item.selection], ...item.exclusiveLetters.map((letters) => say.exclusive(letters.join('/')))]
  return [
    say.rules(rules),
    ...item.deductions.map((deduction) => {
      const each = deduction.maxCount > 1 ? say.each(deduction.maxCount) : ''
      return `${deduction.letter}  −${deduction.points}  ${deduction.severity}  ${caption(deduction, language)}${each}`
    }),
    ...(item.veto ? [`V  ${caption(item.veto, language)}${say.veto[item.veto.scope]}`] : []),
  ].join('\n')
}

function notesText(rubric: Rubric, item: Item, language: Language): string {
  const all = rubric.codelists.modalities!.length
  const only = item.modalities.length < all ? [`${words[language].only} ${item.modalities.join(' ')}`] : []
  const notes = Object.entries(item.notes).map(([modality, text]) => {
    const [zh = text, en = zh] = text.split(' / ')
    return `${modality}: ${language === 'zh-CN' ? zh : en}`
  })
  return [...only, ...notes].join('\n')
}

function itemRow(rubric: Rubric, item: Item, language: Language): Row {
  const role = rubric.codesOf.get('roles')?.get(item.responsible)
  const cells = [
    `${item.id}\n${caption(item, language)}`,
    item.maxPoints,
    language === 'zh-CN' ? item.criterionZh : item.criterionEn,
    deductionsText(item, language),
    item.naReasons.join(' '),
    role ? caption(role, language) : item.responsible,
    notesText(rubric, item, language),
  ]
  return { cells, look: looks, height: heightOf(cells, widths) }
}

const section = (text: string): Row => ({
  cells: [text, ...widths.slice(1).map(() => null)],
  look: widths.map(() => 'section' satisfies LookName),
  height: 22,
})

/** Two columns of a small table at the end: a code and what it means. */
const legend = (code: string, text: string): Row => ({
  cells: [code, text],
  look: ['textStrong', 'text'],
  height: 16,
})

export function rubricSheet(rubric: Rubric, language: Language): Sheet {
  const say = words[language]
  const rows: Row[] = [
    { cells: [`${say.title}　${rubric.id} ${rubric.version}`], look: 'title', height: 28 },
    { cells: [disclaimer(rubric, language)], look: 'warning', height: 18 },
    { cells: [...say.head], look: widths.map(() => 'head'), height: 22 },
  ]
  const breaks: number[] = []
  for (const [n, link] of rubric.links.entries()) {
    if (n > 0) breaks.push(rows.length + 1)
    rows.push(section(say.link(link, caption(link, language))))
    for (const item of rubric.itemsOf.get(link.id)!) rows.push(itemRow(rubric, item, language))
  }
  breaks.push(rows.length + 1)
  rows.push(section(say.reasons))
  for (const code of rubric.codelists.na_reasons ?? []) rows.push(legend(code.code, caption(code, language)))
  rows.push(section(say.severity))
  for (const { code, meaning, ...level } of rubric.severity) {
    const [zh = '', en = zh] = meaning.split(' / ').reverse()
    rows.push(legend(code, `${caption(level, language)}: ${language === 'zh-CN' ? zh : en}`))
  }
  rows.push(section(say.grades))
  for (const { min, max, ...grade } of rubric.grades)
    rows.push(legend(grade.code, `${caption(grade, language)}  ${say.band(min, max)}`))
  return {
    name: sheetName('rubric', language),
    tab: '7A8794',
    plain: true,
    columns: widths.map((width) => ({ width })),
    rows,
    freeze: { rows: 3, columns: 1 },
    locked: true,
    print: {
      landscape: true,
      area: `A1:G${rows.length}`,
      repeatRows: '1:3',
      fitWidth: 1,
      rowBreaks: breaks,
      ...pageFooter(rubric, language),
    },
  }
}
