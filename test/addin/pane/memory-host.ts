// A SheetHost over a Book in memory: cells by place, one sync counted a call, totals worked out by the engine as Excel's formulas would.

import type { LostGuard } from '../../../addin/host/guard.ts'
import type { MarkedCell } from '../../../addin/host/mark.ts'
import { done, failed, type Outcome } from '../../../addin/host/outcome.ts'
import type { Notice, Place, RefreshedSheet, SheetHost, SheetId, Survey } from '../../../addin/host/sheet-host.ts'
import { type TroubleCode, trouble } from '../../../addin/host/trouble.ts'
import type { Stood, WriteCell, WriteValue } from '../../../addin/host/write-wish.ts'
import { columnLetters, type RawCell, type RawRow, surveyRows } from '../../../core/grid.ts'
import { serialOfIso } from '../../../core/iso-date.ts'
import type { Language } from '../../../core/words.ts'
import type { Book, Cell, Sheet } from '../../../templates/sheet.ts'

type MemorySheet = {
  readonly id: SheetId
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly rows: Map<number, RawCell[]>
  /** Rows that a filter or a person hides. */
  readonly hidden: Set<number>
}

export type Memory = {
  readonly host: SheetHost
  readonly calls: string[]
  readonly writes: WriteCell[][]
  readonly marks: Map<SheetId, readonly MarkedCell[]>
  readonly refreshed: RefreshedSheet[][]
  readonly went: string[]
  readonly settings: Map<string, string>
  /** What the guards of our sheets have lost, as the host finds it. */
  readonly lost: LostGuard[]
  readonly sheet: (name: string) => MemorySheet
  /** A person, or a co-author, changes cells and the pane is told. */
  readonly change: (sheet: string, range: string, cells: readonly WriteCell[], source?: 'local' | 'remote') => void
  readonly tell: (notice: Notice) => void
  readonly select: (sheet: string, row: number) => void
  /** The next call of that name fails. */
  readonly fail: (call: string, code: TroubleCode) => void
}

const rawOf = (cell: Cell | undefined): RawCell => {
  if (cell === undefined || cell === null || typeof cell !== 'object') return cell ?? null
  if ('date' in cell) return { serial: serialOfIso(cell.date)! }
  return 'formula' in cell ? { formula: true, value: cell.result } : cell.text
}
const rawValue = (value: WriteValue): RawCell =>
  typeof value === 'object' && value !== null
    ? 'date' in value
      ? { serial: serialOfIso(value.date)! }
      : { formula: true, value: null }
    : value

