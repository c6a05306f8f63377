// The page and the pane as they are built. Their names stay the same from version to version, so a browser asks each time whether
// they are still the same: after an upgrade nobody goes on with the old ones.
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'

const askAgain: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('cache-control', 'no-cache')
}

/** @param web folder that holds them */
export const webFiles = (web: string): Hono =>
  new Hono().get('*', etag(), askAgain, serveStatic({ root: web, rewriteRequestPath: (path) => path }))
