// Everything that can be wrong with a manifest: what, and how to mend it.
import { fill, type Language } from '../../../core/words.ts'
import { offerWords } from './offer-words.ts'
import { textWords } from './text-words.ts'
import type { Placed } from './tree.ts'

const catalogue = { ...textWords, ...offerWords }

export type FaultCode = keyof typeof catalogue

/** Every code there is. */
export const faultCodes = Object.keys(catalogue) as readonly FaultCode[]

export type Fault = {
  readonly code: FaultCode
  readonly line: number
  /** Where in the document, e.g. `OfficeApp/Hosts/Host`; for a file its name. */
  readonly path: string
  readonly values: Readonly<Record<string, string | number>>
}

export const fault = (code: FaultCode, { element, path }: Placed, values: Fault['values'] = {}): Fault => ({
  code,
  line: element.line,
  path,
  values,
})

/** One line: where, what, how to mend. */
export function faultText({ code, line, path, values }: Fault, language: Language): string {
  const { what, mend } = catalogue[code]
  const zh = language === 'zh-CN'
  const where = line > 0 ? `${zh ? `第 ${line} 行` : `line ${line}`} ${path}` : path
  return `${where}${zh ? '：' : ': '}${fill(what[language], values)}${zh ? '。' : '. '}${fill(mend[language], values)}`
}
