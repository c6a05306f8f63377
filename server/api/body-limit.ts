// Bodies of a bounded size. Hono's own limit takes hold of every body, which makes reading it dear.
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Problem } from '../../core/problem.ts'

/** A body that says how long it is goes by what it says (node holds it to that), others are counted. @throws the problem */
export function atMost(maxSize: number, tooBig: () => Problem): MiddlewareHandler {
  const counted = bodyLimit({
    maxSize,
    onError: () => {
      throw tooBig()
    },
  })
  return async (c, next) => {
    const length = c.req.header('content-length')
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    if (!(Number(length) <= maxSize)) throw tooBig()
    return next()
  }
}
