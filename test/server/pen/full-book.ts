// A fictitious book that uses every field of a sheet.
import type { LookStyle } from '../../../templates/looks.ts'
import type { Book, Sheet } from '../../../templates/sheet.ts'

export const looks = {
  title: { font: { name: '微软雅黑', size: 16, bold: true, color: '1F4E79' } },
  head: {
    font: { bold: true, color: 'FFFFFF' },
    fill: '1F4E79',
    border: { style: 'thin', color: 'BFBFBF' },
    align: { horizontal: 'center', vertical: 'middle', wrap: true },
  },
  input: { fill: 'FFF2CC', border: { style: 'thin', color: 'BFBFBF' }, locked: false },
  date: { numberFormat: 'yyyy-mm-dd', locked: false },
  score: { numberFormat: '0.0', align: { horizontal: 'right' } },
  link: { font: { underline: true, color: '0563C1' } },
  bad: { font: { bold: true, color: '9C0006' }, fill: 'FFC7CE' },
} as const satisfies Readonly<Record<string, LookStyle>>

const scores: Sheet = {
  name: '原始数据表',
  tab: '1F4E79',
  zoom: 90,
  columns: [
    { width: 12, look: 'input' },
    { width: 14, look: 'date' },
    { width: 8, look: 'input', level: 1 },
    { width: 8, look: 'input', level: 2, collapsed: true },
    { width: 9, look: 'score' },
    { width: 9, look: 'score', hidden: true },
    { width: 20, look: 'input', level: 1, collapsed: true },
  ],
  rows: [
    { cells: ['质控 <原始> & "数据"'], look: ['title'], height: 30 },
    { cells: ['编号', '日期', 'IMG-01', 'IMG-02', '得分', '合计', '备注\n说明'], look: 'head', height: 40 },
    {
      cells: [
        'Q001',
        { date: '2026-05-08' },
        '√',
        'A,B',
        { formula: 'IF(C3="√",5,0)', result: 5 },
        { formula: 'A3&"-x"', result: 'Q001-x' },
        '=1+1',
      ],
    },
    {
      cells: [
        'Q002',
        { date: '2026-05-08T14:30' },
        '-3',
        '@home',
        { formula: 'C4="√"', result: false },
        { formula: 'IF(1=1,"","x")', result: '' },
        'a\u0000\u0007b\uFFFE\ud800c_x0041_😀 ',
      ],
      look: [null, null, null, null, 'score', null, 'bad'],
    },
    { cells: [7.25, null, true, null, { formula: 'E3*0', result: 0 }, 1e21, '+86'], hidden: true },
    { cells: [{ text: '跳到 B3', target: "'原始数据表'!B3" }], look: ['link'] },
  ],
  merges: ['A1:G1'],
  freeze: { rows: 2, columns: 1 },
  validations: [
    { range: 'C3:D60', type: 'list', formulas: ['list_marks'], strict: 'stop', title: '条目', text: '√ 或扣分字母' },
    { range: 'A3:A60', type: 'textLength', operator: 'lessThanOrEqual', formulas: [20], strict: 'warn' },
    { range: 'B3:B60', type: 'date', operator: 'between', formulas: ['2020-01-01', '2099-12-31'], strict: 'stop' },
    { range: 'E3:E60', type: 'decimal', operator: 'greaterThanOrEqual', formulas: [0], strict: 'none' },
    { range: 'F3:F60', type: 'custom', formulas: ['LEN(F3)<9'], strict: 'stop', text: '长'.repeat(300) },
    { range: 'G3:G60', type: 'list', formulas: ['"甲,乙"'], strict: 'none' },
  ],
  conditions: [
    { range: 'A3:G60', formula: '$E3=0', look: 'bad' },
    { range: 'E3:E60', formula: 'E3>4', look: 'head' },
  ],
  filter: 'A2:G6',
  locked: true,
  print: {
    landscape: true,
    repeatRows: '1:2',
    area: 'A1:G6',
    fitWidth: 1,
    repeatColumns: 'A:B',
    rowBreaks: [5],
    columnBreaks: [4],
    header: '&L质控簿&R&D',
    footer: '&C&P / &N',
  },
}

const codes: Sheet = {
  name: "字典 '26",
  state: 'hidden',
  columns: [{ width: 10 }, { width: 30 }],
  rows: [{ cells: ['代码', '名称'], look: 'head' }, { cells: ['√', '符合'] }, { cells: ['A', '扣分'] }],
  tables: [{ name: 'marks', range: 'A1:B3' }],
}

export const fullBook: Book = {
  title: '质控簿 <样例>',
  sheets: [
    {
      name: '说明',
      plain: true,
      print: { landscape: false, scale: 80 },
      columns: [{ width: 60 }],
      rows: [{ cells: ['第一页'] }, { cells: [] }, { cells: ['第三行'] }],
    },
    scores,
    codes,
    { name: '_meta', state: 'veryHidden', columns: [], rows: [{ cells: ['product', 'imaging-qc'] }], locked: true },
  ],
  names: [{ name: 'list_marks', refersTo: "'字典 ''26'!$A$2:$A$3" }],
  active: 1,
}
