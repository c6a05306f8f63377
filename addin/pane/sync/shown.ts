// From the state of sync to what the pane shows: pure functions, one for each list.
import { type Fields, type Hello, type Presence, wholeRow } from '../../../core/sync/protocol.ts'
import { remedyOf, type Trouble, tellTrouble } from '../../host/trouble.ts'
import type { Activity } from '../../sync/loop.ts'
import type { SheetView } from '../../sync/ports.ts'
import type { SyncProblem } from '../../sync/problems.ts'
import { heldOf, type Row, type State } from '../../sync/state.ts'
import { unsentByRecord } from '../../sync/unsent.ts'
import { partiesOf } from './sides.ts'
import type { Badge, RowPlace, ShownConflict, ShownMissing, ShownRefusal, ShownRemoval } from './view.ts'

export type Told = {
  readonly state: State
  /** The sheet as it was read last. */
  readonly view: SheetView
  /** Accession number, or whatever tells a person which exam stands in a row of the workbook. */
  readonly examAt: (row: number) => string
}

const heldText = (row: Row | undefined, field: string): string => String((row && heldOf(row, field).value) ?? '')

export function placeOf({ state, view, examAt }: Told, record: string): RowPlace {
  const row = view.rows.find((each) => each.record === record)?.place ?? null
  const known = state.rows.get(record)
  const sequence = heldText(known, 'case_seq')
  const told = [sequence && `#${sequence}`, heldText(known, 'exam_item')].filter(Boolean).join(' ')
  const exam = row === null ? told : examAt(row)
  return { record, row, exam: exam || record.slice(0, 8) }
}

export const conflictsShown = (told: Told, hello: Hello | null): readonly ShownConflict[] =>
  [...told.state.conflicts.values()].map(({ conflict }) => ({
    conflict,
    at: placeOf(told, conflict.record),
    why: (conflict.field === wholeRow && told.state.rows.get(conflict.record)?.removed?.why) || null,
    entitled: hello !== null && (hello.role === 'arbiter' || partiesOf(conflict).includes(hello.person)),
  }))

export const refusedShown = (told: Told): readonly ShownRefusal[] =>
  [...told.state.rows].flatMap(([record, { refused }]) =>
    refused
      // A new id mends it by itself.
      .filter(({ refusal }) => refusal.code !== 'record-taken')
      .map(({ refusal }) => ({ at: placeOf(told, record), field: refusal.field, refusal })),
  )

/** Rows that stood in the sheet, and that a person took out of it. */
export function missingShown(told: Told): readonly ShownMissing[] {
  const { state, view } = told
  const here = new Set(view.rows.map(({ record }) => record))
  return [...state.rows].flatMap(([record, row]): readonly ShownMissing[] =>
    row.placed && row.mark > 0 && !row.removed && !row.hidden && !here.has(record) && !state.removals.has(record)
      ? [{ record, exam: placeOf(told, record).exam, by: heldText(row, 'qc_person_id') || null }]
      : [],
  )
}

/** Those that the person may see. */
export const removedShown = (told: Told): readonly ShownRemoval[] =>
  [...told.state.rows]
    .flatMap(([record, { removed, hidden }]): readonly ShownRemoval[] =>
      removed && !hidden
        ? [{ record, exam: placeOf(told, record).exam, restoring: told.state.removals.has(record), ...removed }]
        : [],
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1))

/** Rows that stand in the sheet, and are about to go out of it because somebody else removed them. */
export const goingShown = (told: Told, person: string | null): readonly ShownRemoval[] =>
  removedShown(told).filter(({ record, by }) => by !== person && told.state.rows.get(record)!.placed)

export function unsentShown({ state, view }: Pick<Told, 'state' | 'view'>) {
  const found = unsentByRecord(state, view)
  let fields = 0
  for (const set of found.values()) fields += Object.keys(set satisfies Fields).length
  return { fields, rows: found.size }
}

/** How the last round ended; one that is under way says nothing yet. */
export type Ended = Exclude<Activity, { readonly is: 'working' }>

export type BadgeFacts = {
  readonly token: boolean
  readonly ended: Ended
  readonly conflicts: number
  readonly refused: number
  readonly missing: number
  readonly unsent: number
}

/** The line is whole: it is the workbook that could not be read or written. */
export function troubleOf(ended: Ended): Trouble | null {
  const cause = ended.is === 'waiting' && ended.error instanceof Error ? ended.error.cause : null
  return isTrouble(cause) ? cause : null
}

/** What a person has to do something about; a workbook that cannot be written says why in Excel's words. */
export function hindranceOf(ended: Ended): SyncProblem | null {
  if (ended.is === 'stopped') return ended.problem
  const trouble = troubleOf(ended)
  if (!trouble) return null
  const words = { 'zh-CN': tellTrouble(trouble, 'zh-CN'), 'en-US': tellTrouble(trouble, 'en-US') }
  return { code: trouble.code, words, values: {} }
}

const isTrouble = (cause: unknown): cause is Trouble =>
  typeof cause === 'object' && cause !== null && 'code' in cause && 'details' in cause

const stops: Readonly<Record<string, Badge>> = {
  'token-needed': 'signedOut',
  'token-revoked': 'signedOut',
  'pane-too-old': 'outdated',
  'centre-too-old': 'outdated',
}

export function badgeOf({ token, ended, conflicts, refused, missing, unsent }: BadgeFacts): Badge {
  if (!token) return 'off'
  if (ended.is === 'stopped') return stops[ended.problem.code] ?? 'halted'
  const trouble = troubleOf(ended)
  if (trouble && remedyOf(trouble) === 'none') return 'halted'
  if (conflicts > 0) return 'conflict'
  if (refused > 0) return 'refused'
  if (missing > 0) return 'missing'
  if (trouble) return 'busy'
  if (ended.is === 'waiting') return 'offline'
  if (ended.is === 'off') return 'connecting'
  return unsent > 0 ? 'waiting' : 'synced'
}

/** Others, and other copies of this workbook. */
export function presenceShown(people: readonly Presence[], person: string | null, { workbook, copy }: State) {
  const others = people.filter(({ lineage }) => lineage.copy !== copy)
  return {
    people: others.filter((each) => each.person !== person),
    copies: others.filter(({ lineage }) => lineage.workbook === workbook),
  }
}
