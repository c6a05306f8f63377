/** A stream that the test writes into. */
export function pipe(init: ResponseInit = {}) {
  const held: { controller: ReadableStreamDefaultController<Uint8Array> | null } = { controller: null }
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      held.controller = controller
    },
  })
  return {
    response: new Response(body, { headers: { 'content-type': 'text/event-stream' }, ...init }),
    write: (text: string | Uint8Array) =>
      held.controller!.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text),
    end: () => held.controller!.close(),
    cut: () => held.controller!.error(new Error('unreachable')),
  }
}
