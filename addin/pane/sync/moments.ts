// When something happened, as short as it is clear: the time today, the day before that.
import type { Language } from '../../../core/words.ts'

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()

/** Of the person's own clock and zone. @param at ISO text or a date */
export function shortMoment(at: string | Date, now: Date, language: Language): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return ''
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const
  const day = sameDay(moment, now) ? {} : ({ month: '2-digit', day: '2-digit' } as const)
  return new Intl.DateTimeFormat(language, { ...day, ...time }).format(moment)
}

/** For what is less than a minute away. */
export const toTheSecond = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(at)
