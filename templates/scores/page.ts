// What stands below every printed page.
import type { Rubric } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { Print } from '../sheet.ts'

/** An ampersand begins a code in a page footer. */
const escaped = (text: string): string => text.replaceAll('&', '&&')

export const disclaimer = ({ standard }: Rubric, language: Language): string =>
  language === 'zh-CN' ? standard.disclaimerZh : standard.disclaimerEn

/** Sheet name and rubric on the left, the disclaimer in the middle, the page on the right. */
export const pageFooter = (rubric: Rubric, language: Language): Pick<Print, 'footer'> => ({
  footer: `&L&8&A · ${escaped(rubric.id)} ${rubric.version}&C&8${escaped(disclaimer(rubric, language))}&R&8&P / &N`,
})
