// The site's own day, as its clock on the wall shows it.
import type { Stamp } from '../../../core/exam.ts'

export const dayOf = (now: Date): Stamp => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 1000

export const isoDay = (stamp: Stamp): string => new Date(stamp * 1000).toISOString().slice(0, 10)
