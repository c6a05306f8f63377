// 校验结果 as it is before anybody has checked the workbook.
import type { Rubric } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { Sheet } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { disclaimer, pageFooter } from './page.ts'

const words = {
  'zh-CN': {
    title: '校验结果',
    hint: '本表由加载项或填报页面校验后写入，不用手工填写。填写时请看“原始数据表”右侧的“校验结果”一栏。',
    head: ['级别', '代码', '工作表', '单元格', '问题', '如何改正', '记录编号'],
  },
  'en-US': {
    title: 'Validation findings',
    hint: 'Written by the add-in or the filing page after a check; nothing is entered here. While filling in, see “Validation result” on the right of the raw data table.',
    head: ['Level', 'Code', 'Sheet', 'Cell', 'What is wrong', 'How to mend it', 'Record'],
  },
} as const

export function findingsSheet(rubric: Rubric, language: Language): Sheet {
  const { title, hint, head } = words[language]
  return {
    name: sheetName('findings', language),
    tab: '9A3412',
    plain: true,
    columns: [10, 9, 16, 10, 54, 54, 38].map((width) => ({ width })),
    rows: [
      { cells: [title], look: 'title', height: 26 },
      { cells: [hint], look: 'note', height: 18 },
      { cells: [disclaimer(rubric, language)], look: 'note', height: 18 },
      { cells: [...head], look: head.map(() => 'head'), height: 20 },
    ],
    freeze: { rows: 4, columns: 0 },
    print: { landscape: true, repeatRows: '1:4', fitWidth: 1, ...pageFooter(rubric, language) },
  }
}
