// A person at a pane with a copy of the workbook: keys only, and what stands on the screen and in the sheet.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { Frame, Page } from 'playwright-core'
import type { Badge } from '../../../addin/pane/sync/view.ts'
import { columnLetters } from '../../../core/grid.ts'
import { statedFields } from '../../../core/sync/fields.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { rubric, scoreSheet } from '../../addin/pane/stage.ts'
import type { ExcelHost } from '../../excel/host.ts'
import { visit } from '../stage.ts'
import type { Centre } from './centre.ts'

export type Reader = {
  readonly page: Page
  readonly excel: ExcelHost
  readonly pane: () => Frame
  /** Puts the token into the form, reached and sent by keys. */
  readonly paste: (token: string, keep?: boolean) => Promise<void>
  /** The same, taken, and back to scoring. */
  readonly connect: (token: string, keep?: boolean) => Promise<void>
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Goes to the exam of a row and presses keys in the list. */
  readonly score: (row: number, ...keys: readonly string[]) => Promise<void>
  readonly goTo: (row: number) => Promise<void>
  /** Resolves when the badge says so. */
  readonly badge: (badge: Badge, words?: RegExp) => Promise<void>
  /** To the badge by Shift+Tab and Enter. */
  readonly openSync: () => Promise<void>
  /** The button of the view of sync, and back. */
  readonly syncNow: () => Promise<void>
  readonly cut: () => Promise<void>
  readonly mend: () => Promise<void>
  readonly reopen: () => Promise<void>
  readonly leave: () => Promise<readonly string[]>
}

const syncPath = '**/api/sync/**'
/** What the browser and the library complain about: no storage in a frame, a network that is cut, an answer that says no. */
const expected = /sessionStorage|localStorage|storage is disabled|Access is denied|ERR_FAILED|Failed to load resource/i

export async function openReader(centre: Centre, mode: 'desktop' | 'web', book: Uint8Array): Promise<Reader> {
  const now = await visit(centre, { mode, book })
  const { page, excel } = now
  let { pane } = now
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const focused = () => pane.evaluate(() => document.activeElement?.className ?? '')
  const toBadge = async () => {
    if (await pane.evaluate(() => document.activeElement === document.body)) await pane.locator('[data-list]').focus()
    for (let n = 0; n < 60 && !(await focused()).includes('sync-badge'); n++) await press('Shift+Tab')
    assert.match(await focused(), /sync-badge/)
  }
  const rowShown = async () => Number(/第 (\d+) 行/.exec((await pane.locator('.exam h2').textContent()) ?? '')?.[1])
  const goTo = async (row: number) => {
    await pane.locator('[data-list]').focus()
    for (let n = 0; n < 20; n++) {
      const at = await rowShown()
      if (at === row) return
      await press(at < row ? 'PageDown' : 'PageUp')
      await pane.waitForFunction(
        (from) => !document.querySelector('.exam h2')?.textContent?.includes(from),
        `第 ${at} 行`,
      )
    }
    assert.fail(`row ${row} is not reached`)
  }
  /** The view takes the focus once it is there, from wherever it is by then. */
  const openView = async () => {
    await toBadge()
    await press('Enter')
    await pane.locator('.sync :focus').waitFor()
  }
  const openSync = async () => {
    await openView()
    await pane.locator('.sync-facts').waitFor()
  }
  const paste = async (token: string, keep = true) => {
    await openView()
    await pane.locator('.connect input[type=password]').focus()
    await page.keyboard.insertText(token)
    if (!keep) await press('Tab', 'Space')
    await press(keep ? 'Enter' : 'Tab', ...(keep ? [] : ['Enter']))
  }
  await pane.locator('[data-list]').waitFor()
  return {
    page,
    excel,
    pane: () => pane,
    press,
    goTo,
    score: async (row, ...keys) => {
      await goTo(row)
      await press(...keys)
      await pane.waitForFunction(
        (was) => !document.querySelector('.exam h2')?.textContent?.includes(was),
        `第 ${row} 行`,
      )
    },
    paste,
    connect: async (token, keep) => {
      await paste(token, keep)
      await pane.locator('.connect').waitFor({ state: 'detached' })
      await press('Escape')
      await pane.locator('[data-list]').waitFor()
    },
    openSync,
    syncNow: async () => {
      await openSync()
      await pane.locator('.sync-facts + .buttons button').focus()
      await press('Enter', 'Escape')
      await pane.locator('[data-list]').waitFor()
    },
    badge: async (badge, words = /./) => {
      await pane.locator(`.sync-badge[data-badge=${badge}]`, { hasText: words }).waitFor()
    },
    cut: async () => void (await page.route(syncPath, (route) => route.abort())),
    mend: () => page.unroute(syncPath),
    reopen: async () => {
      pane = await now.reopen()
      await pane.locator('[data-list]').waitFor()
    },
    leave: async () => (await now.leave()).filter((slip) => !expected.test(slip)),
  }
}

/** The name of the site is worked out by a formula of the sheet. */
const fields = [...statedFields(rubric)].filter((key) => !key.endsWith('_token') && key !== 'app_hospital_name')
const synced = [...fields, ...rubric.items.map(({ id }) => id)]
const days = 25_569

/** What the score sheet holds by record id, in the values of the wire; of the accession number its token. */
export function sheetOf({ excel }: Reader, tokenKey: string, rows: readonly number[]) {
  const cell = (key: string, row: number) =>
    excel.workbook.values(scoreSheet, `${columnLetters(rubric.placeOf.get(key)!)}${row}`)[0]![0] ?? ''
  const heldAt = (key: string, row: number): FieldValue => {
    const value = cell(key, row)
    if (value === '') return null
    const { type } = rubric.columnByKey.get(key)!
    if ((type === 'date' || type === 'datetime') && typeof value === 'number')
      return Math.round((value - days) * 86_400)
    return typeof value === 'number' && type !== 'int' && type !== 'decimal' ? String(value) : (value as FieldValue)
  }
  return new Map(
    rows.map((row) => {
      const accession = String(cell('accession_no', row))
      const token = createHmac('sha256', Buffer.from(tokenKey, 'hex')).update(accession).digest('hex').slice(0, 16)
      const entries = synced.map((key): readonly [string, FieldValue] => [key, heldAt(key, row)])
      return [String(cell('record_id', row)), Object.fromEntries([...entries, ['accession_token', token]])] as const
    }),
  )
}

/** A pane whose stream is held back hears of others only when it has given the stream up, after 20 s. */
const patience = 45_000

/** Resolves when the assertions hold; rejects with what they said last. */
export async function eventually({ page }: Reader, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  for (;;)
    try {
      return await work()
    } catch (error) {
      if (performance.now() - start > patience) throw error
      // As often as the screen is drawn.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    }
}

/** The number of an item, as it is typed after G. */
export const numberOf = (item: string): readonly string[] => [
  ...String(rubric.items.findIndex(({ id }) => id === item) + 1).padStart(2, '0'),
]
