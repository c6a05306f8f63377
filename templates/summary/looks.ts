// The looks of the summary workbook. Colour says nothing about anybody: grey is a figure to be careful with, no more.

const ink = '1F2933'
const pale = '7B8794'
const rule = { style: 'thin', color: 'D9DEE4' } as const
const font = { name: 'Microsoft YaHei', size: 10, color: ink } as const
const cell = { font, border: rule, align: { vertical: 'middle' } } as const
const number = { ...cell, align: { vertical: 'middle', horizontal: 'right' } } as const
const greyed = { ...number, font: { ...font, color: pale, italic: true } } as const
const formats = { count: '#,##0', score: '0.0', rate: '0.0%', mille: '0.0', minutes: '#,##0' } as const

/** Figures in full, and greyed (`Grey`) where cases are few. */
const figures = Object.fromEntries(
  Object.entries(formats).flatMap(([name, numberFormat]) => [
    [`summary-${name}`, { ...number, numberFormat }],
    [`summary-${name}-grey`, { ...greyed, numberFormat }],
  ]),
)

export const summaryLooks = {
  'summary-title': { font: { ...font, size: 16, bold: true, color: '12467F' }, align: { vertical: 'middle' } },
  'summary-subtitle': { font: { ...font, size: 9, color: pale }, align: { vertical: 'middle' } },
  'summary-head': {
    font: { ...font, bold: true, color: 'FFFFFF' },
    fill: '2B5C8A',
    border: rule,
    align: { vertical: 'middle', horizontal: 'center', wrap: true },
  },
  'summary-section': { font: { ...font, size: 12, bold: true, color: '12467F' }, align: { vertical: 'middle' } },
  'summary-label': {
    font: { ...font, bold: true },
    fill: 'F2F5F8',
    border: rule,
    align: { vertical: 'middle', wrap: true },
  },
  'summary-text': { ...cell, align: { vertical: 'middle', wrap: true } },
  'summary-words': cell,
  'summary-wrapped': { ...cell, align: { vertical: 'middle', wrap: true } },
  'summary-code': { ...cell, font: { ...font, name: 'Consolas', size: 9 } },
  'summary-link': { ...cell, font: { ...font, color: '1B5FAA', underline: true } },
  'summary-note': { ...cell, font: { ...font, size: 9, color: pale }, align: { vertical: 'middle', wrap: true } },
  /** Nothing is said here because the cases are too few. */
  'summary-silent': { ...cell, fill: 'EEF0F2' },
  ...figures,
} as const
