// The glue between the engine of sync (addin/sync) and the pane: made when somebody wants the centre, or a token is there from
// an earlier time. What the views read is `SyncView` (view.ts), all of it signals that follow from three: the state of the
// engine, the sheet as it read it last, and what it is doing. What they may call ends in a wish in the state (kept in the workbook
// before anything is sent) or in a round of the loop.
//
// - Typing: `state.shadow` changes with every commit and every edit in the sheet; after a moment of rest a round is made, and while
//   there is no line the sheet is looked at all the same, so that counts and row marks are right.
// - The sheet's own columns 同步状态, 行版本, 最近同步 say the same as the row marks for whoever opens the workbook without a pane. They
//   are written along with values of others, and when the person asks for a round (`syncNow`): never by a write of their own in between.
// - A row whose keys are being pressed is sent as it stands in the sheet; what was pressed is not sent, and its cells are not written.
import { batch, computed, effect, signal, untracked } from '@preact/signals'
import type { Hello, Presence } from '../../../core/sync/protocol.ts'
import { identityOf } from '../../../templates/reading/recognise.ts'
import { rowsByRecord } from '../../sync/diff.ts'
import { createHttp } from '../../sync/http.ts'
import type { SheetView, Where } from '../../sync/ports.ts'
import { problemOf, type SyncProblem } from '../../sync/problems.ts'
import { emptyState, type State } from '../../sync/state.ts'
import { createSync } from '../../sync/sync.ts'
import { createTokens } from '../../sync/tokens.ts'
import { exportUnsent, importUnsent } from '../../sync/unsent.ts'
import type { Desk } from '../session/desk.ts'
import { language } from '../speech.ts'
import { tellGone } from './gone.ts'
import { tellLate } from './late.ts'
import { listsOf } from './lists.ts'
import { type Browser, deviceOf, keepOf, sheetOf, thisBrowser } from './ports.ts'
import { tellSetBack } from './set-back.ts'
import { type Ended, hindranceOf, troubleOf } from './shown.ts'
import { createToken } from './token.ts'
import type { Decision, SyncView } from './view.ts'

export type SyncSession = SyncView & {
  readonly close: () => void
}

type Tokens = (accession: string) => Promise<string>

const rest = 400

