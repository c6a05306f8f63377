// What keeps the pane from syncing until a person does something. One table: the words say what.
import type { Language, Texts } from '../../core/words.ts'
import type { CentreProblem } from './ports.ts'

const words = {
  'token-needed': {
    'zh-CN': '需要此设备的同步令牌。请向管理员索取后填写；未发送的内容都保存在工作簿里。',
    'en-US':
      'A sync token for this device is needed. Ask your administrator for one; everything unsent is kept in the workbook.',
  },
  'token-revoked': {
    'zh-CN': '此设备的同步令牌已停用。请向管理员索取新令牌；未发送的内容都保存在工作簿里。',
    'en-US': 'The sync token of this device was revoked. Ask for a new one; everything unsent is kept in the workbook.',
  },
  'pane-too-old': {
    'zh-CN':
      '中心已升级，此窗格版本过旧。请关闭并重新打开工作簿（或请管理员更新加载项）；未发送的内容都保存在工作簿里。',
    'en-US':
      'The centre was upgraded and this pane is too old. Reopen the workbook (or have the add-in updated); everything unsent is kept in the workbook.',
  },
  'centre-too-old': {
    'zh-CN': '中心的版本比此窗格旧，暂时不能同步。请通知管理员升级中心，升级后自动继续；未发送的内容都保存在工作簿里。',
    'en-US':
      'The centre is older than this pane, so nothing can be synced. Ask for the centre to be upgraded: sync then goes on by itself. Everything unsent is kept in the workbook.',
  },
  'other-site': {
    'zh-CN': '此令牌属于应用医院 {theirs}，而工作簿属于 {ours}。没有发送任何内容；请换用正确的令牌。',
    'en-US': 'The token belongs to site {theirs}, the workbook to {ours}. Nothing was sent; use the right token.',
  },
  'read-only': {
    'zh-CN': '工作簿以只读方式打开，同步状态无法保存在其中，因此不同步。请启用编辑后重新打开窗格。',
    'en-US':
      'The workbook is open read-only, so the state of sync cannot be kept in it: nothing is synced. Enable editing and reopen the pane.',
  },
  'no-secure-context': {
    'zh-CN':
      '窗格不是通过 https 打开的，浏览器不提供加密功能，检查号无法换成令牌，因此不能同步。请让管理员改用 https。',
    'en-US':
      'The pane was not opened over https, so the browser offers no cryptography and accession numbers cannot be replaced by tokens: nothing can be synced. Ask for https.',
  },
} as const satisfies Record<string, Texts>

export type ProblemCode = keyof typeof words

export type SyncProblem = {
  readonly code: string
  readonly words: Texts
  readonly values: Readonly<Record<string, string>>
}

export const problemOf = (code: ProblemCode, values: SyncProblem['values'] = {}): SyncProblem => ({
  code,
  words: words[code],
  values,
})

const isKnown = (code: string): code is ProblemCode => code in words

/** In our own words where there are some, since they follow the language of the pane; else as the centre put it. */
export const behindProblem = ({ code, status, words: theirs }: CentreProblem): SyncProblem =>
  isKnown(code)
    ? problemOf(code)
    : {
        code,
        words: theirs ?? {
          'zh-CN': '中心没有接受请求（{code}，{status}）。未发送的内容都保存在工作簿里。',
          'en-US': 'The centre did not take the request ({code}, {status}). Everything unsent is kept in the workbook.',
        },
        values: theirs ? {} : { code, status: String(status) },
      }

/** Somebody else mends it, elsewhere: worth asking again now and then. */
export const mayPass = ({ code }: SyncProblem): boolean => code === 'pane-too-old' || code === 'centre-too-old'

export const tellProblem = ({ words: texts, values }: SyncProblem, language: Language): string =>
  texts[language].replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all)
