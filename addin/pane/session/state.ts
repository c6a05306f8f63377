// Everything that the pane shows, as signals. Only the functions beside this file change them.
import { signal } from '@preact/signals'
import type { Finding } from '../../../core/finding.ts'
import type { Judgement } from '../../../templates/judge.ts'
import type { PaneWord, Values } from '../../../templates/words/pane.ts'
import type { Stop } from '../../host/sheet-host.ts'
import type { Trouble } from '../../host/trouble.ts'
import type { Shadow } from '../book/shadow.ts'
import type { Repair } from '../findings/repair.ts'
import type { Scorer } from '../scoring/commit.ts'
import type { Draft } from '../scoring/draft.ts'
import type { TypedAnswer } from '../sync/typed-answers.ts'
import type { SyncView } from '../sync/view.ts'
import { createScoringState } from './scoring-state.ts'
import type { Step } from './steps.ts'

export type View = 'score' | 'findings' | 'statistics' | 'doctor' | 'worklist' | 'sync'

/** What a workbook is to us. */
export type Phase = 'opening' | 'ours' | 'foreign' | 'failed'

export type Message = {
  readonly level: 'error' | 'warning' | 'notice' | 'good'
  readonly word: PaneWord
  readonly values?: Values
  /** Said in Excel's own words in place of `word`. */
  readonly trouble?: Trouble
}

export type Progress = { readonly rows: number; readonly of: number; readonly stop: () => void }

export type State = ReturnType<typeof createState>

export const createState = () => ({
  ...createScoringState(),
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
  /** An exam is being written; true when it was. What is pressed meanwhile means the next one. */
  writing: signal<Promise<boolean> | null>(null),
  /** A commit that waits for a second Enter, because of a veto. */
  confirming: signal(false),
  /** Index of the finding that the person is at, among those listed. */
  at: signal(-1),
  message: signal<Message | null>(null),
  busy: signal<Progress | null>(null),
  /** Ends the following of the workbook; null: it is not followed. */
  watched: signal<Stop | null>(null),
  /** A command waits for Excel, or for a cell to be left. */
  waiting: signal(false),
  steps: signal<readonly Step[]>([]),
  redos: signal<readonly Step[]>([]),
  /** Findings in the order of the sheets, without what unbegun exams still lack. */
  listed: signal<readonly Finding[]>([]),
  unbegun: signal(0),
  /** Charts and PivotTables that people took out, and that were not put back. */
  takenOut: signal(0),
  /** What our sheets themselves have lost; null: not looked for yet. */
  repairs: signal<readonly Repair[] | null>(null),
  /** Null: nobody has asked for the centre yet. */
  sync: signal<SyncView | null>(null),
  /** By conflict. */
  typedAnswers: signal<ReadonlyMap<string, TypedAnswer>>(new Map()),
})
