// The product broken on purpose, one way at a time. What the simulator does not notice, it does not hold.
import type { Change } from './broken.ts'
import type { Mood } from './mood.ts'

export type Mutation = {
  readonly name: string
  /** Histories that it shows in soonest. */
  readonly mood: Mood
  readonly changes: readonly Change[]
}

const edit = (file: string, find: string, put: string): Change => ({ file, find, put })

/** Those that `reference/backend.md` names, then our own. */
export const mutations: readonly Mutation[] = [
  {
    name: 'row version instead of field version',
    mood: 'stubborn',
    changes: [
      edit('addin/sync/diff.ts', 'const mark = markOf(known, field)', 'const mark = known?.mark ?? 0'),
      edit('core/merge.ts', '(change.base[field] ?? 0) === mark)', '(change.base[field] ?? 0) >= mark)'),
    ],
  },
  {
    name: 'no idempotency table',
    mood: 'stubborn',
    changes: [
      edit('server/store/sync/site-plan.ts', 'if (before) {', 'if (false) {'),
      edit(
        'server/store/sync/site-plan.ts',
        '...inserts(pushes, [{ site, id: push.push, device: who.device, hash, answer: keptAnswer(answer), at }]),',
        '',
      ),
    ],
  },
  {
    name: 'a new push id on retry',
    mood: 'stubborn',
    changes: [
      edit(
        'addin/sync/steps.ts',
        'const reply = certain(await transport.push(sent))',
        'const reply = certain(await transport.push({ ...sent, push: newId() }))',
      ),
      edit(
        'addin/sync/answer.ts',
        'if (!inflight || inflight.push !== answer.push) return state',
        'if (!inflight) return state',
      ),
    ],
  },
  {
    name: 'the last writer wins',
    mood: 'stubborn',
    changes: [edit('core/merge.ts', '(mark === 0 || (change.base[field] ?? 0) === mark)', 'true')],
  },
  {
    name: 'one mark shared by a push, a page cut in the middle of it',
    mood: 'mixed',
    changes: [
      edit('server/store/sync/log.ts', 'const seq = head.mark + 1', 'const seq = from.mark + 1'),
      edit('server/store/sync/log.ts', 'next: () => head.mark + 1', 'next: () => from.mark + 1'),
    ],
  },
  {
    name: 'an answer clears a newer edit',
    mood: 'interrupted',
    changes: [
      edit(
        'addin/sync/steps.ts',
        "await store.change((state) => absorbAnswer(state, reply.value), 'later')",
        `const shown = new Map((await sheet.rows()).rows.map((row) => [row.record, row.fields]))
      const now = (record, set) => Object.fromEntries(Object.keys(set).map((field) => [field, shown.get(record)?.[field] ?? null]))
      const held = (inflight) => ({ ...inflight, changes: inflight.changes.map((each) => each.set ? { ...each, set: now(each.record, each.set) } : each) })
      await store.change((state) => absorbAnswer(state.inflight ? { ...state, inflight: held(state.inflight) } : state, reply.value))`,
      ),
    ],
  },
  {
    name: 'a pull moves the base of what is typed',
    mood: 'interrupted',
    changes: [
      edit(
        'addin/sync/lay.ts',
        "return over.length > 0 ? 'spent' : 'wait'",
        "return over.length > 0 ? 'spent' : 'seen'",
      ),
    ],
  },
  {
    name: 'a mark is drawn before the commit',
    mood: 'interrupted',
    changes: [
      edit(
        'server/store/commit.ts',
        'case when receipts = ?1 and marks = ?2 then ?3 end',
        'case when ?1 + ?2 >= 0 then ?3 end',
      ),
    ],
  },
  {
    name: 'a push is merged without what is being written',
    mood: 'interrupted',
    changes: [
      edit('server/store/sync/together.ts', 'new Set(busy.pushes.flatMap(({ places }) => places))', 'new Set()'),
    ],
  },
  {
    name: 'the outbox is emptied before the answer',
    mood: 'stubborn',
    changes: [
      edit(
        'addin/sync/steps.ts',
        'const reply = certain(await transport.push(sent))',
        `const results = sent.changes.map((each) => ({ record: each.record, accepted: { ...Object.fromEntries(Object.keys(each.set ?? {}).map((field) => [field, 0])), ...each.base }, conflicts: [], settled: [], refused: null }))
    await store.change((state) => absorbAnswer(state, { push: sent.push, epoch: sent.epoch, head: 0, hash: '', results }))
    const reply = certain(await transport.push(sent))`,
      ),
    ],
  },
  {
    name: 'a row that is removed is gone from the feed',
    mood: 'removed',
    changes: [
      edit(
        'server/store/sync/feed.ts',
        'const which = `e.site = ?1 and ',
        'const which = `e.site = ?1 and e.removed is null and ',
      ),
    ],
  },
  {
    name: 'a page is taken wherever it begins',
    mood: 'set back',
    changes: [
      edit('addin/sync/page.ts', 'if (page.since !== state.since || page.epoch !== state.epoch) return state', ''),
    ],
  },
  {
    name: 'the feed has no wall',
    mood: 'mixed',
    changes: [
      edit('server/store/sync/feed.ts', 'const which = `e.site = ?1 and ', 'const which = `?1 = ?1 and '),
      edit('server/store/sync/feed.ts', 'from conflicts where site = ?1 and', 'from conflicts where ?1 = ?1 and'),
    ],
  },
  {
    name: 'a decision wins over what the one who decides had not seen',
    mood: 'stubborn',
    changes: [
      edit(
        'core/merge.ts',
        '(change.base[field] ?? 0) === mark)',
        '(change.base[field] ?? 0) === mark || (change.settles ?? []).length > 0)',
      ),
    ],
  },
  {
    name: 'a restored centre goes unnoticed',
    mood: 'set back',
    changes: [
      edit('server/store/sync/feed.ts', ' || chainAt(since) !== hash || chainAt(heard) !== heardHash', ''),
      edit('server/store/sync/site-plan.ts', 'chainAt.get(seen.mark) !== seen.hash', 'false'),
    ],
  },
  {
    name: 'an edit of a removed row is taken',
    mood: 'removed',
    changes: [edit('core/merge.ts', 'else if (row.removed === null && (mark', 'else if ((mark')],
  },
  {
    name: 'a filing writes over what others pushed',
    mood: 'interrupted',
    changes: [
      edit(
        'server/store/sync/refile.ts',
        'const own = mark === 0 || last === undefined || (last.copy === null && seen(last))',
        'const own = true',
      ),
    ],
  },
  {
    name: 'a filing of a copy writes over what another copy pushed',
    mood: 'filed',
    changes: [
      edit(
        'server/store/sync/refile.ts',
        '(copy === null ? !filed.unseen.has(filing) : person === reader)',
        '(copy === null ? !filed.unseen.has(filing) : true)',
      ),
    ],
  },
  {
    name: 'a filing of a copy writes over what another copy filed',
    mood: 'copies',
    changes: [edit('server/store/compare.ts', 'const unseen = newest ?', 'const unseen = true ?')],
  },
  {
    name: 'a filing brings back what was there before',
    mood: 'filed',
    changes: [edit('server/store/sync/refile.ts', 'else if (old) {', 'else if (false) {')],
  },
  {
    name: 'a filing says nothing of what it runs into',
    mood: 'filed',
    changes: [edit('server/store/sync/refile.ts', 'else if (old) {', 'else if (true) {')],
  },
  {
    name: 'a first reading is shown to its second reader',
    mood: 'blind',
    changes: [
      edit(
        'core/sync/visibility.ts',
        "return !(role === 'P' && token !== null && blind.has(token))",
        'return blind !== undefined',
      ),
    ],
  },
  {
    name: 'a second reading is shown to everybody',
    mood: 'blind',
    changes: [edit('core/sync/visibility.ts', "if (role === 'D') return reader === viewer.person", '')],
  },
  {
    name: 'nobody is told when a second reading comes or goes',
    mood: 'blind',
    changes: [
      edit(
        'server/store/sync/blindness.ts',
        'if (was?.reader === is?.reader && was?.token === is?.token) return',
        'if (was !== undefined) return',
      ),
    ],
  },
  {
    name: 'a second reading that nobody signed is of who wrote or filed it last',
    mood: 'blind',
    changes: [
      edit(
        'server/store/commit.ts',
        `(select before.reader from entries before
where before.site = versions.site and before.record_id = versions.record_id), `,
        '',
      ),
    ],
  },
  {
    name: 'a workbook that somebody else goes on with is not read anew',
    mood: 'blind',
    changes: [edit('addin/sync/greeting.ts', 'met.batch === batch && met.reader === reader', 'met.batch === batch')],
  },
  {
    name: 'a row that is locked is changed by anybody',
    mood: 'locked',
    changes: [edit('core/merge.ts', 'return locked && all.changes ?', 'return locked && all.set === row.fields ?')],
  },
  {
    name: 'a row that is locked is changed by a filing',
    mood: 'locked',
    changes: [edit('server/store/sync/refiled-rows.ts', "role: 'reader', copy: null", "role: 'arbiter', copy: null")],
  },
  {
    name: 'nobody is told that a row left the batch',
    mood: 'batches',
    changes: [
      edit('server/store/sync/feed.ts', ' or (e.whole > ?5 and e.whole > e.created))', ' or (e.whole > ?5 and 1 = 0))'),
    ],
  },
  {
    name: 'what is typed into a row that left the batch looks like a loss',
    mood: 'batches',
    changes: [edit('addin/sync/page.ts', 'if (row.owed > 0 && !row.hidden && (batch', 'if (row.owed > 0 && (batch')],
  },
  {
    name: 'a push that nobody heard of is given up when the token is revoked',
    mood: 'stubborn',
    changes: [edit('addin/sync/steps.ts', '=> status === 401 || status === 403', '=> status === 403')],
  },
  {
    name: 'nobody hears that the centre knows the next rubric by now',
    mood: 'upgraded',
    changes: [edit('addin/sync/steps.ts', 'if (isAhead(store.state())) talk = null', '')],
  },
  {
    name: 'the sheet is written before it is saved that the cell is behind',
    mood: 'interrupted',
    changes: [
      edit(
        'addin/sync/steps.ts',
        `    await store.saved()
    const written = await sheet.write(plan.wish)`,
        '    const written = await sheet.write(plan.wish)',
      ),
    ],
  },
  {
    name: 'what stood in a cell when it was written does not matter',
    mood: 'interrupted',
    changes: [edit('addin/sync/lay.ts', 'const not = new Set(missed.map(', 'const not = new Set([].map(')],
  },
  {
    name: 'a decision closes what nobody decided',
    mood: 'stubborn',
    changes: [edit('server/store/sync/apply.ts', 'where site = ? and id = ?', 'where site = ? and ? is not null')],
  },
  {
    name: 'a conflict shows what held when it began',
    mood: 'stubborn',
    changes: [edit('core/sync/dispute.ts', 'else if (field in set) moved.set(', 'else if (false) moved.set(')],
  },
  {
    name: 'a conflict about a row stays open when the row comes or goes',
    mood: 'removed',
    changes: [edit('core/sync/dispute.ts', '? removed !== held.removed', '? false')],
  },
  {
    name: 'a row that comes into the batch is told in part',
    mood: 'batches',
    changes: [edit('server/store/sync/apply.ts', 'decidesSight(merged.set) ? mark', 'false ? mark')],
  },
  {
    name: 'marks are believed that are from before the centre was set back',
    mood: 'set back',
    changes: [edit('addin/sync/lost.ts', '(mark === 0 ? 0 : once)', 'mark')],
  },
]
