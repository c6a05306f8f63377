// A centre in memory, as small as the rules allow: one mark per changed row, bases by field, conflicts as results, pushes once.
import type {
  Change,
  ChangeResult,
  Conflict,
  FeedAnswer,
  FeedQuery,
  FeedRow,
  FieldValue,
  Hello,
  Push,
  PushAnswer,
  RefusalCode,
  Side,
} from '../../../core/sync/protocol.ts'

type Cell = { readonly value: FieldValue; readonly mark: number; readonly by: string }
type Held = { readonly cells: Map<string, Cell>; mark: number; removed: FeedRow['removed'] }

export type Written = {
  readonly record: string
  readonly field: string
  readonly value: FieldValue
  readonly before: FieldValue
  readonly copy: string
  /** A person decided a conflict. */
  readonly decided: boolean
}

export function createCentre(epoch = 'e1') {
  let head = 0
  let made = 0
  const rows = new Map<string, Held>()
  const open = new Map<string, Conflict>()
  const pushes = new Map<string, { readonly body: string; readonly answer: PushAnswer }>()
  const hashes = new Map<number, string>([[0, '']])
  const history: Written[] = []
  /** Values of the second side of any conflict there ever was. */
  const disputed = new Set<FieldValue>()
  /** Refuses, where it gives a code. */
  const rule: { refuse: (change: Change) => { code: RefusalCode; field: string | null } | null } = {
    refuse: () => null,
  }
  const versions = ['1']
  const at = '2026-11-25T00:00:00Z'

  const draw = (row: Held): number => {
    head++
    row.mark = head
    hashes.set(head, `${epoch}#${head}`)
    return head
  }
  const side = (value: FieldValue, mark: number, by: string | null): Side => ({ value, mark, by, at })
  const conflict = (record: string, field: string, base: Side, theirs: Side, mine: Side, copy: string): Conflict => {
    const known = [...open.values()].find(
      (each) => each.record === record && each.field === field && each.copy === copy,
    )
    const next = { id: known?.id ?? `c${++made}`, record, field, base: known?.base ?? base, theirs, mine, copy }
    open.set(next.id, next)
    disputed.add(mine.value)
    return next
  }

  function take(change: Change, copy: string): ChangeResult {
    const { record } = change
    const result = { accepted: {} as Record<string, number>, conflicts: [] as Conflict[], settled: [] as string[] }
    const refused = rule.refuse(change)
    if (refused) return { record, accepted: {}, conflicts: [], settled: [], refused }
    const row = rows.get(record) ?? { cells: new Map<string, Cell>(), mark: 0, removed: null }
    if (change.kind === 'set') {
      const token = change.set.accession_token
      const held = row.cells.get('accession_token')
      if (token !== undefined && held?.value && held.value !== token && (change.base.accession_token ?? 0) === 0)
        return { record, accepted: {}, conflicts: [], settled: [], refused: { code: 'record-taken', field: null } }
    }
    rows.set(record, row)
    for (const id of change.settles ?? []) if (open.delete(id)) result.settled.push(id)
    if (change.kind !== 'set') {
      const mine = change.kind === 'remove' ? 'removed' : null
      const theirs = row.removed ? 'removed' : null
      if (mine === theirs) return { record, ...result, refused: null }
      if (change.base < row.mark && !change.settles)
        result.conflicts.push(
          conflict(record, '*', side(null, 0, null), side(theirs, row.mark, null), side(mine, 0, copy), copy),
        )
      else row.removed = change.kind === 'remove' ? { why: change.why, by: copy, at } : null
      result.accepted['*'] = draw(row)
      return { record, ...result, refused: null }
    }
    const set = Object.entries(change.set)
    if (row.removed && set.length > 0) {
      for (const [, value] of set) disputed.add(value)
      result.conflicts.push(
        conflict(record, '*', side(null, 0, null), side('removed', row.mark, null), side(null, 0, copy), copy),
      )
      draw(row)
      return { record, ...result, refused: null }
    }
    const fresh: [string, FieldValue][] = []
    for (const [field, value] of set) {
      const held = row.cells.get(field) ?? { value: null, mark: 0, by: '' }
      if (held.value === value) result.accepted[field] = held.mark
      else if ((change.base[field] ?? 0) === held.mark) fresh.push([field, value])
      else
        result.conflicts.push(
          conflict(
            record,
            field,
            side(null, change.base[field] ?? 0, null),
            side(held.value, held.mark, held.by),
            side(value, 0, copy),
            copy,
          ),
        )
    }
    if (fresh.length + result.conflicts.length + result.settled.length > 0) draw(row)
    for (const [field, value] of fresh) {
      const before = row.cells.get(field)?.value ?? null
      row.cells.set(field, { value, mark: row.mark, by: copy })
      result.accepted[field] = row.mark
      history.push({ record, field, value, before, copy, decided: change.settles !== undefined })
    }
    return { record, ...result, refused: null }
  }

  return {
    rows,
    /** Of the rubric, that it knows. */
    versions,
    open,
    rule,
    history,
    disputed,
    head: () => head,
    hello: (): Hello => ({
      protocol: { newest: 1, oldest: 1 },
      epoch,
      site: 'S01',
      person: 'Q001',
      role: 'reader',
      head,
      tokenKey: '00',
      rubrics: versions.map((version) => ({ version, hash: '' })),
    }),
    push: (push: Push): PushAnswer => {
      const body = JSON.stringify(push)
      const known = pushes.get(push.push)
      if (known) {
        if (known.body !== body) throw new Error('a push came back with other content')
        return known.answer
      }
      const results = push.changes.map((change) => take(change, push.lineage.copy))
      const answer = { push: push.push, epoch, head, hash: hashes.get(head)!, results }
      pushes.set(push.push, { body, answer })
      return answer
    },
    feed: ({ since, hash, limit, from = 0 }: FeedQuery): FeedAnswer => {
      if (since > head || hashes.get(since) !== hash) return { epoch, lost: true, head }
      const found = [...rows].filter(([, { mark }]) => mark > since).sort((a, b) => a[1].mark - b[1].mark)
      const some = found.slice(0, limit)
      const next = some.length < found.length ? some.at(-1)![1].mark : head
      return {
        epoch,
        since,
        next,
        hash: hashes.get(next)!,
        more: some.length < found.length,
        head,
        rows: some.map(([record, { cells, mark, removed }]) => {
          const told = [...cells].filter(([, cell]) => cell.mark > from)
          return {
            record,
            mark,
            rubric: '1',
            set: Object.fromEntries(told.map(([field, { value }]) => [field, value])),
            marks: Object.fromEntries(told.map(([field, cell]) => [field, cell.mark])),
            removed,
            hidden: false,
            conflicts: [...open.values()].filter((each) => each.record === record),
            by: null,
            at,
          }
        }),
      }
    },
    /** A backup: what it gives puts the centre back, with another history from there on. */
    backup: () => {
      const copy = structuredClone({ head, made, rows, open, pushes, hashes })
      return (branch: string) => {
        const old = structuredClone(copy)
        head = old.head
        made = old.made + 1000
        for (const [map, from] of [
          [rows, old.rows],
          [open, old.open],
          [pushes, old.pushes],
          [hashes, old.hashes],
        ] as const) {
          map.clear()
          for (const [key, value] of from as Map<never, never>) (map as Map<unknown, unknown>).set(key, value)
        }
        epoch = branch
      }
    },
  }
}

export type Centre = ReturnType<typeof createCentre>
