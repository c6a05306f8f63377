// Who may see what. Second readings are blind: said here once more, in other words than the product's, and held against what
// everybody was told.
import type { ChangeResult, FeedPage } from '../../core/sync/protocol.ts'
import type { Log, Logged } from './log.ts'
import type { Reader } from './reader.ts'
import type { Told, World } from './world.ts'

export type Sight = {
  /** Takes the next change of the site. */
  readonly go: (change: Logged) => void
  readonly sees: (reader: Reader, record: string) => boolean
  /** @param batch null: all of them */
  readonly isIn: (batch: string | null, record: string) => boolean
}

type Stood = { readonly change: Logged; readonly reader: string | null }

export function createSight(): Sight {
  const rows = new Map<string, Stood>()
  return {
    go: (change) => {
      const { record, person, fields } = change
      const reader = fields.qc_person_id ?? rows.get(record)?.reader ?? person
      rows.set(record, { change, reader: reader === null ? null : String(reader) })
    },
    isIn: (batch, record) => batch === null || rows.get(record)?.change.fields.batch_no === batch,
    sees: ({ person, arbiter }, record) => {
      const row = rows.get(record)
      if (!row || arbiter) return true
      const { qc_role: role, accession_token: exam } = row.change.fields
      if (role === 'D') return row.reader === person
      if (role !== 'P' || !exam) return true
      return ![...rows.values()].some(
        ({ reader, change: { fields, removed } }) =>
          !removed && fields.qc_role === 'D' && fields.accession_token === exam && reader === person,
      )
    },
  }
}

/** What of the answers told somebody of a row that was not for him, or kept one from him that was. */
export function missighted({ told, restores }: World, { side, changes }: Log): string[] {
  const sight = createSight()
  const begins = new Map<string, number>()
  for (const { by, seq } of changes) if (!begins.has(by)) begins.set(by, seq - 1)
  /** Of a push, the mark that it was merged upon. */
  const place = ({ answer }: Told) => ('rows' in answer ? answer.head : (begins.get(answer.push) ?? answer.head))
  const wrong: string[] = []
  let at = 0
  const here = told.filter((one) => one.reader.side === side && one.restores === restores)
  for (const one of here.sort((a, b) => place(a) - place(b))) {
    for (; at < place(one); at++) sight.go(changes[at]!)
    wrong.push(
      ...('rows' in one.answer ? inPage(sight, one, one.answer) : inResults(sight, one.reader, one.answer.results)),
    )
  }
  return wrong
}

const inPage = (sight: Sight, { reader, batch }: Told, { rows }: FeedPage): string[] =>
  rows.flatMap(({ record, hidden, set, conflicts }) => {
    const sees = sight.sees(reader, record) && sight.isIn(batch, record)
    if (hidden && sees) return [`row ${record} is kept from ${reader.name}`]
    if (!sees && !hidden) return [`${reader.name} is told of row ${record}, which is not for him`]
    return hidden && Object.keys(set).length + conflicts.length > 0 ? [`a hidden row says ${JSON.stringify(set)}`] : []
  })

const inResults = (sight: Sight, reader: Reader, results: readonly ChangeResult[]): string[] =>
  results.flatMap(({ record, refused, conflicts }) => {
    const kept = refused?.code === 'not-entitled' && refused.field === null
    if (kept === !sight.sees(reader, record)) return []
    return kept
      ? [`${reader.name} may not write into row ${record}, which he sees`]
      : [`${reader.name} writes into row ${record}, which is not for him, and hears ${JSON.stringify(conflicts)}`]
  })
