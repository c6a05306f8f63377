// The API as a whole: what holds for every route, and its description.
import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { generateSpecs } from 'hono-openapi'
import type { Logger } from 'pino'
import { Problem } from '../../core/problem.ts'
import { type Judge, unreadable } from '../judge.ts'
import { limits } from '../reader/limits.ts'
import type { Store } from '../store/store.ts'
import { createBell } from '../sync/bell.ts'
import { version } from '../version.ts'
import { languageOf, securitySchemes } from './answer.ts'
import { atMost } from './body-limit.ts'
import { docsPage } from './docs.ts'
import { problemBody } from './problem-body.ts'
import { recordRoutes } from './record-routes.ts'
import { syncRoutes } from './sync/sync-routes.ts'
import { workbookRoutes } from './workbook-routes.ts'

export type Parts = Judge & {
  readonly store: Store
  readonly now: () => Date
  readonly log: Logger
  /** How long a workbook may take to be read and checked, in seconds. */
  readonly patience?: number
}

const usualPatience = 300

/** The API, ready for `app.request` in tests and for a port in main.ts. */
export function createApp({ patience = usualPatience, log, ...parts }: Parts) {
  const bell = createBell()
  const app = new Hono()
    .use(
      secureHeaders({
        contentSecurityPolicy: policy,
        xFrameOptions: false,
        crossOriginResourcePolicy: 'same-origin',
        // It would hold for every port of the machine, and a hospital's machine has other services that speak http.
        strictTransportSecurity: false,
      }),
    )
    .use(
      '/api/*',
      atMost(limits.file, () => new Problem('file-too-big', { most: limits.file >> 20 })),
    )
    .route('/api', workbookRoutes({ ...parts, patience, bell }))
    .route('/api', recordRoutes(parts))
    .route('/api/sync', syncRoutes({ ...parts, bell }))

  const documentation = { info: { title: '质控簿 / Imaging QC', version }, components: { securitySchemes } }
  // What is wrong with a query is a problem like any other.
  const spec = () => generateSpecs(app, { documentation, defaultValidationErrorResponse: false })
  app.get('/api/openapi.json', async (c) => c.json(await spec()))
  app.get('/api/docs', async (c) => c.html(docsPage(await spec())))
  app.all('/api/*', () => {
    throw new Problem('route-unknown')
  })
  app.onError((error, c) => {
    const problem = problemOf(error, patience)
    if (problem) return c.json(problemBody(problem, languageOf(c)), problem.status)
    // Whoever asked has gone: nobody hears the answer, and nothing went wrong.
    if (c.req.raw.signal.aborted) return c.body(null, 503)
    const request = crypto.randomUUID()
    // Only the path's pattern is logged: an address could carry what must not leave the site. Neither is the error's
    // message, which may quote a cell; the stack without it says where.
    log.error({ request, route: routePath(c), name: error.name, at: placesIn(error) }, 'our fault')
    return c.json(
      { code: 'our-fault', status: 500, message: `内部错误，编号 ${request} / our fault, reference ${request}` },
      500,
    )
  })
  return app
}

function problemOf(error: Error, seconds: number): Problem | null {
  if (error instanceof Problem) return error
  if (error.name === 'TimeoutError') return new Problem('took-too-long', { seconds })
  return unreadable(error)
}

const placesIn = ({ stack = '' }: Error) => stack.split('\n').filter((line) => /^\s+at /.test(line))

const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
}
