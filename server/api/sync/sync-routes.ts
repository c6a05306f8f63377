// Sync over HTTP. server/SYNC.md tells the story, and whoever writes a client reads that.
import { gunzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import * as v from 'valibot'
import { Problem } from '../../../core/problem.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { limits, type Push, protocol } from '../../../core/sync/protocol.ts'
import type { Store } from '../../store/store.ts'
import type { Bell } from '../../sync/bell.ts'
import { createPresence } from '../../sync/presence.ts'
import { query, refuseRequest, route } from '../answer.ts'
import { atMost } from '../body-limit.ts'
import { newsRoutes } from './news-routes.ts'
import * as shapes from './shapes.ts'
import { type SignedIn, signedIn, spoken, understand } from './signed-in.ts'

export type SyncParts = {
  readonly store: Store
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly now: () => Date
  readonly bell: Bell
}

const token = ['token-needed', 'token-revoked'] as const
const understood = [...token, 'pane-too-old', 'centre-too-old', 'request-wrong'] as const
const tooBig = () => new Problem('push-too-big', { changes: limits.changes, kilobytes: limits.pushBytes >> 10 })

export function syncRoutes({ store, rubrics, now, bell }: SyncParts) {
  const presence = createPresence(now)
  const versions = [...rubrics.values()].map(({ version, hash }) => ({ version, hash }))
  const small = atMost(limits.pushBytes, tooBig)
  return new Hono<SignedIn>()
    .use(signedIn(store))
    .get(
      '/hello',
      route({
        summary: 'Who the token belongs to, and what is spoken here',
        answer: shapes.helloShape,
        problems: token,
      }),
      async (c) => {
        const { site, person, role } = c.get('who')
        const { epoch } = store
        const head = await store.head(site)
        return c.json({ protocol, epoch, site, person, role, head, tokenKey: store.tokenKey(site), rubrics: versions })
      },
    )
    .use(spoken)
    .post(
      '/push',
      small,
      route({
        summary: 'Changes of rows; each is merged by itself, and what became of it is told',
        answer: shapes.pushAnswerShape,
        takes: shapes.pushShape,
        problems: [...understood, 'push-too-big', 'push-reused', 'centre-restored', 'store-busy'],
      }),
      async (c) => {
        const body = await bodyOf(c)
        const answer = await store.push(c.get('who'), pushIn(body), body)
        bell.ring(c.get('who').site)
        return c.json(answer)
      },
    )
    .use('/feed', compress())
    .get(
      '/feed',
      route({
        summary: 'What changed after a mark, in bounded pages',
        answer: shapes.feedAnswerShape,
        problems: understood,
      }),
      query(shapes.feedQuery),
      async (c) => {
        const { batch = null, ...rest } = c.req.valid('query')
        return c.json(await store.feed(c.get('who'), { ...rest, batch }))
      },
    )
    .get(
      '/trail',
      route({
        summary: 'How a row came to be what it is: who, when, old, new, why, by which door',
        answer: shapes.trailShape,
        problems: [...understood, 'record-unknown'],
      }),
      query(shapes.trailQuery),
      async (c) => c.json(await store.trail(c.get('who'), c.req.valid('query').record)),
    )
    .post(
      '/presence',
      small,
      route({
        summary: 'Where the person is; answers who else is there. Over by itself when it is not told again',
        answer: shapes.peopleShape,
        takes: shapes.whereShape,
        problems: understood,
      }),
      async (c) => {
        const who = c.get('who')
        if (presence.tell(who, parsed(shapes.whereShape, await bodyOf(c)))) bell.ring(who.site)
        return c.json({ people: presence.people(who.site) })
      },
    )
    .route('/', newsRoutes({ store, presence, bell }))
}

/** Too many changes are told from wrong ones before they are looked at. */
function pushIn(body: Uint8Array): Push {
  const json = jsonIn(body)
  if (typeof json === 'object' && json !== null) {
    if ('protocol' in json && typeof json.protocol === 'number') understand(json.protocol)
    if ('changes' in json && Array.isArray(json.changes) && json.changes.length > limits.changes) throw tooBig()
  }
  return checked(shapes.quickPushShape, json) as Push
}

/** @throws Problem `push-too-big`, also when it only becomes so; `request-wrong` when it is squeezed in another way */
async function bodyOf(c: Context): Promise<Uint8Array> {
  const coding = c.req.header('content-encoding')?.toLowerCase() ?? 'identity'
  if (coding === 'identity') return new Uint8Array(await c.req.raw.arrayBuffer())
  try {
    if (coding !== 'gzip') throw new Error(coding)
    return gunzipSync(await c.req.raw.arrayBuffer(), { maxOutputLength: limits.pushBytes })
  } catch (error) {
    if (error instanceof RangeError) throw tooBig()
    throw new Problem('request-wrong', { faults: `content-encoding: ${coding}` })
  }
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, body: Uint8Array): v.InferOutput<Schema> {
  return checked(schema, jsonIn(body))
}

/** What was written in another encoding would come to the others as something else. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    throw new Problem('request-wrong', { faults: 'JSON' })
  }
}

function checked<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true })
  if (!result.success)
    refuseRequest({
      success: false,
      error: result.issues.map(({ message, path }) => ({
        message,
        path: path?.map(({ key }) => ({ key: key as PropertyKey })),
      })),
    })
  return result.output as v.InferOutput<Schema>
}
