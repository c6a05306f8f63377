// The language of the page, and everything that is written differently in each.
import { computed, signal } from '@preact/signals'
import type { Language } from '../../core/words.ts'
import { speak, type Values, type Word } from '../../templates/words/page.ts'

const inAddress = (): string | null => new URLSearchParams(location.search).get('lang')

export const language = signal<Language>(/^en\b/i.test(inAddress() ?? navigator.language) ? 'en-US' : 'zh-CN')

/** Switches the language; the address keeps it, so that a reload and a bookmark do too. */
export function changeLanguage(to: Language): void {
  language.value = to
  const address = new URL(location.href)
  address.searchParams.set('lang', to)
  history.replaceState(null, '', address)
}

/** Words of the catalogue in the page's language; a component that calls it is drawn again on a switch. */
export const t = (word: Word, values?: Values): string => speak(language.value, word, values)

const numbers = computed(() => new Intl.NumberFormat(language.value))

export const number = (value: number): string => numbers.value.format(value)

const two = (part: number): string => String(part).padStart(2, '0')

/** ISO text as the local moment, 2026-05-08 09:30 in both languages; text that is no moment stays as it is. */
export const moment = (iso: string): string => {
  const at = new Date(iso)
  if (Number.isNaN(at.valueOf())) return iso
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

export const fileSize = (bytes: number): string =>
  bytes < 1 << 20 ? `${number(Math.ceil(bytes / 1024))} kB` : `${number(Math.round(bytes / 104857.6) / 10)} MB`
