// 人员名单 as a sheet: empty in a blank workbook, filled in by the site, finished with pinyin by the pane.
import { columnLetters } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import type { LookName } from '../looks.ts'
import type { Row, Sheet } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { type StaffKey, staffTable } from '../staff-table.ts'
import { listName } from './code-sheet.ts'
import type { FilledRow } from './filled.ts'
import { tableRows } from './input-tables.ts'
import { disclaimer, pageFooter } from './page.ts'

const preparedRows = 100

const looks: Readonly<Record<StaffKey, LookName>> = {
  staff_id: 'inputCode',
  name: 'inputText',
  department: 'inputText',
  title: 'inputCode',
  pinyin: 'inputText',
  initials: 'inputCode',
}
const widths: Readonly<Record<StaffKey, number>> = {
  staff_id: 12,
  name: 14,
  department: 20,
  title: 9,
  pinyin: 22,
  initials: 12,
}

const words = {
  'zh-CN': {
    hint: '只供窗格按姓名、拼音查工号。姓名留在本院：填报时不入库，其他工作表只写工号。',
    pinyin: '可以空着，由窗格填入；读音不对就直接改，以手填为准。ü 写作 v。',
  },
  'en-US': {
    hint: 'Only for finding ids by name or pinyin in the pane. Names stay at the site: filing stores none, other sheets hold ids.',
    pinyin:
      'May stay empty: the pane fills it in. Correct it by hand where it is wrong; what you write wins. Write v for ü.',
  },
} as const satisfies Record<Language, unknown>

export function staffSheet(rubric: Rubric, filled: readonly FilledRow[], language: Language): Sheet {
  const { fields } = staffTable
  const count = Math.max(preparedRows, filled.length)
  const last = tableRows.captions + count
  const end = columnLetters(fields.length - 1)
  const cells = fields.map(({ key }) => looks[key])
  const rangeOf = (key: StaffKey) => {
    const letters = columnLetters(fields.findIndex((field) => field.key === key))
    return `${letters}${tableRows.first}:${letters}${last}`
  }
  const rows: Row[] = [
    { cells: [caption(staffTable, language)], look: 'title', height: 26 },
    { cells: [words[language].hint], look: 'note' },
    { cells: [disclaimer(rubric, language)], look: 'note' },
    { cells: fields.map((field) => caption(field, language)), look: fields.map(() => 'head'), height: 30 },
    ...Array.from({ length: count }, (_, n) => ({
      cells: fields.map(({ key }) => filled[n]?.[key] ?? null),
      look: cells,
      height: 18,
    })),
  ]
  return {
    name: sheetName('staff', language),
    tab: '4B7F87',
    zoom: 90,
    columns: fields.map(({ key }) => ({ width: widths[key], look: looks[key] })),
    rows,
    freeze: { rows: tableRows.captions, columns: 2 },
    validations: [
      {
        range: rangeOf('title'),
        type: 'list',
        formulas: [listName('titles')],
        strict: 'warn',
        title: caption(fields[3], language),
      },
      {
        range: `${rangeOf('pinyin').split(':')[0]}:${rangeOf('initials').split(':')[1]}`,
        type: 'textLength',
        operator: 'lessThanOrEqual',
        formulas: [80],
        strict: 'warn',
        title: caption(fields[4], language),
        text: words[language].pinyin,
      },
    ],
    tables: [{ name: 'staff', range: `A${tableRows.captions}:${end}${last}` }],
    print: {
      landscape: false,
      area: `A1:${end}${last}`,
      repeatRows: `1:${tableRows.captions}`,
      fitWidth: 1,
      ...pageFooter(rubric, language),
    },
  }
}
