// What happens in the workbook while the pane is open.
import type { Outcome } from '../../host/outcome.ts'
import type { Notice, Stop } from '../../host/sheet-host.ts'
import { remedyOf, type Trouble } from '../../host/trouble.ts'
import { entryAt } from '../book/entry-at.ts'
import { type Rows, rowsIn } from '../book/rows-in.ts'
import { reread, scoresIn } from '../book/shadow.ts'
import { type Desk, judgeGently, refuse, tell } from './desk.ts'
import { readBook } from './open.ts'
import { relocate } from './relocate.ts'
import { follow } from './score.ts'

/** More rows than this are not looked for one by one. */
const many = 2000
/** How long after a refusal it is tried again. */
const patience = 1000

/** A cell, some cells of a row, or a whole row. */
const oneRow = /^\$?[A-Z]*\$?(\d+)(?::\$?[A-Z]*\$?\1)?$/i

type Open = { everything: boolean; readonly rows: Map<string, Rows>; remote: boolean }

/** Follows the workbook until stopped. Notices are gathered; after a moment of rest each place is read once. */
export function watchBook(desk: Desk): Promise<Outcome<Stop>> {
  const { host, state, soon } = desk
  let open: Open = { everything: false, rows: new Map(), remote: false }
  let busy = false

  async function catchUp(): Promise<void> {
    if (busy) return
    busy = true
    const now = open
    open = { everything: false, rows: new Map(), remote: false }
    const trouble = now.everything ? await readBook(desk) : await lookAll(now)
    relocate(desk)
    busy = false
    if (trouble !== null && remedyOf(trouble) === 'wait') again(now)
    else if (trouble !== null) refuse(desk, trouble)
    else if (open.everything || open.rows.size > 0) soon('look', () => void catchUp())
    else state.unsure.value = false
  }

  /** What could not be read is read later: a cell was being edited, for instance. */
  function again({ everything, rows, remote }: Open): void {
    open.everything ||= everything
    open.remote ||= remote
    for (const [sheet, range] of rows) widen(sheet, range)
    soon('look', () => void catchUp(), patience)
  }

  async function lookAll({ rows, remote }: Open): Promise<Trouble | null> {
    let met: Trouble | null = null
    for (const [sheet, range] of rows) met = (await look(sheet, range, remote)) ?? met
    return met
  }

  async function look(sheet: string, range: Rows, remote: boolean): Promise<Trouble | null> {
    const shadow = state.shadow.value
    if (!shadow) return null
    const read = await reread(host, shadow, sheet, range)
    if (!read.done) return read.trouble
    if (read.value.changed.length === 0) return null
    state.shadow.value = read.value.shadow
    freshen(read.value.changed, remote)
    await judgeGently(desk)
    return null
  }

  /** The exam that is being scored keeps what was pressed, over the row as it stands now. */
  function freshen(changed: readonly number[], remote: boolean): void {
    const draft = state.draft.value
    if (!draft || !changed.includes(draft.entry.row)) return
    const entry = entryAt(state.shadow.value!, draft.entry.row)
    // Another exam stands there now: it is looked for when everything is judged.
    if (entry?.exam.record_id !== draft.entry.exam.record_id) return
    state.draft.value = { ...draft, entry }
    if (remote) tell(desk, { level: 'notice', word: 'score.changedByOthers', values: { row: draft.entry.row } })
  }

  function widen(sheet: string, rows: Rows): void {
    const before = open.rows.get(sheet) ?? rows
    open.rows.set(sheet, { from: Math.min(before.from, rows.from), to: Math.max(before.to, rows.to) })
  }

  function hear(notice: Notice): void {
    const shadow = state.shadow.value
    if (notice.kind === 'sheets') open.everything = true
    else if (notice.kind === 'cells') {
      if (notice.source === 'own') return
      // Changed while it is being opened: what was read may be old.
      if (!shadow || state.phase.value === 'opening') {
        open.everything = true
        soon('look', () => void catchUp())
        return
      }
      const known = shadow.sheets.find(({ wish }) => wish.sheet === notice.sheet)
      const rows = rowsIn(notice.range)
      const header = known && known.index === shadow.found.scores?.sheet ? shadow.found.scores.headerRow : 0
      if (!known && state.phase.value === 'ours') return
      if (!known || rows === null || rows.from <= header || rows.to - rows.from > many) {
        open.everything = true
        state.unsure.value = true
      } else {
        widen(notice.sheet, rows)
        // Several rows at once may be a sort: until they are read nothing is written by row number.
        const row = state.draft.value?.entry.row ?? 0
        if (rows.to > rows.from && row >= rows.from && row <= rows.to) state.unsure.value = true
      }
      open.remote ||= notice.source === 'remote'
    } else {
      if (notice.kind === 'selection' && shadow && notice.sheet === scoresIn(shadow)?.wish.sheet) {
        const row = oneRow.exec(notice.range)?.[1]
        if (row !== undefined) follow(desk, Number(row))
      }
      return
    }
    soon('look', () => void catchUp())
  }

  return host.watch(hear)
}
