// What the ribbon and the shortcuts call. Each shows the pane first: a person asked for it.
import { onCommand, showPane } from '../excel/connect.ts'
import type { CommandId } from '../manifest/commands.ts'
import type { Desk } from './session/desk.ts'
import { goToFinding } from './session/find.ts'
import { writeStatistics } from './session/later.ts'
import { readAll } from './session/open.ts'
import { nextUnscored, scoreRow } from './session/score.ts'

/** The work of each command, for the pane and the tests alike. */
export const commandWork = (desk: Desk): Readonly<Record<CommandId, () => Promise<void>>> => ({
  openPane: async () => undefined,
  scoreRow: async () => {
    const place = await desk.host.selection()
    desk.state.view.value = 'score'
    scoreRow(desk, place.done ? (place.value?.row ?? 0) : 0)
  },
  nextUnscored: async () => {
    desk.state.view.value = 'score'
    scoreRow(desk, nextUnscored(desk, desk.state.draft.value?.entry.row ?? 0) ?? 0)
  },
  checkWorkbook: async () => {
    desk.state.view.value = 'findings'
    await readAll(desk)
  },
  nextFinding: () => goToFinding(desk, 1),
  writeStatistics: async () => {
    desk.state.view.value = 'statistics'
    await writeStatistics(desk)
  },
})

export function defineCommands(desk: Desk): void {
  for (const [id, work] of Object.entries(commandWork(desk)))
    onCommand(id, async () => {
      // Where it cannot be shown the work is done all the same.
      await showPane().catch(() => undefined)
      if (desk.state.phase.value === 'ours') await work()
      // A person who called for scoring goes on with the keys.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-list]')?.focus())
    })
}
