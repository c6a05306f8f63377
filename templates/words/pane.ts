// The words of the pane. Catalogues are ICU messages in JSON; the build compiles them (addin/words-loader.js).
import { type I18n, setupI18n } from '@lingui/core'
import type { Language } from '../../core/words.ts'
import en from './pane.en-US.json' with { type: 'json' }
import zh from './pane.zh-CN.json' with { type: 'json' }

export type PaneWord = keyof typeof zh
export type Values = Readonly<Record<string, string | number>>

const voice = (locale: Language, messages: Readonly<Record<PaneWord, string>>): I18n =>
  setupI18n({ locale, messages: { [locale]: messages } })

const voices: Readonly<Record<Language, I18n>> = { 'zh-CN': voice('zh-CN', zh), 'en-US': voice('en-US', en) }

/** A message of the catalogue with its values put in. */
export const speakPane = (language: Language, word: PaneWord, values: Values = {}): string =>
  voices[language]._(word, values)
