// The first thing that pane and centre say to each other: do they understand one another, and is it still the same centre?
import { type Hello, protocol } from '../../core/sync/protocol.ts'
import { forget } from './lost.ts'
import { problemOf, type SyncProblem } from './problems.ts'
import type { Row, State } from './state.ts'

/** What a workbook says of itself; null where it does not. */
export type Belongs = { readonly site: string | null; readonly batch: string | null }

/** What keeps them from talking; null when nothing does. */
export function hindrance({ site: known }: State, { site }: Belongs, hello: Hello): SyncProblem | null {
  if (hello.protocol.oldest > protocol.newest) return problemOf('pane-too-old')
  if (hello.protocol.newest < protocol.oldest) return problemOf('centre-too-old')
  const ours = known ?? site
  return ours !== null && ours !== hello.site ? problemOf('other-site', { ours, theirs: hello.site }) : null
}

/** The newest that both speak. */
export const spoken = (hello: Hello): number => Math.min(hello.protocol.newest, protocol.newest)

export function greeted(state: State, { batch }: Belongs, hello: Hello): State {
  const { site, epoch, person, role } = hello
  const reader = `${person} ${role}`
  const versions = new Set(hello.rubrics.map(({ version }) => version))
  const same = state.epoch === null || state.epoch === epoch
  const met = same ? { ...state, epoch } : forget(state, epoch)
  const told = met.batch === batch && met.reader === reader
  const asked = told ? met : { ...met, batch, reader, since: 0, hash: '', from: 0 }
  return { ...asked, site, rows: withKnownRubrics(asked.rows, versions) }
}

const waitsForRubric = ({ refused }: Row) => refused.some(({ refusal }) => refusal.code === 'rubric-unknown')

/** Something waits for the centre to know its rubric: it is asked again what it knows. */
export const isAhead = ({ rows }: State): boolean => [...rows.values()].some(waitsForRubric)

/** What was refused because the centre did not know the rubric is worth another try when it does. */
function withKnownRubrics(rows: State['rows'], versions: ReadonlySet<string>): State['rows'] {
  const waiting = (row: Row) => waitsForRubric(row) && versions.has(row.rubric)
  if (![...rows.values()].some(waiting)) return rows
  return new Map([...rows].map(([record, row]) => [record, waiting(row) ? { ...row, refused: [] } : row]))
}
