// Builds the page with the fake SyncView and opens it in Chromium at 320 px.
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import webpack, { type Configuration } from 'webpack'
import type { Language } from '../../../core/words.ts'
import { openBrowser } from '../../browser/chromium.ts'
import type { FakeState } from './fake-view.ts'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

async function buildInto(folder: string): Promise<void> {
  const { default: config }: { default: Configuration } = await import(
    new URL('../../../webpack.config.js', import.meta.url).href
  )
  const { plugins: _, ...common } = config
  const compiler = webpack({
    ...common,
    mode: 'development',
    devtool: false,
    entry: {
      pane: [path('./fake-page.tsx'), path('../../../addin/pane/pane.css'), path('../../../addin/pane/pane.html')],
    },
    // There is no centre behind this page.
    plugins: [new webpack.NormalModuleReplacementPlugin(/\/sync\/session\.ts$/, path('./no-centre.ts'))],
    output: { path: folder, filename: '[name].js', cssFilename: '[name].css' },
  })
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
    compiler!.run((error, done) => (error ? reject(error) : resolve(done))),
  )
  if (stats?.hasErrors()) throw new Error(stats.toString('errors-only'))
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' }

export type FakeVisit = {
  readonly page: Page
  /** Sets what the fake shows. */
  readonly set: (change: Partial<FakeState>) => Promise<void>
  /** What the person asked of it so far. */
  readonly calls: () => Promise<readonly string[]>
  readonly leave: () => Promise<readonly string[]>
}

export async function openFakeStage() {
  const folder = await mkdtemp(join(tmpdir(), 'qc-sync-page-'))
  await buildInto(folder)
  const server = createServer((request, answer) => {
    const name = new URL(request.url ?? '/', 'http://page').pathname.slice(1)
    readFile(join(folder, name)).then(
      (bytes) => answer.writeHead(200, { 'content-type': types[name.split('.').at(-1)!] ?? '' }).end(bytes),
      () => answer.writeHead(404).end(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await openBrowser()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function visit(language: Language, context: BrowserContextOptions = {}): Promise<FakeVisit> {
    const held = await browser.newContext({ viewport: { width: 320, height: 720 }, ...context })
    const page = await held.newPage()
    page.setDefaultTimeout(10_000)
    const slips: string[] = []
    page.on('pageerror', (error) => slips.push(String(error.stack)))
    page.on('console', (message) => {
      if (message.type() === 'error') slips.push(message.text())
    })
    await page.goto(`${origin}/pane.html?lang=${language}`)
    await page.locator('[data-list]').waitFor()
    return {
      page,
      set: (change) => page.evaluate((to) => (window as unknown as Faked).fake.set(to), change),
      calls: () => page.evaluate(() => (window as unknown as Faked).fake.calls),
      leave: async () => {
        await held.close()
        return slips
      },
    }
  }
  return {
    visit,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

type Faked = {
  readonly fake: { readonly set: (change: Partial<FakeState>) => void; readonly calls: readonly string[] }
}
