// Why a host could not do what it was asked. One table: the codes of Excel that lead there, what may help, and the words.
import { fill, type Language, type Texts } from '../../core/words.ts'

/** `wait` (for a person or for Excel) and try again, try again at once on a `fresh` session, in `smaller` pieces, or `none`. */
type Remedy = 'wait' | 'fresh' | 'smaller' | 'none'
type Kind = { readonly codes: readonly string[]; readonly remedy: Remedy; readonly words: Texts }

const troubles = {
  'cell-being-edited': {
    codes: ['InvalidOperationInCellEditMode'],
    remedy: 'wait',
    words: {
      'zh-CN': '有单元格正在编辑。请按 Enter 或 Esc 结束编辑后再试。',
      'en-US': 'A cell is being edited. Press Enter or Esc to finish, then try again.',
    },
  },
  'session-lost': {
    codes: ['InvalidOrTimedOutSession', 'InvalidRequestContext', 'RequestAborted', 'Timeout'],
    remedy: 'fresh',
    words: {
      'zh-CN': '与 Excel 的会话已断开，重试后仍未恢复。请保存工作簿并重新打开窗格；已写入的内容不会丢失。',
      'en-US':
        'The session with Excel was lost and did not come back. Save the workbook and reopen the pane; nothing that was written is lost.',
    },
  },
  'excel-busy': {
    codes: ['ActivityLimitReached', 'ServiceNotAvailable', 'TooManyRequests'],
    remedy: 'wait',
    words: { 'zh-CN': 'Excel 正忙，请稍等片刻再试。', 'en-US': 'Excel is busy. Please try again in a moment.' },
  },
  'too-much-at-once': {
    codes: [
      'RequestPayloadSizeLimitExceeded',
      'ResponsePayloadSizeLimitExceeded',
      'OperationCellsExceedLimit',
      'RangeExceedsLimit',
      'MemoryLimitReached',
    ],
    remedy: 'smaller',
    words: {
      'zh-CN': '一次处理的内容超过 Excel 的上限，分成小块后仍然过大。请先筛去无关的行或列。',
      'en-US':
        'This is more than Excel takes at once, even in small pieces. Remove rows or columns that do not belong.',
    },
  },
  'sheet-protected': {
    codes: ['AccessDenied'],
    remedy: 'none',
    words: {
      'zh-CN': '工作表“{sheet}”受保护，这些单元格不能写入。请撤销工作表保护后再试。',
      'en-US': 'The sheet “{sheet}” is protected and these cells are locked. Unprotect it, then try again.',
    },
  },
  'password-needed': {
    codes: ['BadPassword'],
    remedy: 'none',
    words: {
      'zh-CN': '工作表“{sheet}”设有保护密码。请输入密码，或请设置密码的人撤销保护。',
      'en-US':
        'The sheet “{sheet}” is protected with a password. Enter it, or ask whoever set it to lift the protection.',
    },
  },
  'sheet-there': {
    codes: ['ItemAlreadyExists'],
    remedy: 'none',
    words: {
      'zh-CN': '已有同名工作表：{sheet}。请先改名或删除后再试。',
      'en-US': 'There is a sheet of that name already: {sheet}. Rename or delete it, then try again.',
    },
  },
  'book-locked': {
    codes: [],
    remedy: 'none',
    words: {
      'zh-CN': '工作簿结构受保护，不能增删工作表。请在“审阅”中撤销工作簿保护后再试。',
      'en-US':
        'The structure of the workbook is protected: no sheet can be added. Unprotect the workbook under Review.',
    },
  },
  'sheet-has-notes': {
    codes: [],
    remedy: 'none',
    words: {
      'zh-CN': '这些工作表上有人写了批注或内容，没有删除：{sheet}',
      'en-US': 'People have written on these sheets, so they were not removed: {sheet}',
    },
  },
  'last-sheet': {
    codes: [],
    remedy: 'none',
    words: {
      'zh-CN': '工作簿至少要留一张可见的工作表，没有删除。请先新建一张。',
      'en-US': 'A workbook needs one visible sheet, so nothing was removed. Add a sheet first.',
    },
  },
  'read-only': {
    codes: ['EditModeRequired', 'DocumentReadOnly', 'WriteNotSupported'],
    remedy: 'none',
    words: {
      'zh-CN': '工作簿以只读方式打开，没有写入。请启用编辑，或另存为副本后再试。',
      'en-US': 'The workbook is open read-only, so nothing was written. Enable editing, or save a copy and use that.',
    },
  },
  'sheet-gone': {
    codes: ['ItemNotFound', 'InvalidReference'],
    remedy: 'none',
    words: {
      'zh-CN': '找不到工作表或区域：可能已被改名或删除。请重新检查工作簿。',
      'en-US': 'The sheet or range is not there: it may have been renamed or deleted. Check the workbook again.',
    },
  },
  'cells-in-the-way': {
    codes: [
      'MergedRangeConflict',
      'FilteredRangeConflict',
      'PivotTableRangeConflict',
      'TableOverlapConflict',
      'InsertDeleteConflict',
      'NonBlankCellOffSheet',
    ],
    remedy: 'none',
    words: {
      'zh-CN': '目标区域有合并单元格、筛选、表格或透视表，不能写入。请清除后再试。',
      'en-US': 'Merged cells, a filter, a table or a PivotTable stand in the way. Clear them, then try again.',
    },
  },
  'dialog-open': {
    codes: ['WriteNotSupportedWhenModalDialogOpen'],
    remedy: 'wait',
    words: {
      'zh-CN': 'Excel 有对话框打开着。请关闭后再试。',
      'en-US': 'A dialog of Excel is open. Close it, then try again.',
    },
  },
  'not-supported': {
    codes: ['ApiNotFound', 'ApiNotAvailable', 'NotImplemented', 'UnsupportedFeature', 'UnsupportedOperation'],
    remedy: 'none',
    words: {
      'zh-CN': '此版本的 Excel 不支持这项操作。',
      'en-US': 'This version of Excel cannot do that.',
    },
  },
  'changed-meanwhile': {
    codes: ['Conflict'],
    remedy: 'none',
    words: {
      'zh-CN': '这些单元格在此期间被改动过，没有覆盖：{cells}',
      'en-US': 'These cells were changed meanwhile and were left as they are: {cells}',
    },
  },
  stopped: {
    codes: [],
    remedy: 'none',
    words: { 'zh-CN': '已停止。', 'en-US': 'Stopped.' },
  },
  unexpected: {
    codes: [],
    remedy: 'none',
    words: {
      'zh-CN': 'Excel 没有完成操作（{code}）。请再试一次；若仍不行，请把这行字告诉管理员。',
      'en-US': 'Excel did not finish ({code}). Please try again; if it persists, give this line to your administrator.',
    },
  },
} as const satisfies Record<string, Kind>

export type TroubleCode = keyof typeof troubles

export type Trouble = {
  readonly code: TroubleCode
  /** `{sheet}`, `{cells}` and `{code}` of the words. */
  readonly details: Readonly<Record<string, string>>
  /** What Excel said, for the log: its code and the statement that failed. Never cell contents. */
  readonly cause: string
}

const byExcelCode: ReadonlyMap<string, TroubleCode> = new Map(
  Object.entries(troubles).flatMap(([code, { codes }]) => codes.map((each) => [each, code as TroubleCode] as const)),
)

export const trouble = (code: TroubleCode, details: Trouble['details'] = {}, cause = ''): Trouble => ({
  code,
  details,
  cause,
})

/** The trouble behind an error code of Excel; one that is not in the table is `unexpected`. */
export const troubleOf = (excelCode: string, details: Trouble['details'], cause: string): Trouble =>
  trouble(byExcelCode.get(excelCode) ?? 'unexpected', { ...details, code: excelCode }, cause)

export const remedyOf = ({ code }: Trouble): Remedy => troubles[code].remedy

/** What to tell a person. */
export const tellTrouble = ({ code, details }: Trouble, language: Language): string =>
  fill(troubles[code].words[language], { ...details, sheet: details.sheet ?? '' })
