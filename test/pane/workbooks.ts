// A workbook that is not ours, with a list of exams as a PACS exports it.
import type { Book } from '../../templates/sheet.ts'

const rows: readonly (readonly (string | null)[])[] = [
  ['检查号', '患者姓名', '检查日期时间', '检查类别', '检查部位', '检查项目', '报告医师', '审核医师'],
  ['000123', '甲', '2026-08-03 09:20', '螺旋CT', '胸部', 'CT 胸', 'P001', 'V001'],
  ['000124', '乙', '2026-08-04 15:10', 'MRI', '胸部', 'MR 胸', 'P002', 'V001'],
]

export const foreignBook = (): Book => ({
  title: 'list',
  sheets: [{ name: '导出', columns: [], rows: rows.map((cells) => ({ cells })) }],
  names: [],
})
