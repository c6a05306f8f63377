// One workbook on the page, from drop to receipt.
import type { Language } from '../../../core/words.ts'
import type { Word } from '../../../templates/words/page.ts'
import type { Trouble } from '../api.ts'
import type { Filed, Report } from '../wire.ts'

export type State =
  | 'waiting'
  | 'checking'
  | 'clean'
  | 'errors'
  | 'unreadable'
  | 'toFile'
  | 'filing'
  | 'filed'
  | 'failed'
  | 'stopped'

export type Item = {
  readonly id: number
  readonly file: File
  readonly state: State
  readonly report: Report | null
  /** The language in which the server said the report or the trouble. */
  readonly language: Language | null
  readonly trouble: Trouble | null
  readonly filed: Filed | null
  /** A person said that the file holds over what was filed of its workbook before. */
  readonly newest: boolean
}

export type Tone = 'idle' | 'busy' | 'good' | 'bad' | 'warn'

/** How each state is shown. */
export const looks: Readonly<Record<State, { readonly word: Word; readonly tone: Tone }>> = {
  waiting: { word: 'state.waiting', tone: 'idle' },
  checking: { word: 'state.checking', tone: 'busy' },
  clean: { word: 'state.clean', tone: 'good' },
  errors: { word: 'state.errors', tone: 'bad' },
  unreadable: { word: 'state.unreadable', tone: 'bad' },
  toFile: { word: 'state.toFile', tone: 'idle' },
  filing: { word: 'state.filing', tone: 'busy' },
  filed: { word: 'state.filed', tone: 'good' },
  failed: { word: 'state.failed', tone: 'bad' },
  stopped: { word: 'state.stopped', tone: 'warn' },
}

export const newItem = (id: number, file: File): Item => ({
  id,
  file,
  state: 'waiting',
  report: null,
  language: null,
  trouble: null,
  filed: null,
  newest: false,
})

export const isBusy = ({ state }: Item): boolean => state === 'checking' || state === 'filing'
export const isAhead = ({ state }: Item): boolean => state === 'waiting' || state === 'toFile'

/** A clean report may be filed, also again after a stop or a failure. */
export const isFileable = ({ state, report }: Item): boolean =>
  report !== null && report.counts.errors === 0 && (state === 'clean' || state === 'failed' || state === 'stopped')

/** Where an item that was stopped or failed takes up again: a report is there, so filing was what failed. */
export const again = (item: Item): Item => ({ ...item, state: item.report ? 'toFile' : 'waiting', trouble: null })

/** The file was held against what another copy of the workbook filed: a person may say that it holds all the same. */
export const mayBeNewest = ({ filed, trouble, newest }: Item): boolean =>
  !newest && (filed ? filed.kept + filed.conflicts > 0 : trouble?.kind === 'said' && trouble.code === 'record-taken')

export const canGoOn = ({ state }: Item): boolean => state === 'stopped' || state === 'failed'

/** What a check found. */
export const checked = (item: Item, report: Report, language: Language): Item => ({
  ...item,
  state: report.counts.errors > 0 ? 'errors' : 'clean',
  report,
  language,
  trouble: null,
})

/** What kept a check or a filing from its end. */
export function troubled(item: Item, trouble: Trouble, language: Language): Item {
  const unreadable = trouble.kind === 'tooBig' || trouble.kind === 'gone' || isUnreadable(trouble)
  const state = trouble.kind === 'stopped' ? 'stopped' : unreadable ? 'unreadable' : 'failed'
  return { ...item, state, trouble, language }
}

const isUnreadable = (trouble: Trouble): boolean =>
  trouble.kind === 'said' && (trouble.code === 'workbook-unreadable' || trouble.code === 'file-too-big')
