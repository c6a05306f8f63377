// 字典: every code list to read, and the ranges that the drop-downs offer.
import type { Code, Rubric } from '../../core/rubric.ts'
import { caption, type Language, type Texts } from '../../core/words.ts'
import type { LookName } from '../looks.ts'
import type { DefinedName, Row, Sheet } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { listWords, ownLists } from './code-words.ts'
import { disclaimer, pageFooter } from './page.ts'

export type CodeSheet = { readonly sheet: Sheet; readonly names: readonly DefinedName[] }

/** The name by which drop-downs know a code list. */
export const listName = (list: string): string => `list_${list}`

const words = {
  'zh-CN': { title: '字典 · 代码表', hint: '下拉列表只显示代码，含义在此查阅。', head: ['代码', '含义', '补充'] },
  'en-US': {
    title: 'Code lists',
    hint: 'Drop-downs offer the codes; their meanings are here.',
    head: ['Code', 'Meaning', 'More'],
  },
} as const

const extraWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    paired: '成对部位，须填侧别',
    ionizing: '电离辐射',
    physician: '医师类',
    technician: '技师类',
    rank: '级',
  },
  'en-US': {
    paired: 'paired: needs a side',
    ionizing: 'ionising',
    physician: 'physician',
    technician: 'technician',
    rank: 'rank',
  },
}

/** What else the rubric says about a code. */
function more(code: Code, language: Language): string {
  const say = extraWords[language]
  const parts = [
    code.paired === true ? say.paired : '',
    typeof code.dicom === 'string' ? `DICOM ${code.dicom}` : '',
    code.ionizing === true ? say.ionizing : '',
    typeof code.family === 'string' ? (say[code.family] ?? '') : '',
    typeof code.rank === 'number' && code.rank > 0 ? `${say.rank} ${code.rank}` : '',
    typeof code.rptCode === 'string' ? code.rptCode : '',
    typeof code.min === 'number' ? `${code.min}–${code.max}` : '',
  ]
  return parts.filter((part) => part).join('，')
}

type List = { readonly list: string; readonly title: Texts; readonly codes: readonly Code[] }

const listsOf = ({ codelists }: Rubric): readonly List[] => [
  ...Object.entries(codelists).map(([list, codes]) => ({
    list,
    title: listWords[list] ?? { 'zh-CN': list, 'en-US': list },
    codes,
  })),
  ...ownLists,
]

export function codeSheet(rubric: Rubric, language: Language): CodeSheet {
  const name = sheetName('codes', language)
  const { title, hint, head } = words[language]
  const rows: Row[] = [
    { cells: [title], look: 'title', height: 26 },
    { cells: [hint], look: 'note' },
    { cells: [disclaimer(rubric, language)], look: 'note' },
  ]
  const names: DefinedName[] = []
  const looks: LookName[] = ['textCentered', 'textCell', 'textCell']
  for (const { list, title: about, codes } of listsOf(rubric)) {
    rows.push(
      { cells: [] },
      { cells: [about[language], null, null], look: ['section', 'section', 'section'], height: 20 },
    )
    rows.push({ cells: [...head], look: ['head', 'head', 'head'] })
    const first = rows.length + 1
    for (const code of codes)
      rows.push({ cells: [code.code, caption(code, language), more(code, language) || null], look: looks })
    names.push({ name: listName(list), refersTo: `'${name}'!$A$${first}:$A$${rows.length}` })
  }
  return {
    sheet: {
      name,
      tab: '7A8794',
      plain: true,
      columns: [{ width: 18 }, { width: 52 }, { width: 30 }],
      rows,
      freeze: { rows: 1, columns: 0 },
      locked: true,
      print: {
        landscape: false,
        area: `A1:C${rows.length}`,
        repeatRows: '1:1',
        fitWidth: 1,
        ...pageFooter(rubric, language),
      },
    },
    names,
  }
}
