// What each named look is. Pens draw from this table and add nothing of their own.
import { summaryLooks } from './summary/looks.ts'

export type LookStyle = {
  readonly font?: {
    readonly name?: string
    readonly size?: number
    readonly bold?: boolean
    readonly italic?: boolean
    readonly underline?: boolean
    readonly color?: string
  }
  /** RRGGBB, as all colours here. */
  readonly fill?: string
  /** All four edges. */
  readonly border?: { readonly style: 'hair' | 'thin' | 'medium'; readonly color: string }
  readonly numberFormat?: string
  readonly align?: {
    readonly horizontal?: 'left' | 'center' | 'right'
    readonly vertical?: 'top' | 'middle' | 'bottom'
    readonly wrap?: boolean
    readonly indent?: number
  }
  /** False: stays open on a locked sheet. */
  readonly locked?: boolean
}

const name = 'Microsoft YaHei'
const ink = '1F2937'
const faint = '6B7280'
const line = { style: 'thin', color: 'C9D1DA' } as const
const font = { name, size: 10, color: ink } as const
const bold = { ...font, bold: true } as const
const white = { ...bold, color: 'FFFFFF' } as const

/** A band may be wider than the screen: its words stand where it begins. */
const band = { horizontal: 'left', vertical: 'middle', indent: 1 } as const
const center = { horizontal: 'center', vertical: 'middle', wrap: true } as const
const middle = { horizontal: 'left', vertical: 'middle', wrap: true } as const
/** Runs over into the empty cells beside it. */
const oneLine = { horizontal: 'left', vertical: 'middle' } as const
const top = { horizontal: 'left', vertical: 'top', wrap: true } as const

/** Cells that people fill in. */
const input = { font, border: line, align: { ...middle, wrap: false }, locked: false } as const
/** Cells that a formula or the product fills in. */
const made = { font, border: line, fill: 'F3F5F8', align: { horizontal: 'center', vertical: 'middle' } } as const

const scoreLooks = {
  plain: { font, align: oneLine },
  title: { font: { ...bold, size: 14, color: '17365D' }, align: oneLine },
  scoreTitle: { font: { ...bold, size: 11, color: '17365D' }, align: middle },
  note: { font: { ...font, size: 9, color: faint }, align: oneLine },
  warning: { font: { ...bold, color: '9A3412' }, align: oneLine },
  section: { font: { ...bold, size: 11, color: '17365D' }, fill: 'E3ECF5', align: oneLine },
  text: { font, align: oneLine },
  textCell: { font, border: line, align: top },
  textCentered: { font, border: line, align: { ...top, horizontal: 'center' } },
  textStrong: { font: bold, border: line, align: top },
  jump: { font: { ...font, color: '1D4ED8', underline: true }, border: line, align: top },

  bandDark: { font: white, fill: '2F5D7C', border: { style: 'thin', color: 'FFFFFF' }, align: band },
  bandLight: { font: white, fill: '4B7F87', border: { style: 'thin', color: 'FFFFFF' }, align: band },
  mark: { font: { ...font, size: 8, color: faint }, fill: 'EEF2F6', border: line, align: center },
  key: { font: { ...font, size: 7, color: '9CA3AF' }, align: { horizontal: 'center', vertical: 'middle' } },
  head: { font: { ...bold, size: 9 }, fill: 'DDE7F0', border: line, align: center },
  headItem: { font: { ...bold, size: 9 }, fill: 'E8F0EA', border: line, align: center },
  headMade: { font: { ...bold, size: 9, color: '475569' }, fill: 'E5E7EB', border: line, align: center },

  inputText: { ...input, numberFormat: '@' },
  inputCode: { ...input, numberFormat: '@', align: { horizontal: 'center', vertical: 'middle' } },
  inputItem: { ...input, numberFormat: '@', align: { horizontal: 'center', vertical: 'middle' } },
  inputNumber: { ...input, numberFormat: '0', align: { horizontal: 'center', vertical: 'middle' } },
  inputDate: { ...input, numberFormat: 'yyyy-mm-dd', align: { horizontal: 'center', vertical: 'middle' } },
  inputMonth: { ...input, numberFormat: 'yyyy-mm', align: { horizontal: 'center', vertical: 'middle' } },
  inputMoment: { ...input, numberFormat: 'yyyy-mm-dd hh:mm', align: { horizontal: 'center', vertical: 'middle' } },
  madeText: { ...made, numberFormat: '@', align: { ...middle, wrap: false } },
  madeNumber: { ...made, numberFormat: '0' },
  madeMoment: { ...made, numberFormat: 'yyyy-mm-dd hh:mm' },
  madeName: { ...made, align: { ...middle, wrap: false } },
  score: { ...made, numberFormat: '0.0' },
  grade: { ...made, font: bold },
  calculation: { font: { ...font, size: 8, color: faint } },

  // The legend of the marks below.
  sampleVeto: { font: white, fill: 'B91C1C', border: line, align: top },
  sampleInvalid: { font: { ...bold, color: '9A3412' }, fill: 'FED7AA', border: line, align: top },
  sampleUnscored: { font: bold, fill: 'FEF3C7', border: line, align: top },
  sampleNotApplicable: { font: { ...bold, color: '6B7280' }, fill: 'E5E7EB', border: line, align: top },
  sampleDeducted: { font: { ...bold, color: '1D4ED8' }, border: line, align: top },
  sampleMissing: { font: bold, fill: 'FFEDD5', border: line, align: top },

  // Conditional formats: a fill and a font, never colour alone where a mark can say it.
  veto: { font: { bold: true, color: 'FFFFFF' }, fill: 'B91C1C' },
  invalid: { font: { bold: true, color: '9A3412' }, fill: 'FED7AA' },
  unscored: { fill: 'FEF3C7' },
  notApplicable: { font: { color: '6B7280' }, fill: 'E5E7EB' },
  deducted: { font: { bold: true, color: '1D4ED8' } },
  missing: { fill: 'FFEDD5' },
  gradeA: { font: { bold: true, color: '166534' }, fill: 'DCFCE7' },
  gradeB: { font: { bold: true, color: '1E40AF' }, fill: 'DBEAFE' },
  gradeC: { font: { bold: true, color: '92400E' }, fill: 'FEF3C7' },
  gradeD: { font: { bold: true, color: '991B1B' }, fill: 'FEE2E2' },
  state: { font: { color: '6B7280' }, fill: 'E5E7EB' },
} as const satisfies Readonly<Record<string, LookStyle>>

/** Looks of the score workbook; those of the summary stand with it. */
export type LookName = keyof typeof scoreLooks

export const looks: Readonly<Record<string, LookStyle>> = { ...scoreLooks, ...summaryLooks }
