// What the server says about itself: the sites to choose from, the rubric in force.
import { effect, signal } from '@preact/signals'
import { askJson, type Trouble } from './api.ts'
import { language } from './speech.ts'
import type { About } from './wire.ts'

export const about = signal<About | null>(null)
export const aboutTrouble = signal<Trouble | null>(null)

export async function loadAbout(): Promise<void> {
  const asked = language.value
  const answer = await askJson<About>('about')
  if (asked !== language.value) return
  if ('value' in answer) about.value = answer.value
  aboutTrouble.value = 'trouble' in answer ? answer.trouble : null
}

/** Loads now, and again in the other language. */
export const followLanguage = (): (() => void) => effect(() => void loadAbout())

export const siteName = (code: string): string => about.value?.sites.find((site) => site.code === code)?.site ?? code
