// A small site with office.js, for the tests of the host itself.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { libraryFolder } from './library/place.ts'

export type Site = { readonly origin: string; readonly close: () => void }

/** Serves pages by their path, and office.js under `/officejs/`. */
export async function serveSite(pages: Readonly<Record<string, string>>): Promise<Site> {
  const server = createServer((request, answer) => {
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
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Serves the files of a folder. */
export async function serveFolder(folder: string): Promise<Site> {
  const kinds: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '', 'http://site')
    readFile(join(folder, pathname)).then(
      (bytes) => {
        const kind = kinds[pathname.split('.').at(-1) ?? ''] ?? 'application/json'
        answer.writeHead(200, { 'content-type': kind }).end(bytes)
      },
      () => answer.writeHead(404).end(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
