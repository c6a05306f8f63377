// Microsoft's Office library for the pane: served from node_modules as it is, so that a closed network needs nothing else, or taken from
// Microsoft's own servers when configured. Its licence allows neither changing nor committing a copy.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Hono } from 'hono'

const home = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json'))

/** Version of the installed library; stands in its address, so that browsers may keep the files for ever. */
export const officeJsVersion: string = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version

/**
 * What Excel of 2021 and later asks for. Left out: `telemetry/`, without which the library sends nothing, and the file for Excel 2016,
 * which does not run without Microsoft's servers anyway.
 */
export const officeJsFiles: readonly string[] = [
  'office.js',
  'o15apptofilemappingtable.js',
  'excel-win32-16.01.js',
  'excel-web-16.00.js',
  'excel-mac-16.00.js',
  ...['zh-cn', 'zh-tw', 'en-us'].map((locale) => `${locale}/office_strings.js`),
]

export type OfficeJs = {
  /** What the pane's page loads. */
  readonly script: string
  /** Where it comes from when that is not our own server. */
  readonly origin: string | null
}

const ours = { script: `/officejs/${officeJsVersion}/office.js`, origin: null }

const elsewhere = (script: string): OfficeJs => ({ script, origin: new URL(script).origin })

const known: Readonly<Record<string, OfficeJs>> = {
  self: ours,
  cdn: elsewhere('https://appsforoffice.microsoft.com/lib/1/hosted/office.js'),
  '21vianet': elsewhere('https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js'),
}

/**
 * Where the pane gets the library from.
 * @param setting `QC_OFFICE_JS`: `self` (default), `cdn`, `21vianet`, or an https address that ends in /office.js
 * @throws Error with a sentence for whoever starts the server
 */
export function officeJsOf(setting = 'self'): OfficeJs {
  const found = Object.hasOwn(known, setting) ? known[setting] : undefined
  if (found) return found
  // The library finds its other files by this name; characters that could leave an attribute or a header are not addresses.
  if (/^https:\/\/[\w.-]+(:\d+)?(\/[\w.~%-]+)*\/office\.js$/.test(setting)) return elsewhere(setting)
  throw new Error(
    `QC_OFFICE_JS=${setting}：应为 self、cdn、21vianet，或以 /office.js 结尾的 https 地址  ·  must be self, cdn, 21vianet, or an https address ending in /office.js`,
  )
}

type Packed = { readonly plain: Buffer<ArrayBuffer>; readonly small: Buffer<ArrayBuffer> }

/** The listed files below `/officejs/` (asked for again when they changed) and `/officejs/<version>/` (kept for ever). */
export function officeJsRoutes(): Hono {
  const kept = new Map<string, Promise<Packed>>()
  const packed = (file: string) => {
    const found = kept.get(file) ?? pack(file)
    kept.set(file, found)
    return found
  }
  const give = async (file: string, request: Request, caching: string): Promise<Response> => {
    const tag = `"${officeJsVersion}"`
    const headers = {
      'cache-control': caching,
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'same-origin',
      etag: tag,
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    }
    if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
    const { plain, small } = await packed(file)
    return /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
      ? new Response(small, { headers: { ...headers, 'content-encoding': 'gzip' } })
      : new Response(plain, { headers })
  }
  const routes = new Hono()
  for (const file of officeJsFiles) {
    routes.get(`/officejs/${file}`, (c) => give(file, c.req.raw, 'no-cache'))
    routes.get(`/officejs/${officeJsVersion}/${file}`, (c) =>
      give(file, c.req.raw, 'public, max-age=31536000, immutable'),
    )
  }
  return routes.all('/officejs/*', (c) => c.notFound())
}

async function pack(file: string): Promise<Packed> {
  const plain = await readFile(join(home, 'dist', file))
  return { plain, small: await promisify(gzip)(plain, { level: 9 }) }
}
