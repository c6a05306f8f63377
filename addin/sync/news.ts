// News as a stream (server-sent events), where the way lets one through. Proxies hold streams back until they end: without a
// sign of life for a while this is given up until the pane is opened again, and the caller polls.
import type { News } from '../../core/sync/protocol.ts'
import type { Clock } from './ports.ts'

/** The centre sends at least a comment every 15 s. */
const silence = 20_000
/** A wait comes back at least this often, with what is known. */
const longest = 25_000

type Waiting = { readonly tell: (news: News | null) => void }

/**
 * @returns waits for news beyond a mark; null when there is no stream to be had
 */
export function createNews(open: (signal: AbortSignal) => Promise<Response>, clock: Clock) {
  let mode: 'untried' | 'opening' | 'open' | 'given up' = 'untried'
  let last: News | null = null
  let waiting: Waiting | null = null
  let line: AbortController | null = null

  function answer(news: News | null): void {
    const { tell } = waiting ?? {}
    waiting = null
    tell?.(news)
  }

  function hear(news: News): void {
    // Who is there is news as well.
    last = news
    answer(news)
  }

  function close(next: 'untried' | 'given up'): void {
    mode = next
    last = null
    line?.abort()
    line = null
    answer(null)
  }

  async function stream(): Promise<void> {
    mode = 'opening'
    const controller = new AbortController()
    line = controller
    const watch = { callOff: clock.later(silence, () => close('given up')) }
    const alive = () => {
      watch.callOff()
      watch.callOff = clock.later(silence, () => close('given up'))
    }
    try {
      const response = await open(controller.signal)
      const streams = response.ok && /event-stream/.test(response.headers.get('content-type') ?? '')
      const reader = streams ? response.body?.getReader() : undefined
      if (!reader) return close('given up')
      const decoder = new TextDecoder()
      const take = createParser(hear)
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        mode = 'open'
        alive()
        take(decoder.decode(value, { stream: true }))
      }
      // The centre was restarted, or a proxy cuts long answers.
      close('untried')
    } catch {
      if (line === controller) close(mode === 'open' ? 'untried' : 'given up')
    } finally {
      watch.callOff()
    }
  }

  return (since: number, signal: AbortSignal): Promise<News | null> => {
    if (mode === 'given up' || signal.aborted) return Promise.resolve(null)
    if (mode === 'untried') void stream()
    if (last && last.head > since) return Promise.resolve(last)
    return new Promise((resolve) => {
      const stop = () => close('untried')
      const callOff = clock.later(longest, () => answer(last))
      signal.addEventListener('abort', stop)
      waiting = {
        tell: (news) => {
          callOff()
          signal.removeEventListener('abort', stop)
          resolve(news)
        },
      }
    })
  }
}

/** Takes pieces of the stream as they come. */
export function createParser(hear: (news: News) => void): (piece: string) => void {
  let rest = ''
  let data: string[] = []
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice('data:'.length))
      if (line !== '' || data.length === 0) continue
      const text = data.join('\n')
      data = []
      hear(JSON.parse(text) as News)
    }
  }
}
