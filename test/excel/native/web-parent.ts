// The parent page of Excel on the web. One self-contained function, carried into the page as source text.
import type { Entry, NativeAnswer, Surface, SurfaceOptions } from './external.ts'

export type WebParent = SurfaceOptions & {
  readonly src: string
  readonly settings: Readonly<Record<string, string>>
}

type Message = {
  readonly _messageType: number
  readonly _actionName: string
  readonly _actionType: number
  readonly _correlationId: number
  readonly _data?: {
    readonly DdaMethod?: { readonly DispatchId?: number }
    readonly ArrayData?: readonly unknown[]
    readonly [key: string]: unknown
  }
}

/** Adds the frame and answers what the library in it sends. */
export function installWebParent(parent: WebParent): Surface {
  const doors = window as unknown as {
    readonly excelExecute: (body: string, flags: number) => Promise<NativeAnswer>
    readonly excelSaveSettings: (settings: Readonly<Record<string, string>>) => Promise<void>
    readonly excelUnknown: (call: string) => void
  }
  const control = 'control-1'
  const conversation = 'conversation-1'
  const context = {
    _id: control,
    _appName: 16,
    _appVersion: 16,
    _appUILocale: parent.locale,
    _dataLocale: parent.locale,
    _docUrl: `${location.origin}/book.xlsx`,
    _clientMode: parent.readOnly ? 0 : 1,
    _settings: Object.entries(parent.settings),
    _reason: 2,
    _osfControlType: 1,
    _eToken: '',
    _appInstanceId: 'instance-1',
    _requirementMatrix: JSON.stringify(parent.sets),
    _hostFullVersion: '16.0.0.0',
    _initialDisplayMode: 2,
  }
  const events = new Map<string, number>()
  const commands = new Map<string, (answer: unknown) => void>()
  let pressed = 0
  const frame = document.createElement('iframe')
  frame.style.cssText = 'border:0;width:100vw;height:100vh;display:block'
  frame.name = JSON.stringify({
    hostInfo: parent.hostInfo,
    xdmInfo: `${conversation}|${control}|${location.href}`,
    serializerVersion: 1,
  })
  const send = (message: object) => {
    const head = { _serializerVersion: 1, _origin: location.origin, _conversationId: conversation }
    frame.contentWindow?.postMessage(JSON.stringify({ ...head, _messageType: 1, ...message }), '*')
  }
  const raiseAt = (event: string, data: unknown): boolean => {
    const id = events.get(event)
    if (id === undefined) return false
    send({ _actionName: event, _correlationId: id, _errorCode: 0, _responseType: 1, _data: data })
    return true
  }
  addEventListener('message', (received) => {
    let message: Message
    try {
      message = JSON.parse(String(received.data)) as Message
    } catch {
      return
    }
    if (message._messageType !== 0) return
    const { _actionName: name, _correlationId, _data: data } = message
    const reply = (answer: unknown) =>
      send({ _actionName: name, _correlationId, _errorCode: 0, _responseType: 0, _data: answer })
    if (name === 'ContextActivationManager_getAppContextAsync') return reply(context)
    if (name === 'ContextActivationManager_notifyHost') return reply(null)
    if (message._actionType === 1) {
      events.set(name, _correlationId)
      return reply({ Error: 0 })
    }
    if (message._actionType === 2) {
      events.delete(name)
      return reply({ Error: 0 })
    }
    if (name === 'executeMethod' && data?.DdaMethod?.DispatchId === 93) {
      const given = data.ArrayData ?? []
      void doors.excelExecute(String(given[4]), Number(given[6])).then((answer) => {
        if ('body' in answer) reply({ Version: 1, Error: 0, Data: [200, [], answer.body] })
        else reply({ Version: 1, Error: answer.failure })
      })
      return
    }
    if (name === 'executeMethod' && data?.DdaMethod?.DispatchId === 94) {
      const id = String(data[0])
      commands.get(id)?.({ status: data[1], event: data[2] })
      commands.delete(id)
      reply({ Version: 1, Error: 0 })
      return
    }
    doors.excelUnknown(`web ${name} ${data?.DdaMethod?.DispatchId ?? ''}`)
    reply({ Version: 1, Error: 1000 })
  })
  frame.src = parent.src
  document.body.append(frame)
  const unknown = (call: string) => doors.excelUnknown(call)
  return {
    raise: (entries: readonly Entry[]) => raiseAt('richApiMessage', { ArrayData: entries }),
    selectionMoved: () => {
      raiseAt('documentSelectionChanged', {})
    },
    command: (name, id) =>
      new Promise((resolve, reject) => {
        pressed += 1
        const command = `command-${pressed}`
        commands.set(command, resolve)
        const heard = raiseAt('appCommandInvoked', [command, name, JSON.stringify({ source: { id } })])
        if (!heard) reject(new Error(`no handler for the command ${name}`))
      }),
    dialogSaid: () => unknown('a dialog on the web'),
    dialogClosed: () => unknown('a dialog on the web'),
    parentSaid: () => unknown('a dialog on the web'),
  }
}
