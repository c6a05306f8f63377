// Tells those who wait that there is something, never what: what a person may see, only the feed says.
import { type Context, Hono } from 'hono'
import type { News } from '../../../core/sync/protocol.ts'
import type { Store } from '../../store/store.ts'
import type { Bell } from '../../sync/bell.ts'
import type { PresenceBook } from '../../sync/presence.ts'
import { query, route } from '../answer.ts'
import * as shapes from './shapes.ts'
import { type SignedIn, tokenOf } from './signed-in.ts'

type Needs = { readonly store: Store; readonly presence: PresenceBook; readonly bell: Bell }

/** Proxies cut what is silent for half a minute. */
const parkedMilliseconds = 25_000
const heartbeatMilliseconds = 15_000

const problems = ['token-needed', 'token-revoked', 'pane-too-old', 'centre-too-old', 'request-wrong'] as const

export function newsRoutes({ store, presence, bell }: Needs) {
  const newsOf = async (site: string): Promise<News> => ({
    epoch: store.epoch,
    head: await store.head(site),
    people: presence.people(site),
  })

  return new Hono<SignedIn>()
    .get(
      '/wait',
      route({
        summary: 'Answers when there is something after the mark, and after 25 s at the latest',
        answer: shapes.newsShape,
        problems,
      }),
      query(shapes.waitQuery),
      async (c) => {
        const { site, device } = c.get('who')
        const { since } = c.req.valid('query')
        const first = await newsOf(site)
        // Behind the mark: this centre was restored, and the feed says so.
        if (first.head !== since) return c.json(first)
        const people = JSON.stringify(first.people)
        await new Promise<void>((resolve) => {
          const over = () => {
            clearTimeout(timer)
            silence()
            c.req.raw.signal.removeEventListener('abort', over)
            resolve()
          }
          const timer = setTimeout(over, parkedMilliseconds)
          const silence = bell.listen(site, device, (why) => {
            if (why === 'enough' || JSON.stringify(presence.people(site)) !== people) over()
            else void store.head(site).then((head) => head !== first.head && over(), over)
          })
          c.req.raw.signal.addEventListener('abort', over)
        })
        return c.json(await newsOf(site))
      },
    )
    .get('/news', route({ summary: 'The same as a stream of server-sent events', answer: 'stream', problems }), (c) => {
      c.header('content-type', 'text/event-stream')
      c.header('cache-control', 'no-store, no-transform')
      c.header('x-accel-buffering', 'no')
      return c.body(streamOf(c))
    })

  function streamOf(c: Context<SignedIn>): ReadableStream<Uint8Array> {
    const { site, device } = c.get('who')
    const token = tokenOf(c)
    const encoder = new TextEncoder()
    const parts: (() => void)[] = []
    const end = () => {
      for (const part of parts.splice(0)) part()
    }
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        const sent = { last: '' }
        const say = (text: string) => {
          if (parts.length > 0) controller.enqueue(encoder.encode(text))
        }
        const close = () => {
          if (parts.length === 0) return
          end()
          controller.close()
        }
        const look = async () => {
          const text = JSON.stringify(await newsOf(site))
          if (text === sent.last) return
          sent.last = text
          say(`event: news\ndata: ${text}\n\n`)
        }
        // A token that was revoked ends what it opened.
        const beat = () => store.devices.who(token).then(() => say(': still here\n\n'), close)
        const timer = setInterval(beat, heartbeatMilliseconds)
        parts.push(
          () => clearInterval(timer),
          bell.listen(site, device, (why) => {
            if (why === 'enough') close()
            else void look().catch(close)
          }),
          () => c.req.raw.signal.removeEventListener('abort', close),
        )
        c.req.raw.signal.addEventListener('abort', close)
        void look().catch(close)
      },
      cancel: end,
    })
  }
}
