// Every action of the pane, as chapters of one workbook each.
import type { Chapter } from '../hand.ts'
import { checking } from './checking.ts'
import { empty, list } from './lists.ts'
import { scoring } from './scoring.ts'
import { statistics } from './statistics.ts'
import { summary } from './summary.ts'

export const chapters: readonly Chapter[] = [scoring, checking, list, empty, summary, statistics]
