// Sure mends of what people typed, written and judged again, taken back in one step.
import type { Finding } from '../../../core/finding.ts'
import { reread, scoresIn } from '../book/shadow.ts'
import { type Mend, mendOf, wishesOf } from '../findings/mend.ts'
import { type Desk, judgeNow, refuse, tell } from './desk.ts'
import { keepStep, type Part } from './steps.ts'

/** What has been done so far. */
export type Work = { readonly parts: Part[]; count: number }

export const mendsOf = ({ state }: Desk, findings: readonly Finding[]): readonly Mend[] => {
  const shadow = state.shadow.value!
  return findings.map((finding) => mendOf(shadow, finding)).filter((each): each is Mend => each !== null)
}

/** The row of a single mend of an exam, for the words that say what was taken back. */
export function rowOf({ state }: Desk, mends: readonly Mend[]): number | null {
  const [only, ...others] = mends
  const scores = scoresIn(state.shadow.value!)?.wish.sheet
  return only && others.length === 0 && only.sheet === scores ? only.cell.row : null
}

/** True: nothing may be written, and that is said. */
export function isClosed(desk: Desk): boolean {
  if (desk.state.readOnly.value) tell(desk, { level: 'error', word: 'open.readOnly' })
  return desk.state.readOnly.value
}

/** One write a sheet; false at the first refusal, which is said. */
export async function mendCells(desk: Desk, mends: readonly Mend[], work: Work): Promise<boolean> {
  const { host, state } = desk
  for (const wish of wishesOf(mends)) {
    const outcome = await host.write(wish)
    if (!outcome.done) {
      refuse(desk, outcome.trouble)
      return false
    }
    work.count += wish.cells.length
    work.parts.push({ kind: 'cells', undo: outcome.value.undo })
    const numbers = wish.cells.map(({ row }) => row)
    const rows = { from: Math.min(...numbers), to: Math.max(...numbers) }
    const read = await reread(host, state.shadow.value!, wish.sheet, rows)
    if (read.done) state.shadow.value = read.value.shadow
  }
  return true
}

/** Writes the sure mends of findings and judges what stands there then. */
export async function mend(desk: Desk, findings: readonly Finding[]): Promise<number> {
  if (isClosed(desk)) return 0
  const mends = mendsOf(desk, findings)
  const work: Work = { parts: [], count: 0 }
  const whole = await mendCells(desk, mends, work)
  keepStep(desk, { parts: work.parts, row: rowOf(desk, mends) })
  judgeNow(desk)
  if (whole && work.count > 0) tell(desk, { level: 'good', word: 'findings.mended', values: { n: work.count } })
  return work.count
}
