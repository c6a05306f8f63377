// What the ribbon and the keyboard offer. The pane associates every id with a function; the manifest and shortcuts.json are drawn from here.
import type { Texts } from '../../core/words.ts'
import type { IconName } from '../icons/icons.ts'

/** Key combinations as Office reads them. Without `mac` the Mac uses `windows`, reading Ctrl as it is written. */
export type Keys = { readonly windows: string; readonly mac: string }

export type Command = {
  /** Name given to `Office.actions.associate`; never reused for something else. */
  readonly id: string
  readonly icon: IconName
  readonly label: Texts
  readonly tip: Texts
  readonly keys: Keys
}

export type CommandGroup = {
  readonly id: string
  readonly icon: IconName
  readonly label: Texts
  readonly commands: readonly Command[]
}

// Ctrl+Alt+Shift and a letter is the only pattern that neither Excel nor a browser already uses.
const keys = (letter: string): Keys => ({ windows: `Ctrl+Alt+Shift+${letter}`, mac: `Command+Alt+Shift+${letter}` })

export const tab = {
  id: 'QcTab',
  label: { 'zh-CN': '影像质控', 'en-US': 'Imaging QC' },
} as const satisfies { id: string; label: Texts }

export const commandGroups = [
  {
    id: 'Scoring',
    icon: 'mark',
    label: { 'zh-CN': '评分', 'en-US': 'Scoring' },
    commands: [
      {
        id: 'openPane',
        icon: 'mark',
        label: { 'zh-CN': '打开质控簿', 'en-US': 'Open pane' },
        tip: {
          'zh-CN': '在右侧打开任务窗格：评分、校验、统计都在这里。',
          'en-US': 'Opens the pane on the right, where you score, check and summarise.',
        },
        keys: keys('Q'),
      },
      {
        id: 'scoreRow',
        icon: 'score',
        label: { 'zh-CN': '评所选行', 'en-US': 'Score row' },
        tip: {
          'zh-CN': '在窗格里给所选行的病例打分，默认各条目满分。',
          'en-US': 'Scores the exam of the selected row in the pane; every item starts at full marks.',
        },
        keys: keys('E'),
      },
      {
        id: 'nextUnscored',
        icon: 'next',
        label: { 'zh-CN': '下一未评病例', 'en-US': 'Next unscored' },
        tip: {
          'zh-CN': '跳到下一例还没有评完的病例。',
          'en-US': 'Goes to the next exam that is not fully scored.',
        },
        keys: keys('U'),
      },
    ],
  },
  {
    id: 'Checking',
    icon: 'check',
    label: { 'zh-CN': '校验', 'en-US': 'Checking' },
    commands: [
      {
        id: 'checkWorkbook',
        icon: 'check',
        label: { 'zh-CN': '校验工作簿', 'en-US': 'Check workbook' },
        tip: {
          'zh-CN': '按全部校验规则检查整本工作簿，列出每处问题和改法。',
          'en-US': 'Checks the whole workbook by every rule and lists each finding with its mend.',
        },
        keys: keys('K'),
      },
      {
        id: 'nextFinding',
        icon: 'finding',
        label: { 'zh-CN': '下一处问题', 'en-US': 'Next finding' },
        tip: {
          'zh-CN': '选中下一处有问题的单元格，并说明原因。',
          'en-US': 'Selects the next cell with a finding and shows the reason.',
        },
        keys: keys('J'),
      },
    ],
  },
  {
    id: 'Statistics',
    icon: 'statistics',
    label: { 'zh-CN': '统计', 'en-US': 'Statistics' },
    commands: [
      {
        id: 'writeStatistics',
        icon: 'statistics',
        label: { 'zh-CN': '写入统计表', 'en-US': 'Write statistics' },
        tip: {
          'zh-CN': '用手头的评分记录写入或就地刷新统计表，保留您自己加的批注和列。',
          'en-US': 'Writes the statistics sheets, or refreshes them in place; your own notes and columns stay.',
        },
        keys: keys('T'),
      },
    ],
  },
] as const satisfies readonly CommandGroup[]

export type CommandId = (typeof commandGroups)[number]['commands'][number]['id']

/** The command that shows the pane; the ribbon does it by itself, without calling a function. */
export const paneCommand = 'openPane' satisfies CommandId

export const commands: readonly Command[] = commandGroups.flatMap((group): readonly Command[] => group.commands)
