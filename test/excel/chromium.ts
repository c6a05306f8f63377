// A Chromium and a small site with office.js, for the tests of the host itself.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { libraryFolder } from './library/place.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchChromium(): Promise<Browser> {
  const executablePath = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find(existsSync)
  if (executablePath === undefined) throw new Error('a Chromium is needed')
  return chromium.launch({ executablePath, args: flags })
}

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
