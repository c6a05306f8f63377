// Ports of sync over the open workbook and the browser.
import type { SheetHost } from '../../host/sheet-host.ts'
import type { Trouble } from '../../host/trouble.ts'
import { createBookSheet } from '../../sync/book/sheet.ts'
import { createSqueezer, unsqueezed } from '../../sync/keep-text.ts'
import type { Clock, Device, Keep, Sheet } from '../../sync/ports.ts'
import { entryAt } from '../book/entry-at.ts'
import { isTouched } from '../scoring/draft.ts'
import { type Desk, judgeNow, judgeSoon } from '../session/desk.ts'
import { readBook } from '../session/open.ts'
import { relocate } from '../session/relocate.ts'
import { takeAlong } from '../session/renamed.ts'

/** What of the browser sync needs; the tests bring their own. */
export type Browser = {
  readonly fetch: typeof fetch
  /** Null outside of a secure context. */
  readonly subtle: SubtleCrypto | null
  readonly random: () => number
  readonly later: Clock['later']
  /** Calls when the line is back, or the person comes back to the pane; gives what ends it. */
  readonly onWake: (work: () => void) => () => void
  /** Origin and folder of the centre; empty: where the pane comes from. */
  readonly base: string
}

export const thisBrowser = (): Browser => ({
  fetch: (...given) => fetch(...given),
  subtle: globalThis.crypto?.subtle ?? null,
  random: Math.random,
  later: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
  onWake: (work) => {
    const seen = () => {
      if (document.visibilityState === 'visible') work()
    }
    addEventListener('online', work)
    document.addEventListener('visibilitychange', seen)
    return () => {
      removeEventListener('online', work)
      document.removeEventListener('visibilitychange', seen)
    }
  },
  base: '',
})

const failure = (trouble: Trouble) => new Error(trouble.code, { cause: trouble })

export function keepOf(host: SheetHost): Keep {
  const squeezed = createSqueezer()
  return {
    load: async () => {
      const read = await host.readKept()
      if (!read.done) throw failure(read.trouble)
      return read.value === null ? null : unsqueezed(read.value)
    },
    save: async (pieces) => {
      const written = await host.writeKept(await squeezed(pieces))
      if (!written.done) throw failure(written.trouble)
    },
  }
}

export const deviceOf = ({ recall, retain }: SheetHost): Device => ({
  recall: (copy) => recall(`sync.copy.${copy}`),
  remember: (copy, stamp) => retain(`sync.copy.${copy}`, stamp),
})

/** Keys pressed and not committed yet, in the exam that is open and in those that were left: what they will say is not in the sheet. */
function pressedIn({ state }: Desk): ReadonlyMap<string, ReadonlySet<string>> {
  const rubric = state.shadow.value?.rubric
  const found = new Map<string, ReadonlySet<string>>()
  const drafts = [state.draft.value, ...[...state.aside.value.values()].map(({ draft }) => draft)]
  for (const draft of drafts) {
    const record = draft?.entry.exam.record_id
    if (!draft || !record || !rubric || !isTouched(draft)) continue
    const { typed, fields, remarks, second } = draft
    const items = [...typed.keys()].map((place) => rubric.items[place]!.id)
    const texts = [...(remarks === null ? [] : ['remarks']), ...(second === null ? [] : ['arbiter_id'])]
    found.set(record, new Set([...items, ...fields.keys(), ...texts]))
  }
  return found
}

export function sheetOf(desk: Desk, token: () => ((accession: string) => Promise<string>) | null): Sheet {
  const { state } = desk
  return createBookSheet({
    host: desk.host,
    shadow: async () => {
      if (state.unsure.value) {
        const trouble = await readBook(desk)
        if (trouble) throw failure(trouble)
      }
      return state.shadow.value
    },
    onWritten: (change, written) => {
      const before = state.shadow.value
      if (!before) return
      const shadow = change(before)
      state.shadow.value = shadow
      const renamed = written.flatMap(({ row, renamed }) => (renamed ? row : []))
      takeAlong(desk, before, renamed)
      const draft = state.draft.value
      if (!draft || !written.some(({ row }) => row === draft.entry.row)) return judgeSoon(desk)
      const entry = entryAt(shadow, draft.entry.row)
      if (entry?.exam.record_id === draft.entry.exam.record_id) {
        state.draft.value = { ...draft, entry }
        return judgeSoon(desk)
      }
      // Before another key is pressed: what it says would go into a row that is empty, or of another exam.
      judgeNow(desk)
      relocate(desk)
    },
    token,
    pressed: () => pressedIn(desk),
    moment: () => localIso(desk.now()),
  })
}

const two = (n: number): string => String(n).padStart(2, '0')

/** As the clock on the wall shows it, to the minute. */
const localIso = (now: Date): string =>
  `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`
