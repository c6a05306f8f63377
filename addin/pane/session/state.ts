// Everything that the pane shows, as signals. Only the functions beside this file change them.
import { signal } from '@preact/signals'
import type { Finding } from '../../../core/finding.ts'
import type { Judgement } from '../../../templates/judge.ts'
import type { PaneWord, Values } from '../../../templates/words/pane.ts'
import type { Trouble } from '../../host/trouble.ts'
import type { Undo } from '../../host/write-wish.ts'
import type { Shadow } from '../book/shadow.ts'
import type { Scorer } from '../scoring/commit.ts'
import type { Draft } from '../scoring/draft.ts'

export type View = 'score' | 'findings' | 'statistics' | 'doctor' | 'worklist'

/** What a workbook is to us. */
export type Phase = 'opening' | 'ours' | 'foreign' | 'failed'

export type Message = {
  readonly level: 'error' | 'warning' | 'notice' | 'good'
  readonly word: PaneWord
  readonly values?: Values
  /** Said in Excel's own words in place of `word`. */
  readonly trouble?: Trouble
}

/** One thing that can be taken back: cells of one action, and the row that it was about. */
export type Step = { readonly undo: Undo; readonly row: number | null }

export type Progress = { readonly rows: number; readonly of: number; readonly stop: () => void }

export type State = ReturnType<typeof createState>

export const createState = () => ({
  phase: signal<Phase>('opening'),
  view: signal<View>('score'),
  readOnly: signal(false),
  shadow: signal<Shadow | null>(null),
  judgement: signal<Judgement | null>(null),
  /** Rows that are not scored to the end. */
  unscored: signal<readonly number[]>([]),
  /** A change is not judged yet. */
  stale: signal(false),
  /** Rows may have moved and are being read again: nothing may be written by row number now. */
  unsure: signal(false),
  draft: signal<Draft | null>(null),
  /** The row that is selected in the score sheet, when it is not the one being scored. */
  selected: signal<number | null>(null),
  /** Digits typed after G. */
  digits: signal<string | null>(null),
  singleKeys: signal(true),
  help: signal(false),
  scorer: signal<Scorer | null>(null),
  /** A commit that waits for a second Enter, because of a veto. */
  confirming: signal(false),
  /** Index of the finding that the person is at, among those listed. */
  at: signal(-1),
  message: signal<Message | null>(null),
  busy: signal<Progress | null>(null),
  steps: signal<readonly Step[]>([]),
  redos: signal<readonly Step[]>([]),
  /** Drafts before each press, so that presses can be taken back. */
  presses: signal<readonly Draft[]>([]),
  /** Findings in the order of the sheets, without what unbegun exams still lack. */
  listed: signal<readonly Finding[]>([]),
  unbegun: signal(0),
})
