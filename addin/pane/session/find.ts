// Findings: from one to the next, to the cell; and painted into the sheets.
import type { Finding } from '../../../core/finding.ts'
import { rowsIn } from '../book/rows-in.ts'
import { spotOf } from '../findings/mend.ts'
import { type Desk, refuse, tell } from './desk.ts'
import { scoreRow } from './score.ts'

/** F8: the next finding of a cell, round and round. In the pane; the sheet is shown, its cell selected. */
export async function goToFinding(desk: Desk, by: 1 | -1): Promise<void> {
  const { state } = desk
  const { length } = state.listed.value
  if (length === 0) return tell(desk, { level: 'good', word: 'findings.none' })
  const start = state.at.value === -1 && by === -1 ? 0 : state.at.value
  await goToIndex(desk, (start + by + length) % length)
}

export async function goToIndex(desk: Desk, index: number): Promise<void> {
  const { host, state } = desk
  const finding = state.listed.value[index]
  if (!finding) return
  state.at.value = index
  state.view.value = 'findings'
  const sheet = sheetOf(desk, finding)
  if (sheet === null || finding.cell === '') return
  const outcome = await host.goTo(sheet, finding.cell)
  if (!outcome.done) return refuse(desk, outcome.trouble)
  const { row } = finding
  const raw = state.shadow.value?.sheets.find(({ wish }) => wish.sheet === sheet)?.rows.get(row ?? 0)
  tell(desk, raw?.hidden && row !== null ? { level: 'notice', word: 'findings.hidden', values: { row } } : null)
}

const sheetOf = ({ state }: Desk, { sheet }: Finding): string | null => {
  const survey = state.shadow.value?.survey
  const index = survey?.book.sheets.findIndex(({ name }) => name === sheet) ?? -1
  return survey?.sheets[index]?.id ?? null
}

/** Paints all findings of cells; `false` takes the paint away. */
export async function paint(desk: Desk, on: boolean): Promise<void> {
  const { host, state } = desk
  const shadow = state.shadow.value
  if (!shadow) return
  for (const { index, wish } of shadow.sheets) {
    const { name } = shadow.survey.book.sheets[index]!
    const cells = on
      ? state.listed.value.flatMap(({ sheet, cell, level }) => {
          const spot = sheet === name ? spotOf(cell) : null
          return spot ? [{ ...spot, level }] : []
        })
      : []
    const outcome = await host.mark(wish.sheet, cells)
    if (!outcome.done) return refuse(desk, outcome.trouble)
  }
  tell(desk, { level: 'good', word: on ? 'findings.painted' : 'findings.unpainted' })
}

/** Opens the exam of a finding for scoring. */
export function scoreFinding(desk: Desk, finding: Finding): void {
  const row = finding.row ?? rowsIn(finding.cell)?.from
  if (row === undefined) return
  desk.state.view.value = 'score'
  scoreRow(desk, row)
}
