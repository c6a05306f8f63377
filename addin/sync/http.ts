// The centre over HTTP. What is not an answer of the centre's (a proxy's page, a cut line, silence) counts as unheard.
import {
  type FeedAnswer,
  type Hello,
  type News,
  type Presence,
  type PushAnswer,
  protocol,
} from '../../core/sync/protocol.ts'
import type { Language } from '../../core/words.ts'
import { gzipped } from './keep-text.ts'
import { createNews } from './news.ts'
import type { CentreProblem, Clock, Reply, Transport } from './ports.ts'

export type HttpPorts = {
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** Origin and folder of the centre, without a slash at the end; empty for the pane's own. */
  readonly base: string
  readonly language: () => Language
  /** Null: there is none. Read for every request and kept nowhere else. */
  readonly token: () => string | null
}

/** How long a request may take. A page of the feed is a few hundred kB over a hospital's line. */
const patience = { request: 45_000, wait: 40_000 } as const

/** What is shorter goes as it is. */
const worthSqueezing = 1024

/** A body for the centre, and the headers that say what it is. */
async function packed(value: unknown) {
  const text = JSON.stringify(value)
  const squeezed = text.length < worthSqueezing ? null : await gzipped(text)
  const headers = { 'content-type': 'application/json', ...(squeezed ? { 'content-encoding': 'gzip' } : {}) }
  return { body: squeezed ?? text, headers }
}

type Ask = { readonly body?: unknown; readonly signal?: AbortSignal; readonly patience?: number }

export function createHttp({ fetch, clock, base, language, token }: HttpPorts): Transport {
  const headers = (key: string): Record<string, string> => ({
    authorization: `Bearer ${key}`,
    'x-qc-protocol': String(protocol.newest),
    'accept-language': language(),
  })

  async function ask<Value>(path: string, { body, signal, patience: most }: Ask = {}): Promise<Reply<Value>> {
    const key = token()
    if (key === null) return { done: false, problem: { code: 'token-needed', status: 401, words: null } }
    const sent = body === undefined ? null : await packed(body)
    const limit = new AbortController()
    const stop = () => limit.abort()
    signal?.addEventListener('abort', stop)
    const callOff = clock.later(most ?? patience.request, stop)
    try {
      const response = await fetch(`${base}/api/sync/${path}`, {
        method: sent ? 'POST' : 'GET',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: limit.signal,
        headers: { ...headers(key), ...sent?.headers },
        ...(sent ? { body: sent.body } : {}),
      })
      return await replyIn<Value>(response)
    } finally {
      callOff()
      signal?.removeEventListener('abort', stop)
    }
  }

  const news = createNews(
    (signal) =>
      fetch(`${base}/api/sync/news`, {
        cache: 'no-store',
        credentials: 'omit',
        signal,
        headers: { ...headers(token() ?? ''), accept: 'text/event-stream' },
      }),
    clock,
  )

  return {
    hello: () => ask<Hello>('hello'),
    push: (push) => ask<PushAnswer>('push', { body: push }),
    feed: ({ batch, ...query }) =>
      ask<FeedAnswer>(`feed?${queryOf({ ...query, ...(batch === null ? {} : { batch }) })}`),
    presence: async (where) => {
      const reply = await ask<{ readonly people: readonly Presence[] }>('presence', { body: where })
      return reply.done ? { done: true, value: reply.value.people } : reply
    },
    wait: async (since, signal) => {
      const streamed = token() === null ? null : await news(since, signal)
      if (streamed) return { done: true, value: streamed }
      return ask<News>(`wait?since=${since}`, { signal, patience: patience.wait })
    },
  }
}

const queryOf = (values: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)])).toString()

async function replyIn<Value>(response: Response): Promise<Reply<Value>> {
  const type = response.headers.get('content-type') ?? ''
  if (!/\bjson\b/.test(type)) throw new Error(`not an answer of the centre: ${response.status} ${type}`)
  const body: unknown = await response.json()
  if (response.ok) return { done: true, value: body as Value }
  const problem = problemIn(body, response.status)
  if (!problem) throw new Error(`not an answer of the centre: ${response.status}`)
  return { done: false, problem }
}

function problemIn(body: unknown, status: number): CentreProblem | null {
  if (typeof body !== 'object' || body === null) return null
  const { code, message } = body as Readonly<Record<string, unknown>>
  if (typeof code !== 'string') return null
  return {
    code,
    status,
    words: typeof message === 'string' && message !== '' ? { 'zh-CN': message, 'en-US': message } : null,
  }
}