/** Takes up what the workbook brings; with a token, syncing begins. */
export async function openSync(desk: Desk, browser: Browser = thisBrowser()): Promise<SyncSession> {
  const { host } = desk
  const survey = desk.state.shadow.value?.survey
  const identity = survey ? identityOf(survey.book) : null
  const belongs = { site: identity?.site || null, batch: identity?.batch || null }

  const token = createToken(desk)
  const signedIn = signal(token.now() !== null)
  const state = signal<State>(emptyState('', ''))
  const view = signal<SheetView>({ rubric: '', fields: [], rows: [] })
  const ended = signal<Ended>({ is: 'off' })
  const hello = signal<Hello | null>(null)
  const everyone = signal<readonly Presence[]>([])
  const heardAt = signal<Date | null>(null)
  const tokens: { now: Tokens | null } = { now: null }

  const sheet = sheetOf(desk, () => tokens.now)
  const clock = { now: () => desk.now().getTime(), later: browser.later }
  const transport = createHttp({
    fetch: browser.fetch,
    clock,
    base: browser.base,
    language: () => language.value,
    token: token.now,
  })

  function greeted(met: Hello): void {
    hello.value = met
    heardAt.value = desk.now()
    const making = browser.subtle && createTokens(browser.subtle, met.tokenKey)
    tokens.now = making && (async (accession) => (await making)(accession))
  }

  function where(): Where | null {
    const { workbook, copy, batch: period } = state.value
    const record = desk.state.draft.value?.entry.exam.record_id ?? null
    return period === null ? null : { lineage: { workbook, copy }, batch: period, record }
  }

  const sync = await createSync(
    {
      sheet,
      transport,
      keep: keepOf(host),
      device: deviceOf(host),
      clock,
      newId: desk.newId,
      random: browser.random,
    },
    {
      workbook: identity?.workbookId || null,
      belongs,
      where,
      onHello: greeted,
      onState: (next) => {
        const before = state.value
        state.value = next
        tellLate(desk, before, next)
      },
      onView: (next) => {
        view.value = next
      },
      onActivity: (next) => {
        if (next.is === 'working') return
        batch(() => {
          ended.value = next
          if (next.is === 'idle') heardAt.value = desk.now()
          // Leases run out by themselves, and nobody tells.
          else if (!troubleOf(next)) everyone.value = []
        })
      },
      onPeople: (people) => {
        everyone.value = people
      },
    },
  )
  state.value = sync.state()

  /** What keeps this pane from syncing, whatever the centre says. */
  const hindered = (): SyncProblem | null =>
    browser.subtle === null ? problemOf('no-secure-context') : desk.state.readOnly.value ? problemOf('read-only') : null

  async function begin(): Promise<void> {
    const problem = hindered()
    if (problem) ended.value = { is: 'stopped', problem }
    else await sync.loop.start()
  }

  /** Counts and marks follow the sheet also without a line. A sheet that cannot be read now is looked at with the next change. */
  const look = async (): Promise<void> => {
    try {
      view.value = await sheet.rows()
    } catch {}
  }

  const lists = listsOf(desk, { signedIn, state, view, ended, hello, everyone })
  const { unsent } = lists
  const waits = () => unsent.value.fields > 0 || rowsByRecord(view.value).size < view.value.rows.length
  const follow = effect(() => {
    if (!desk.state.shadow.value) return
    desk.soon('sync', () => void look().then(() => waits() && sync.loop.soon()), rest)
  })
  const placed = computed(() => desk.state.draft.value?.entry.exam.record_id ?? null)
  const move = effect(() => {
    // Where the person is, and nothing else that is looked up on the way, is what is followed.
    if (placed.value !== null) untracked(sync.loop.moved)
  })
  const gone = tellGone(desk, lists.going)
  const setBack = tellSetBack(desk, state)
  const sleep = browser.onWake(() => {
    if (signedIn.value) void sync.loop.now()
  })
  if (signedIn.value) void begin()
  await look()

  const choiceOf = ({ conflict: id, choice }: Decision) => {
    if (typeof choice !== 'string') return { take: 'value', value: choice.value } as const
    const base = state.value.conflicts.get(id)?.conflict.base.value ?? null
    return choice === 'base' ? ({ take: 'value', value: base } as const) : ({ take: choice } as const)
  }

  return {
    ...lists,
    heardAt,

    signIn: async (given, keep) => {
      token.set(given, keep)
      batch(() => {
        signedIn.value = true
        hello.value = null
        ended.value = { is: 'off' }
      })
      await begin()
      const problem = hindranceOf(ended.value)
      // It is good for other workbooks only.
      if (problem?.code === 'other-site') token.set(given, false)
      return hello.value !== null && ended.value.is !== 'stopped'
    },
    signOut: async () => {
      sync.loop.stop()
      token.set(null, false)
      tokens.now = null
      batch(() => {
        signedIn.value = false
        hello.value = null
        everyone.value = []
        ended.value = { is: 'off' }
      })
    },
    syncNow: async () => {
      await look()
      await sync.loop.now()
      if (ended.value.is === 'idle') await sync.steps.sign().catch(() => undefined)
    },
    decide: async (decisions) => {
      const open = decisions.filter(({ conflict }) => state.value.conflicts.has(conflict))
      if (open.length === 0) return false
      const decided = open.map((each) => ({ conflict: each.conflict, choice: choiceOf(each), why: each.why ?? '' }))
      await sync.decide(view.value.rubric, ...decided)
      return true
    },
    resend: (records) => sync.sendAgain(...records),
    takeTheirs: (records) => sync.takeTheirs(...records),
    putBack: (records) => sync.putBack(...records),
    remove: sync.remove,
    restore: sync.restore,
    exportUnsent: () => exportUnsent(state.value, view.value),
    importUnsent: async (text) => {
      const imported = importUnsent(text, await sheet.rows())
      if (!imported) return null
      const { wish, differ } = imported
      const { missed } = await sheet.write(wish)
      sync.loop.soon()
      return { written: wish.cells.length + wish.add.length - missed.length, differ: differ.length + missed.length }
    },
    close: () => {
      sync.loop.stop()
      follow()
      move()
      gone()
      setBack()
      sleep()
    },
  }
}