export function memoryHost(
  book: Book,
  options: { readOnly?: boolean; language?: Language; retained?: Map<string, string> } = {},
): Memory {
  const sheets: MemorySheet[] = []
  const add = (sheet: Sheet) => {
    const rows = new Map(sheet.rows.map(({ cells }, n) => [n + 1, cells.map(rawOf)] as const))
    sheets.push({
      id: `{${sheets.length + 1}}`,
      name: sheet.name,
      state: sheet.state ?? 'visible',
      rows,
      hidden: new Set(),
    })
    return sheets.at(-1)!
  }
  book.sheets.forEach(add)
  const calls: string[] = []
  const writes: WriteCell[][] = []
  const marks = new Map<SheetId, readonly MarkedCell[]>()
  const refreshed: RefreshedSheet[][] = []
  const went: string[] = []
  const settings = new Map<string, string>()
  const retained = options.retained ?? new Map<string, string>()
  const lost: LostGuard[] = []
  const failures = new Map<string, TroubleCode>()
  const listeners = new Set<(notice: Notice) => void>()
  let place: Place | null = { sheet: sheets[book.active ?? 0]!.id, range: 'A1', row: 1, column: 0 }

  const tell = (notice: Notice) => {
    for (const listener of listeners) listener(notice)
  }
  const call = async <Value>(name: string, work: () => Value): Promise<Outcome<Value>> => {
    calls.push(name)
    const code = failures.get(name)
    failures.delete(name)
    return code ? failed(trouble(code, { sheet: '原始数据表', cells: 'A1', code })) : done(work())
  }
  const byId = (id: SheetId) => sheets.find((sheet) => sheet.id === id)!
  const rowsOf = ({ rows, hidden }: MemorySheet): RawRow[] =>
    [...rows]
      .filter(([, cells]) => cells.some((cell) => cell !== null && cell !== ''))
      .sort(([a], [b]) => a - b)
      .map(([number, cells]) => ({ number, cells, ...(hidden.has(number) ? { hidden: true as const } : {}) }))
  const survey = (): Survey => ({
    book: {
      sheets: sheets.map((sheet) => ({
        name: sheet.name,
        state: sheet.state,
        head: rowsOf(sheet).slice(0, surveyRows),
      })),
      date1904: false,
      externalLinks: false,
    },
    sheets: sheets.map((sheet) => ({
      id: sheet.id,
      lastRow: Math.max(0, ...sheet.rows.keys()),
      columns: Math.max(0, ...[...sheet.rows.values()].map((cells) => cells.length)),
      protection: 'open',
    })),
  })
  const put = (sheet: MemorySheet, cells: readonly WriteCell[]): Stood[] =>
    cells.map(({ row, column, value }) => {
      const held = sheet.rows.get(row) ?? []
      sheet.rows.set(row, held)
      while (held.length <= column) held.push(null)
      const before = held[column]
      held[column] = rawValue(value)
      recalculate(sheet, row)
      return { row, column, before: { content: before as string, formula: false, numberFormat: '' }, after: '' }
    })
  /** As Excel would: what hangs on the row is worked out; here it just has no stored result any more. */
  const recalculate = (sheet: MemorySheet, row: number) => {
    const held = sheet.rows.get(row)!
    held.forEach((cell, column) => {
      if (typeof cell === 'object' && cell !== null && 'formula' in cell) held[column] = { formula: true, value: null }
    })
  }

  const host: SheetHost = {
    language: options.language ?? 'zh-CN',
    abilities: {
      platform: 'other',
      changeTrigger: false,
      protectionNotice: false,
      pivotTables: false,
      shortcuts: false,
      contextualTabs: false,
      customFunctions: true,
    },
    theme: () => ({ background: null, text: null, dark: false }),
    open: () =>
      call('open', () => ({
        survey: survey(),
        readOnly: options.readOnly ?? false,
        mark: null,
        settings: new Map(settings),
      })),
    survey: () => call('survey', survey),
    read: async (wishes, take, { signal, onProgress } = {}) => {
      onProgress?.(0, 1)
      if (signal?.aborted) return failed(trouble('stopped'))
      return call('read', () => {
        wishes.forEach(({ sheet, from = 1, to = Number.MAX_SAFE_INTEGER, results }, wish) => {
          const rows = rowsOf(byId(sheet)).filter(({ number }) => number >= from && number <= to)
          take(
            wish,
            rows.map(({ cells, ...row }) => ({
              ...row,
              cells: cells.map((cell, column) =>
                results?.has(column) && typeof cell === 'object' && cell !== null && 'formula' in cell
                  ? cell.value
                  : cell,
              ),
            })),
          )
        })
      })
    },
    write: ({ sheet, cells }) =>
      call('write', () => {
        writes.push([...cells])
        const undo = { sheet, cells: put(byId(sheet), cells) }
        queueMicrotask(() => tell({ kind: 'cells', sheet, range: null, source: 'own' }))
        return { undo }
      }),
    undo: ({ sheet, cells }) =>
      call('undo', () => ({
        undo: {
          sheet,
          cells: put(
            byId(sheet),
            cells.map(({ row, column, before }) => ({ row, column, value: before.content })),
          ),
        },
      })),
    selection: () => call('selection', () => place),
    watch: (listener) =>
      call('watch', () => {
        listeners.add(listener)
        return async () => void listeners.delete(listener)
      }),
    goTo: (sheet, range) => call('goTo', () => void went.push(`${byId(sheet).name}!${range}`)),
    mark: (sheet, cells) => call('mark', () => void marks.set(sheet, cells)),
    addSheets: (more) => call('addSheets', () => more.sheets.map((sheet) => add(sheet))),
    removeSheets: (gone) =>
      call('removeSheets', () => {
        for (const id of gone) if (byId(id)) sheets.splice(sheets.indexOf(byId(id)), 1)
      }),
    refresh: (wanted, wish) =>
      call('refresh', () => {
        const last = new Map(refreshed.flat().map((each) => [each.key, each]))
        refreshed.push([...wanted])
        return {
          sheets: wanted.map((each) => {
            const { key, sheet } = each
            return { key, id: key, name: sheet.name, orphans: 0, before: last.get(key) ?? null }
          }),
          figures: { added: wish?.figures.map(({ key }) => key) ?? [], kept: [], takenOut: [] },
        }
      }),
    readSetting: (key) => call('readSetting', () => settings.get(key) ?? null),
    writeSetting: (key, value) =>
      call('writeSetting', () => void (value === null ? settings.delete(key) : settings.set(key, value))),
    readKept: () => call('readKept', () => settings.get('(kept)') ?? null),
    writeKept: (text) => call('writeKept', () => void settings.set('(kept)', text)),
    recall: (key) => retained.get(key) ?? null,
    retain: (key, value) => void retained.set(key, value),
    inspect: () => call('inspect', () => lost),
    changeGuards: (changes) => call('changeGuards', () => changes),
    unprotect: () => call('unprotect', () => undefined),
    protect: () => call('protect', () => undefined),
  }
  const named = (name: string) => sheets.find((sheet) => sheet.name === name)!
  return {
    host,
    calls,
    writes,
    marks,
    refreshed,
    went,
    settings,
    lost,
    sheet: named,
    change: (sheet, range, cells, source = 'local') => {
      put(named(sheet), cells)
      tell({ kind: 'cells', sheet: named(sheet).id, range, source })
    },
    tell,
    select: (sheet, row) => {
      place = { sheet: named(sheet).id, range: `${columnLetters(0)}${row}`, row, column: 0 }
      tell({ kind: 'selection', sheet: named(sheet).id, range: `A${row}` })
    },
    fail: (name, code) => failures.set(name, code),
  }
}
