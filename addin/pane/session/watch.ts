// What happens in the workbook while the pane is open.
import type { Outcome } from '../../host/outcome.ts'
import type { Notice, Stop } from '../../host/sheet-host.ts'
import { entryAt } from '../book/entry-at.ts'
import { type Rows, rowsIn } from '../book/rows-in.ts'
import { reread, scoresIn } from '../book/shadow.ts'
import { type Desk, judgeGently, refuse, tell } from './desk.ts'
import { readAll } from './open.ts'
import { follow } from './score.ts'

/** More rows than this are not looked for one by one. */
const many = 2000

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
    const { everything, rows, remote } = open
    open = { everything: false, rows: new Map(), remote: false }
    if (everything) await readAll(desk)
    else for (const [sheet, range] of rows) await look(sheet, range, remote)
    busy = false
    if (open.everything || open.rows.size > 0) soon('look', () => void catchUp())
  }

  async function look(sheet: string, range: Rows, remote: boolean): Promise<void> {
    const shadow = state.shadow.value
    if (!shadow) return
    const read = await reread(host, shadow, sheet, range)
    if (!read.done) {
      // The person is still typing: the next notice comes when the cell is left.
      if (read.trouble.code !== 'cell-being-edited') refuse(desk, read.trouble)
      return
    }
    if (read.value.changed.length === 0) return
    state.shadow.value = read.value.shadow
    freshen(read.value.changed, remote)
    await judgeGently(desk)
  }

  /** The exam that is being scored keeps what was pressed, over the row as it stands now. */
  function freshen(changed: readonly number[], remote: boolean): void {
    const draft = state.draft.value
    if (!draft || !changed.includes(draft.entry.row)) return
    const entry = entryAt(state.shadow.value!, draft.entry.row)
    state.draft.value = entry ? { ...draft, entry } : null
    if (remote) tell(desk, { level: 'notice', word: 'score.changedByOthers', values: { row: draft.entry.row } })
  }

  function hear(notice: Notice): void {
    const shadow = state.shadow.value
    if (notice.kind === 'sheets') open.everything = true
    else if (notice.kind === 'cells') {
      if (notice.source === 'own' || !shadow) return
      const known = shadow.sheets.find(({ wish }) => wish.sheet === notice.sheet)
      const rows = rowsIn(notice.range)
      const header = known && known.index === shadow.found.scores?.sheet ? shadow.found.scores.headerRow : 0
      if (!known && state.phase.value === 'ours') return
      if (!known || rows === null || rows.from <= header || rows.to - rows.from > many) open.everything = true
      else {
        const before = open.rows.get(notice.sheet) ?? rows
        open.rows.set(notice.sheet, { from: Math.min(before.from, rows.from), to: Math.max(before.to, rows.to) })
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
