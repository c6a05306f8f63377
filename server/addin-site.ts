// What Office itself asks for: the pane's page, with leave to be framed and the library's address put in, the pictures of the ribbon and
// the JSON files of the manifest. Headers differ from the rest of the site, so these routes stand before the API's own.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { type OfficeJs, officeJsRoutes } from './office-js.ts'

/** Sites that show Excel on the web, and so our pane within a frame, in the world and in China (21Vianet). */
export const officeSites: readonly string[] = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office.net',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
  'https://teams.microsoft.com',
  'https://*.partner.officewebapps.cn',
  'https://*.partner.office365.cn',
  'https://*.sharepoint.cn',
]

type Site = {
  /** Folder of the built pages. */
  readonly web: string
  readonly officeJs: OfficeJs
}

/** A page as it is built names the library like this; the server puts the configured address in its place. */
const builtAddress = /(["'])\/officejs\/office\.js\1/g

/** The pane's page with the address of the library that this server is set to. */
export const paneHtml = (built: string, { script }: OfficeJs): string => built.replace(builtAddress, `$1${script}$1`)

export function addinSite({ web, officeJs }: Site): Hono {
  return new Hono()
    .route('/', officeJsRoutes())
    .get('/pane.html', paneHeaders(officeJs), async (c) => {
      const built = await fileOf(web, 'pane.html')
      return built
        ? c.html(paneHtml(built.toString('utf8'), officeJs), 200, { 'cache-control': 'no-cache' })
        : c.notFound()
    })
    .get('/icons/:name{[\\w-]+\\.png}', (c) => shared(c, web, `icons/${c.req.param('name')}`, 'image/png', 86_400))
    .get('/:name{(?:functions|shortcuts)(?:\\.en-US)?\\.json}', (c) =>
      shared(c, web, c.req.param('name'), 'application/json; charset=utf-8', 3_600),
    )
}

const paneHeaders = ({ origin }: OfficeJs) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...(origin ? [origin] : [])],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'", ...officeSites],
    },
    xFrameOptions: false,
    crossOriginResourcePolicy: false,
    strictTransportSecurity: false,
    // Excel on the web opens our dialogs as windows and speaks with them.
    crossOriginOpenerPolicy: false,
  })

// Excel on the web fetches these from its own site: pictures as pictures, JSON by script. Office shows no picture that may not be kept.
async function shared(c: Context, web: string, file: string, type: string, seconds: number): Promise<Response> {
  const bytes = await fileOf(web, file)
  return bytes
    ? c.body(bytes, 200, {
        'access-control-allow-origin': '*',
        'cache-control': `public, max-age=${seconds}`,
        'content-type': type,
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      })
    : c.notFound()
}

const fileOf = (web: string, file: string): Promise<Buffer<ArrayBuffer> | null> =>
  readFile(join(web, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
