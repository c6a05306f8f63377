import type { Rubric, Site } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { LookName } from '../looks.ts'
import type { Cell, Row, Sheet } from '../sheet.ts'
import { type SheetKind, sheetName } from '../sheet-names.ts'
import { guideWords } from './guide-words.ts'
import { disclaimer, pageFooter } from './page.ts'
import { heightOf } from './text-height.ts'

const widths = [16, 92] as const

const jumps: readonly SheetKind[] = [
  'scores',
  'findings',
  'deductions',
  'population',
  'actions',
  'staff',
  'rubric',
  'codes',
]
const jumpsWord = { 'zh-CN': '工作表', 'en-US': 'Sheets' } as const

/** Colour samples stand as they look. */
const samples: Readonly<Record<string, LookName>> = {
  红底白字: 'sampleVeto',
  橙底: 'sampleInvalid',
  浅黄底: 'sampleUnscored',
  灰底: 'sampleNotApplicable',
  蓝字: 'sampleDeducted',
  浅橙底: 'sampleMissing',
  'white on red': 'sampleVeto',
  orange: 'sampleInvalid',
  'pale yellow': 'sampleUnscored',
  grey: 'sampleNotApplicable',
  'blue letters': 'sampleDeducted',
  'pale orange': 'sampleMissing',
}

const section = (title: string): Row => ({ cells: [title, null], look: ['section', 'section'], height: 22 })

export function guideSheet(rubric: Rubric, site: Site | null, batch: string, language: Language): Sheet {
  const { title, sections } = guideWords[language]
  const about = [site ? `${site.code} ${site.site}` : '', batch, `${rubric.id} ${rubric.version}`]
  const line = (head: string, text: string): Row => {
    const cells: Cell[] = [head, text]
    return { cells, look: [samples[head] ?? 'textStrong', 'textCell'], height: heightOf(cells, widths) }
  }
  const rows: Row[] = [
    { cells: [title], look: 'title', height: 32 },
    { cells: [about.filter((part) => part !== '').join('  ·  ')], look: 'plain', height: 18 },
    { cells: [disclaimer(rubric, language)], look: 'warning', height: 18 },
    ...sections.flatMap(({ title: name, lines }) => [
      { cells: [], height: 8 },
      section(name),
      ...lines.map(([head, text]) => line(head, text)),
    ]),
    { cells: [], height: 8 },
    section(jumpsWord[language]),
    ...jumps.map((kind): Row => {
      const name = sheetName(kind, language)
      return { cells: [{ text: name, target: `'${name}'!A1` }], look: ['jump'], height: 17 }
    }),
  ]
  return {
    name: sheetName('guide', language),
    tab: '17365D',
    plain: true,
    columns: widths.map((width) => ({ width })),
    rows,
    locked: true,
    print: { landscape: false, area: `A1:B${rows.length}`, fitWidth: 1, ...pageFooter(rubric, language) },
  }
}
