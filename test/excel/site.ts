// A small site with office.js, for the tests of the host itself.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { libraryFolder } from './library/place.ts'

export type Site = { readonly origin: string; readonly close: () => void }

/** Serves pages by their path, and office.js under `/officejs/`. */
export function serveSite(pages: Readonly<Record<string, string>>): Promise<Site> {
  return serve((request, answer) => {
    const path = new URL(request.url ?? '', 'http://site').pathname
    const page = pages[path]
    if (page !== undefined) {
      answer.writeHead(200, { 'content-type': 'text/html' }).end(page)
      return
    }
    readFile(join(libraryFolder, path.replace('/officejs/', ''))).then(
      (bytes) => answer.writeHead(200, { 'content-type': 'text/javascript' }).end(bytes),
      () => answer.writeHead(404).end(),
    )
  })
}

/** Serves the files of a folder. */
export function serveFolder(folder: string): Promise<Site> {
  const kinds: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
  return serve((request, answer) => {
    const { pathname } = new URL(request.url ?? '', 'http://site')
    readFile(join(folder, pathname)).then(
      (bytes) => {
        const kind = kinds[pathname.split('.').at(-1) ?? ''] ?? 'application/json'
        answer.writeHead(200, { 'content-type': kind }).end(bytes)
      },
      () => answer.writeHead(404).end(),
    )
  })
}

async function serve(answer: RequestListener): Promise<Site> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
