// A person at the pane: the same test code holds it in node, in desktop Excel and in Excel on the web.
import assert from 'node:assert/strict'
import type { CommandId } from '../../addin/manifest/commands.ts'
import type { Book } from '../../templates/sheet.ts'
import type { ExcelHost, HostOptions } from '../excel/host.ts'

export type Place = 'node' | 'desktop' | 'web'
export type Tab = 'score' | 'findings' | 'doctor' | 'statistics'

/** What the pane shows, as its own words. Null: not on the screen now. */
export type Seen = {
  readonly phase: 'opening' | 'ours' | 'foreign' | 'failed'
  readonly tab: Tab | null
  /** The one message. */
  readonly message: string | null
  /** Heading of the exam that is being scored. */
  readonly exam: string | null
  /** Number, and what the current item holds, such as `13 B`. */
  readonly item: string | null
  /** Running score of the exam. */
  readonly total: string | null
  /** `cell message`, as far as they are drawn. */
  readonly findings: readonly string[] | null
  /** Cell of the finding at hand. */
  readonly at: string | null
  /** What can be mended without guessing: codes of findings, words for damage to the sheets. */
  readonly kinds: readonly string[] | null
  /** Columns of a list, `heading=field`; a heading alone is left where it is. */
  readonly columns: readonly string[] | null
  /** What is said of the workbook as a whole: opened read-only, of an old template. */
  readonly notes: readonly string[]
  /** Something is waited for. */
  readonly waiting: boolean
  readonly dark: boolean
}

export type Hand = {
  readonly place: Place
  readonly excel: ExcelHost
  readonly see: () => Promise<Seen>
  /** Until the screen may show something else: its next frame. */
  readonly frame: () => Promise<void>
  /** Presses keys one after another, named as the browser names them, without waiting for anything in between. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Clicks a tab; of scoring also the item at hand, so that the list has the keys. */
  readonly show: (tab: Tab) => Promise<void>
  /** A button of the ribbon. */
  readonly ribbon: (id: CommandId) => Promise<void>
  readonly remark: (text: string, second?: string) => Promise<void>
  /** Says who scores, by code and the first title. */
  readonly scorer: (id: string) => Promise<void>
  /** Makes a workbook of ours: from the list that is guessed, or empty. */
  readonly add: (what: 'list' | 'empty', site: string, batch?: string) => Promise<void>
  /** Buttons of the findings. */
  readonly findings: (what: 'again' | 'paint' | 'unpaint' | 'undo') => Promise<void>
  /** The button beside a refusal: lifts the protection of the sheet. */
  readonly unlock: () => Promise<void>
  /** Every finding that is listed, drawn to the last. */
  readonly allFindings: () => Promise<readonly string[]>
  /** Mends all that the doctor has found. */
  readonly mendAll: () => Promise<void>
  readonly summarise: () => Promise<void>
  /** Has charts and PivotTables put back that were taken out; the button is there when some were. */
  readonly restore: () => Promise<void>
  /** Reads a workbook again that could not be opened. */
  readonly retry: () => Promise<void>
  /** The pane is closed and opened again, or reloaded. */
  readonly reopen: () => Promise<void>
  /** Lets go of everything; gives what went wrong on the way: failed scripts, requests to elsewhere, calls that were not understood. */
  readonly leave: () => Promise<readonly string[]>
}

/** Some actions in one workbook, one after another. */
export type Chapter = {
  readonly title: string
  readonly book: () => Book
  readonly host?: HostOptions
  readonly steps: Readonly<Record<string, (hand: Hand) => Promise<void>>>
}

/** A machine may be busy with other tests. */
const patience = 60_000

/** Resolves when the pane shows what is awaited. Fails with what it shows instead. */
export async function sees(hand: Hand, what: string, awaited: (seen: Seen) => boolean): Promise<Seen> {
  const start = performance.now()
  for (;;) {
    await hand.excel.idle()
    const seen = await hand.see()
    if (awaited(seen)) return seen
    if (performance.now() - start > patience)
      assert.fail(`${what} is not shown, but: ${JSON.stringify({ ...seen, findings: seen.findings?.slice(0, 5) })}`)
    await hand.frame()
  }
}

/** Does something and waits until it is seen; gives the syncs that it cost, and holds that no reference is left. */
export async function costs(
  hand: Hand,
  work: () => Promise<unknown>,
  what: string,
  awaited: (seen: Seen) => boolean,
): Promise<number> {
  const { syncs } = await hand.excel.count(async () => {
    await work()
    await sees(hand, what, awaited)
  })
  await lets(hand)
  return syncs
}

/** The client gives references back by a request of its own, on the web a little later. */
export async function lets({ excel }: Hand): Promise<void> {
  const start = performance.now()
  while (excel.references().length > 0 && performance.now() - start < patience) await excel.idle()
  assert.deepEqual(excel.references(), [], 'references left')
}
