// A fault in words: what is wrong, and how to mend it.
import type { Texts } from '../../../core/words.ts'

export type Words = { readonly what: Texts; readonly mend: Texts }

/** Chinese first, then English; `{name}` is filled with a value of the fault. */
export const words = (zh: string, zhMend: string, en: string, enMend: string): Words => ({
  what: { 'zh-CN': zh, 'en-US': en },
  mend: { 'zh-CN': zhMend, 'en-US': enMend },
})
