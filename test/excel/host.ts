// An Excel for tests: real office.js is answered from a workbook model. See README.md.
import type { ExcelHost, HostOptions } from './host-shape.ts'
import { declaredSets } from './library/declared-sets.ts'
import { describeLibrary } from './library/described.ts'
import { parseArea } from './model/area.ts'
import { type Book, createBook, type Origin, sheetNamed } from './model/book.ts'
import { happenings } from './model/happenings.ts'
import type { Place } from './model/place.ts'
import { selectPlace } from './model/selection.ts'
import { createWorkbook } from './model/workbook.ts'
import { writeCells } from './model/write.ts'
import { createAnswerer } from './native/answerer.ts'
import { createCalls } from './native/calls.ts'
import { createEditing } from './native/editing.ts'
import type { Surface } from './native/external.ts'
import { createInjected } from './native/injected.ts'
import { createListeners } from './native/listeners.ts'
import { createQueue } from './native/queue.ts'
import { serviceThing } from './objects/services.ts'
import { workbookThing } from './objects/workbook.ts'
import { bytesOf, type Sync } from './wire/count.ts'
import { createReferences } from './wire/references.ts'

export type { ExcelHost, HostOptions } from './host-shape.ts'

const lightTheme = {
  bodyBackgroundColor: 0xffffff,
  bodyForegroundColor: 0x000000,
  controlBackgroundColor: 0xffffff,
  controlForegroundColor: 0x000000,
}
/** Shared runtime and custom functions. */
const runtimeFlags = 3

export function createExcelHost(options: HostOptions = {}): ExcelHost {
  const { sets = '1.15', locale = 'zh-CN', readOnly = false, theme = lightTheme } = options
  const { today = new Date(2026, 10, 15) } = options
  const library = describeLibrary()
  const references = createReferences()
  const listeners = createListeners()
  const injected = createInjected()
  const editing = createEditing()
  const queue = createQueue()
  const eventRanges = new Map<string, Place>()
  const log: Sync[] = []
  const unknown: string[] = []
  const settings: Record<string, string> = {}
  let surface: Surface | null = null
  let selectionMoved = false
  const book = createBook({
    today: () => today,
    locale,
    tell: (happening) => {
      if (!book.enableEvents) return
      if (happening.type === happenings.selection) selectionMoved = true
      listeners.tell(happening)
    },
    remember: (sheet, area) => {
      const id = `event-${eventRanges.size + 1}`
      eventRanges.set(id, { sheet, area })
      return id
    },
  })
  book.readOnly = readOnly
  const calls = createCalls((entries) => surface?.raise(entries) ?? false)
  const root = workbookThing({ library, book, listen: listeners.listen }, eventRanges)
  const flush = () => {
    const entries = listeners.take()
    const moved = selectionMoved
    selectionMoved = false
    if (entries.length === 0 && !moved) return
    queue.soon(() => {
      if (entries.length > 0) surface?.raise(entries)
      if (moved) surface?.selectionMoved()
    })
  }
  const execute = createAnswerer({
    library,
    book,
    references,
    injected,
    editing,
    queue,
    log,
    root: () => root,
    service: (name) => serviceThing(name, calls),
    flush,
  })
  const as = (origin: Origin, change: (book: Book) => void) => {
    book.origin = origin
    try {
      change(book)
    } finally {
      book.origin = 'person'
      flush()
    }
  }
  const at = (sheet: string, address: string): Place => {
    const found = sheetNamed(book, sheet)
    const area = parseArea(address)
    if (found === undefined || area === null) throw new RangeError(`there is no ${sheet}!${address}`)
    return { sheet: found, area }
  }
  const work = () => log.filter(({ kind }) => kind === 'work')
  return {
    workbook: createWorkbook(book),
    get syncs() {
      return work().length
    },
    get bytes() {
      return bytesOf(work())
    },
    log,
    count: async (action) => {
      const start = log.length
      const result = await action()
      const done = log.slice(start).filter(({ kind }) => kind === 'work')
      return { result, syncs: done.length, bytes: bytesOf(done), references: references.list().length }
    },
    references: references.list,
    listeners: listeners.list,
    inject: injected.add,
    ordered: injected.left,
    beginEdit: editing.begin,
    endEdit: editing.end,
    typeInto: (sheet, address, text) => {
      const place = at(sheet, address)
      as('person', () => writeCells(book, place.sheet, place.area, text))
    },
    select: (sheet, address) => {
      const [first, ...others] = address.split(',').map((one) => at(sheet, one)) as [Place, ...Place[]]
      as('person', () => selectPlace(book, first.sheet, first.area, ...others.map(({ area }) => area)))
    },
    remoteEdit: (sheet, address, values) => {
      const place = at(sheet, address)
      as('remote', () => writeCells(book, place.sheet, place.area, values))
    },
    as,
    call: calls.call,
    idle: queue.idle,
    unknown,
    transport: {
      execute,
      settings,
      saveSettings: (now) => {
        for (const key of Object.keys(settings)) delete settings[key]
        Object.assign(settings, now)
      },
      unknown: (call) => unknown.push(call),
    },
    surfaceOptions: {
      hostInfo: `Excel$Win32$16.01$${locale}$telemetry$$disableLogging$${runtimeFlags}`,
      locale,
      sets: declaredSets[sets],
      readOnly,
      theme,
    },
    connect: (now) => {
      // A page that starts anew has no handlers and no objects, whatever the one before it had.
      listeners.clear()
      references.clear()
      surface = now
    },
    surface: () => {
      if (surface === null) throw new Error('no office.js is connected')
      return surface
    },
  }
}
