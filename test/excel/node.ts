// Boots the real office.js in node's own realm behind a small page stand-in; it loads its other files by itself.
// One Office per process: afterwards `globalThis.window` exists. Suites that need it run in a process of their own (scenario.ts).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import type { ExcelHost } from './host.ts'
import { libraryFolder } from './library/place.ts'
import { installExternal } from './native/external.ts'
import type { ExcelNamespace, OfficeNamespace } from './office.ts'

const base = 'https://officejs.local/'

type Element = { tagName: string; src?: string; onload?: () => void; onerror?: (error: unknown) => void }

export type NodeOffice = {
  readonly Excel: ExcelNamespace
  readonly Office: OfficeNamespace
  readonly info: { readonly host: unknown; readonly platform: unknown }
  /** The files of the library that were run, in order. */
  readonly loaded: readonly string[]
}

/** Connects the host to office.js in this process. Throws if there is an Office already. */
export async function bootNode(host: ExcelHost): Promise<NodeOffice> {
  if ('Office' in globalThis) throw new Error('office.js is already loaded in this process')
  const loaded: string[] = []
  const run = (url: string) => {
    const name = url.slice(base.length).split('?')[0]!
    vm.runInThisContext(readFileSync(join(libraryFolder, name), 'utf8'), { filename: name })
    loaded.push(name)
  }
  const append = (element: Element): Element => {
    const { src } = element
    if (element.tagName === 'script' && src !== undefined)
      setTimeout(() => {
        try {
          run(src)
          element.onload?.()
        } catch (error) {
          element.onerror?.(error)
        }
      }, 0)
    return element
  }
  standIn(append)
  host.connect(installExternal(globalThis, { ...host.transport, ...noDialogs(host) }, host.surfaceOptions))
  run(`${base}office.js`)
  const { Office, OfficeExtension, Excel } = globalThis as unknown as Loaded
  const info = await Office.onReady()
  const loadedNow = globalThis as unknown as Loaded
  // The library's own check is switched on at the wrong class: without this, members above the declared sets pass.
  loadedNow.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true
  loadedNow.OfficeExtension.Utility._synchronousCleanup = true
  void OfficeExtension
  void Excel
  return { Excel: loadedNow.Excel, Office, info, loaded }
}

type Loaded = {
  readonly Office: OfficeNamespace
  readonly Excel: ExcelNamespace
  readonly OfficeExtension: {
    readonly CommonUtility: { _doApiNotSupportedCheck: boolean }
    readonly Utility: { _synchronousCleanup: boolean }
  }
}

const noDialogs = (host: ExcelHost) => ({
  openDialog: () => {
    host.transport.unknown('a dialog, which needs a page')
    return Promise.resolve(12_009)
  },
  closeDialog: () => undefined,
  toParent: () => host.transport.unknown('a message to the parent'),
  toDialog: () => host.transport.unknown('a message to a dialog'),
})

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

/** What office.js looks for in a page before it has found Excel. */
function standIn(append: (element: Element) => Element): void {
  const nothing = () => undefined
  const head = { appendChild: append }
  const element = (tagName: string) => ({
    tagName,
    style: {},
    setAttribute: nothing,
    getAttribute: () => null,
    appendChild: append,
    addEventListener: nothing,
  })
  const url = new URL(`${base}taskpane.html`)
  const page = {
    document: {
      readyState: 'complete',
      createElement: element,
      getElementsByTagName: (tag: string) =>
        tag === 'script' ? [{ src: `${base}office.js`, getAttribute: () => null }] : [head],
      getElementById: () => null,
      addEventListener: nothing,
      head,
      body: head,
      cookie: '',
      URL: url.href,
    },
    location: {
      search: '',
      hash: '',
      href: url.href,
      protocol: url.protocol,
      host: url.host,
      hostname: url.hostname,
      origin: url.origin,
      pathname: url.pathname,
    },
    navigator: { userAgent: 'node', language: 'zh-CN', platform: 'node' },
    history: {},
    name: '',
    external: {},
    sessionStorage: storage(),
    localStorage: storage(),
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
  }
  const own = { ...page, window: globalThis, self: globalThis, top: globalThis, parent: globalThis }
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}
