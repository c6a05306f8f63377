// What an item's cell says when it is entered: points, letters and what they mean, in the space that Excel gives.
import type { Item } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'

/** Excel refuses a whole workbook for a longer prompt. */
export const mostTitle = 32
export const mostText = 255

export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`

const words = {
  'zh-CN': {
    points: (points: number) => `满分 ${points}`,
    single: '只填一个字母',
    multi: '可填多个，逗号隔开',
    each: (most: number) => `（最多 ${most} 次）`,
    veto: '否决',
    exclusive: (letters: string) => `${letters} 不同时填`,
  },
  'en-US': {
    points: (points: number) => `Max ${points}`,
    single: 'one letter',
    multi: 'several letters, with commas',
    each: (most: number) => ` (up to ${most}x)`,
    veto: 'veto',
    exclusive: (letters: string) => `not ${letters} together`,
  },
} as const

export function itemHelp(item: Item, language: Language): string {
  const say = words[language]
  const exclusive = item.exclusiveLetters.map((letters) => say.exclusive(letters.join('/')))
  const head = [say.points(item.maxPoints), say[item.selection], ...exclusive].join(language === 'zh-CN' ? '；' : '; ')
  const reasons = `NA: ${item.naReasons.join(' ')}`
  const lines = [
    ...item.deductions.map((deduction) => ({
      start: `${deduction.letter} −${deduction.points} `,
      words: caption(deduction, language),
      end: deduction.maxCount > 1 ? say.each(deduction.maxCount) : '',
    })),
    ...(item.veto ? [{ start: `V ${say.veto} `, words: caption(item.veto, language), end: '' }] : []),
  ]
  const told = (most: number) =>
    [head, ...lines.map(({ start, words, end }) => `${start}${shortened(words, most)}${end}`), reasons].join('\n')
  // All meanings give way alike, until the whole fits.
  let most = Math.max(...lines.map(({ words }) => words.length))
  while (most > 8 && told(most).length > mostText) most--
  return shortened(told(most), mostText)
}
