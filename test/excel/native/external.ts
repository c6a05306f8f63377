// The native surface that desktop Excel gives a web view: `window.external`. The client library talks to nothing else.
// One self-contained function, because it is also carried into a page as source text.

/** One message to an event handler of the library: category, type, target, json, id. */
export type Entry = readonly [category: number, type: number, target: string, json: string, id: number]

export type NativeAnswer = { readonly body: string } | { readonly failure: number; readonly message: string }

/** What lies behind the surface; in a page each of these crosses over to the host's process. */
export type Transport = {
  readonly execute: (body: string, flags: number) => Promise<NativeAnswer>
  readonly settings: Readonly<Record<string, string>>
  readonly saveSettings: (settings: Readonly<Record<string, string>>) => void
  readonly openDialog: (wish: unknown) => Promise<number>
  readonly closeDialog: () => void
  readonly toParent: (message: unknown) => void
  readonly toDialog: (message: unknown) => void
  /** A native call that the host does not know; it must never pass unseen. */
  readonly unknown: (call: string) => void
}

export type SurfaceOptions = {
  readonly hostInfo: string
  readonly locale: string
  readonly sets: Readonly<Record<string, string>>
  readonly readOnly: boolean
  /** Four colours as numbers, as Office gives them. */
  readonly theme: Readonly<Record<string, number>>
}

/** What the host can do to the library in return. */
export type Surface = {
  /** Gives entries to the rich-API handler; false if nobody has registered. */
  readonly raise: (entries: readonly Entry[]) => boolean
  /** The older event of the whole document's selection. */
  readonly selectionMoved: () => void
  /** Presses a ribbon button with an ExecuteFunction action; resolves when the add-in calls `event.completed()`. */
  readonly command: (name: string, control: string) => Promise<unknown>
  readonly dialogSaid: (text: string, origin: string) => void
  readonly dialogClosed: (reason: number) => void
  readonly parentSaid: (text: string, origin: string) => void
}

type Handler = (...given: readonly unknown[]) => void

/** Puts `external` onto a window. */
export function installExternal(win: { external?: unknown }, transport: Transport, options: SurfaceOptions): Surface {
  const array = (items: readonly unknown[]) => ({ toArray: () => items, dimensions: () => 1 })
  const later = (done: () => void) => {
    setTimeout(done, 0)
  }
  const handlers = new Map<number, Handler>()
  const commands = new Map<string, (answer: unknown) => void>()
  let pressed = 0
  const constant = (value: unknown) => () => value
  const context = {
    GetAppType: constant(1),
    GetSolutionRef: constant('qc-excel-host'),
    GetAppVersionMajor: constant(16),
    GetAppVersionMinor: constant(1),
    GetHostFullVersion: constant('16.0.17328.20000'),
    GetAppUILocale: constant(options.locale),
    GetAppDataLocale: constant(options.locale),
    GetDocUrl: constant('C:\\qc\\book.xlsx'),
    GetAppCapabilities: constant(options.readOnly ? 1 : 0),
    GetActivationMode: constant(2),
    GetControlIntegrationLevel: constant(1),
    GetSolutionToken: constant(''),
    GetCorrelationId: constant('00000000-0000-0000-0000-000000000000'),
    GetInstanceId: constant('instance-1'),
    GetTouchEnabled: constant(false),
    GetCommerceAllowed: constant(false),
    GetSupportedMatrix: constant(JSON.stringify(options.sets)),
    GetHostCustomMessage: constant(''),
    GetInitialDisplayMode: constant(2),
    GetOfficeThemeInfo: constant(JSON.stringify(options.theme)),
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of Object.entries(transport.settings)) {
          keys.push(key)
          values.push(value)
        }
      },
      Write: (keys: readonly string[], values: readonly string[]) => {
        transport.saveSettings(Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ''])))
      },
      RefreshAsync: (done: () => void) => done(),
    }),
  }
  const external = {
    GetHostInfo: constant(options.hostInfo),
    GetLoggingAllowed: constant(false),
    GetContext: constant(context),
    Execute: (call: number, given: readonly unknown[], callback: Handler) => {
      if (call === 93) {
        const message = given[0] as readonly unknown[]
        void transport.execute(String(message[4]), Number(message[6])).then((answer) => {
          if ('body' in answer) callback(array([0, array([200, array([]), answer.body])]))
          else callback(array([answer.failure, answer.message]))
        })
        return
      }
      if (call === 94) {
        const id = String(given[0])
        commands.get(id)?.({ status: given[1], event: given[2] })
        commands.delete(id)
        later(() => callback(array([0])))
        return
      }
      transport.unknown(`Execute ${call}`)
      later(() => callback(1000))
    },
    RegisterEvent: (event: number, target: string, handler: Handler, callback: Handler) => {
      if (event !== 10) {
        handlers.set(event, handler)
        later(() => callback(0))
        return
      }
      if (handlers.has(10)) {
        later(() => callback(12007))
        return
      }
      handlers.set(10, handler)
      void transport.openDialog(JSON.parse(target)).then((code) => {
        if (code !== 0) handlers.delete(10)
        callback(code)
      })
    },
    UnregisterEvent: (event: number, _target: string, callback: Handler) => {
      handlers.delete(event)
      if (event === 10) transport.closeDialog()
      callback(0)
    },
    MessageParent2: (json: string) => transport.toParent(JSON.parse(json)),
    MessageChild2: (json: string) => transport.toDialog(JSON.parse(json)),
  }
  if (win.external === undefined || win.external === null) win.external = {}
  Object.assign(win.external as object, external)
  const raiseAt = (event: number, ...given: readonly unknown[]): boolean => {
    const handler = handlers.get(event)
    handler?.(event, ...given)
    return handler !== undefined
  }
  return {
    // 33 is what desktop Excel calls the rich-API message, 2 the selection of the document, 39 a command, 10 and 12 dialogs.
    raise: (entries) => raiseAt(33, array(entries.map(array))),
    selectionMoved: () => {
      raiseAt(2, array([]))
    },
    command: (name, control) =>
      new Promise((resolve, reject) => {
        pressed += 1
        const id = `command-${pressed}`
        commands.set(id, resolve)
        const heard = raiseAt(39, array([id, name, JSON.stringify({ source: { id: control } })]))
        if (!heard) reject(new Error(`no handler for the command ${name}`))
      }),
    dialogSaid: (text, origin) => {
      raiseAt(10, array([0, text, origin]))
    },
    dialogClosed: (reason) => {
      const handler = handlers.get(10)
      handlers.delete(10)
      handler?.(10, array([reason]))
    },
    parentSaid: (text, origin) => {
      raiseAt(12, array([1, text, origin]))
    },
  }
}
