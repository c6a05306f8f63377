// What the badge says: a word, and the number that goes with it.
import type { Desk } from '../session/desk.ts'
import { language, t } from '../speech.ts'
import { shortMoment } from './moments.ts'
import type { Badge, SyncView } from './view.ts'

/** Exams are what a person counts in, not cells. */
export function badgeWords({ now }: Desk, sync: SyncView | null, badge: Badge): string {
  const waiting = sync?.unsent.value.rows ?? 0
  const numbers: Readonly<Partial<Record<Badge, number>>> = {
    conflict: sync?.conflicts.value.length ?? 0,
    refused: sync?.refused.value.length ?? 0,
    missing: sync?.missing.value.length ?? 0,
    offline: waiting,
    waiting,
  }
  const heard = sync?.heardAt.value
  return t(`badge.${badge}`, {
    n: numbers[badge] ?? 0,
    time: heard ? shortMoment(heard, now(), language.value) : '',
  })
}
