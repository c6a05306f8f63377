// A list of exams as another system exports it: two title lines, doubles, a date that is none.
import type { RawCell, RawRow } from '../../../core/grid.ts'
import type { Book } from '../../../templates/sheet.ts'

const list: readonly (readonly (string | number | null)[])[] = [
  ['某院检查清单 2026-08'],
  [
    '检查号',
    '患者姓名',
    '检查日期时间',
    '检查类别',
    '检查部位',
    '检查项目',
    '报告医师',
    '审核医师',
    '联系电话',
    '备用',
  ],
  ['000123', '甲', '2026-08-03 09:20', '螺旋CT', '膝关节', 'CT 膝', 'P001', 'V001', '1', 'x'],
  ['000124', '乙', '2026年8月4日 下午3:10', 'MRI', '胸部', 'MR', 'P002', 'V001', '2', null],
  ['000124', '乙', '2026-08-04 15:10', 'MRI', '胸部', 'MR', 'P002', 'V001', '2', null],
  ['000125', '丙', '不详', 'DR', '胸部', 'DR 胸', 'P001', 'V002', '3', null],
]
/** Rows from the first on. */
export const listOf = (...rows: readonly (readonly RawCell[])[]): readonly RawRow[] =>
  rows.map((cells, n) => ({ number: n + 1, cells }))

export const raws = listOf(...list)
export const foreign: Book = {
  title: 'list',
  sheets: [{ name: '导出', columns: [], rows: list.map((cells) => ({ cells })) }],
  names: [],
}
