// The language of the pane: Excel's own, until the person chooses the other one.
import { computed, signal } from '@preact/signals'
import type { Language } from '../../core/words.ts'
import { type PaneWord, speakPane, type Values } from '../../templates/words/pane.ts'

export const language = signal<Language>('zh-CN')

/** Words of the catalogue; a component that calls it is drawn again on a switch. */
export const t = (word: PaneWord, values?: Values): string => speakPane(language.value, word, values)

const numbers = computed(() => new Intl.NumberFormat(language.value))

export const number = (value: number): string => numbers.value.format(value)
