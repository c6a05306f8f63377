// A desk over a workbook in memory; work that waits for rest is done by `rest()`.

import { actionOf, type Press } from '../../../addin/pane/scoring/keys.ts'
import type { Desk } from '../../../addin/pane/session/desk.ts'
import { act } from '../../../addin/pane/session/score.ts'
import { createDesk, startSession } from '../../../addin/pane/session/session.ts'
import { loadRubrics } from '../../../server/rubrics.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import type { FilledRow } from '../../../templates/scores/book.ts'
import { scoreBook } from '../../../templates/scores/book.ts'
import type { Book } from '../../../templates/sheet.ts'
import { type Memory, memoryHost } from './memory-host.ts'

export const rubrics = loadRubrics()
export const rubric = [...rubrics.values()].at(-1)!
export const scoreSheet = '原始数据表'
export const now = () => new Date(2026, 10, 15, 12)

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Scored sample rows by column key. */
function sampleRows(cases: number): readonly FilledRow[] {
  const { book } = [...sampleBooks(rubric, { sites: 1, cases, seed: 7, language: 'zh-CN' })][0]!
  const sheet = book.sheets.find(({ name }) => name === scoreSheet)!
  return sheet.rows
    .slice(4)
    .map(({ cells }) =>
      Object.fromEntries(
        rubric.columns.flatMap(({ key, group }, place) => (group === 'total' ? [] : [[key, cells[place] ?? null]])),
      ),
    )
    .filter((row) => row.modality !== null)
}

const samples = sampleRows(60)

/** Exams of the sample without a score: `blank` clears what a reader fills in. */
export const blankRow = (n: number, change: FilledRow = {}): FilledRow => {
  const row = samples[n]!
  const items = Object.fromEntries(rubric.items.map(({ id: item }) => [item, null]))
  return {
    ...row,
    ...items,
    qc_scope: 'ALL',
    qc_role: 'P',
    qc_date: null,
    remarks: null,
    role_override: null,
    record_id: id(n + 1),
    ...change,
  }
}
export const scoredRow = (n: number): FilledRow => samples[n]!
export const sampleCount = samples.length

export const bookOf = (
  filled: readonly FilledRow[],
  rows = filled.length + 2,
  site: string | null = 'S01',
  staff: readonly FilledRow[] = [],
): Book =>
  scoreBook(rubric, {
    identity: {
      workbookId: id(999),
      rubric: rubric.id,
      rubricVersion: rubric.version,
      rubricHash: rubric.hash,
      templateVersion: '1',
      site: site ?? '',
      batch: 'S01-2026Q4',
      language: 'zh-CN',
      kind: 'scores',
    },
    site: rubric.sites.find(({ code }) => code === site) ?? null,
    rows,
    ids: Array.from({ length: rows }, (_, n) => id(500 + n)),
    language: 'zh-CN',
    filled,
    staff,
  })

export type Stage = {
  readonly desk: Desk
  readonly memory: Memory
  /** Does what waits for a moment of rest, until nothing waits. */
  readonly rest: () => Promise<void>
  /** Presses keys in the list, such as `G`, `0`, `5`, `Enter`; gives how many were pressed. */
  readonly type: (keys: string) => Promise<number>
}

const signs: Readonly<Record<string, string>> = { '-': 'Minus', '=': 'Equal', '/': 'Slash' }
const codeOf = (key: string): string =>
  /^\d$/.test(key) ? `Digit${key}` : /^[A-Z]$/.test(key) ? `Key${key}` : (signs[key] ?? key)

export const press = (key: string): Press => ({
  code: codeOf(key.replace(/^(Shift|Ctrl)\+/, '')),
  shift: key.startsWith('Shift+'),
  control: key.startsWith('Ctrl+'),
  alt: false,
  composing: false,
})

export async function openStage(book: Book, options: Parameters<typeof memoryHost>[1] = {}): Promise<Stage> {
  const memory = memoryHost(book, options)
  const waiting = new Map<string, () => void>()
  let made = 0
  const desk = createDesk({
    host: memory.host,
    rubrics,
    now,
    newId: () => id(1000 + made++),
    soon: (name, work) => void waiting.set(name, work),
  })
  await startSession(desk)
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const rest = async () => {
    await settle()
    while (waiting.size > 0) {
      const [[name, work]] = [...waiting] as [[string, () => void]]
      waiting.delete(name)
      work()
      await settle()
    }
  }
  const type = async (keys: string) => {
    const pressed = keys.split(' ')
    for (const key of pressed) {
      const { digits, singleKeys, choosing } = desk.state
      const action = actionOf(press(key), {
        digits: digits.value,
        singleKeys: singleKeys.value,
        choosing: choosing.value !== null,
      })
      if (action) await act(desk, action)
    }
    return pressed.length
  }
  return { desk, memory, rest, type }
}
