// The API on a real store and the real reader, in a folder of its own.
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createApp } from '../../../server/api/app.ts'
import { drawBook } from '../../../server/pen/pen.ts'
import { createReaderPool } from '../../../server/reader/pool.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import type { Store } from '../../../server/store/store.ts'
import { scoreRows } from '../../../templates/captions.ts'
import type { Cell } from '../../../templates/sheet.ts'
import { sheetName } from '../../../templates/sheet-names.ts'
import { storePlace } from '../store/place.ts'
import { rubric } from '../store/wishes.ts'

export type App = ReturnType<typeof createApp>

export async function serve(change: (store: Store) => Partial<Store> = () => ({}), patience = 60) {
  const place = await storePlace()
  const store = await place.open()
  const pool = createReaderPool()
  let logged = ''
  const lines = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk
      done()
    },
  })
  const app = createApp({
    rubrics: new Map([[rubric.version, rubric]]),
    pool,
    store: { ...store, ...change(store) },
    now: () => new Date('2026-11-20T08:00:00Z'),
    log: pino(lines),
    patience,
  })
  return {
    app,
    store,
    folder: place.folder,
    logged: () => logged,
    stop: async () => {
      await pool.close()
      await place.remove()
    },
  }
}

export type Edit = { readonly row: number; readonly key: string; readonly value: Cell }

/** A filled workbook of the first site, with cells changed; `row` counts the filled rows from 0. */
export function filledBook(edits: readonly Edit[] = []): Promise<Uint8Array> {
  const [sample] = sampleBooks(rubric, { sites: 1, cases: 12, seed: 1, language: 'zh-CN' })
  const { book } = sample!
  const sheets = book.sheets.map((sheet) => {
    if (sheet.name !== sheetName('scores', 'zh-CN')) return sheet
    const rows = sheet.rows.map((row, index) => {
      const own = edits.filter((edit) => edit.row === index - (scoreRows.first - 1))
      if (own.length === 0) return row
      const cells = [...row.cells]
      for (const { key, value } of own) cells[rubric.placeOf.get(key)!] = value
      return { ...row, cells }
    })
    return { ...sheet, rows }
  })
  return drawBook({ ...book, sheets })
}

export const post = (app: App, path: string, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    body: bytes.slice(),
    headers: { 'content-type': 'application/octet-stream', ...headers },
  })
