// `npm run bench -- pane`: the pane's first screen against the same one in Fluent UI React. Fresh loads, interleaved, medians.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { blankRow, bookOf, scoredRow } from '../addin/pane/stage.ts'
import { openBrowser } from '../browser/chromium.ts'
import { serveFolder } from '../excel/site.ts'
import { median } from './median.ts'
import { buildPeers } from './peers/build.ts'
import { installPeer } from './peers/install.ts'
import { categories, mainThreadCpu } from './peers/main-thread.ts'
import type { Part } from './peers/part.ts'
import { readForm } from './peers/read-form.ts'

const exams = 60
const names = {
  nothing: 'floor: an empty page',
  'ours-shell': 'ours: the first screen, before Excel is there',
  'ours-form': 'ours: the score view drawn from its texts, nothing reckoned',
  fluent: 'Fluent UI React: the same score view, nothing reckoned',
  ours: `ours: the pane over a workbook of ${exams} exams, read and judged`,
} as const
type Name = keyof typeof names

async function load(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 320, height: 720 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await browser.startTracing(page, { categories })
  await page.goto(url)
  await page.waitForFunction('window.isInteractive')
  const cpu = mainThreadCpu(await browser.stopTracing())
  await context.close()
  return cpu
}

export async function benchPane(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qc-peers-'))
  const browser = await openBrowser()
  const site = await serveFolder(folder)
  try {
    await buildPeers(folder, installPeer('fluent'))
    const rows = [
      ...Array.from({ length: exams - 20 }, (_, n) => scoredRow(n)),
      ...Array.from({ length: 20 }, (_, n) => blankRow(n + 40)),
    ]
    writeFileSync(join(folder, 'ours', 'book.json'), JSON.stringify(bookOf(rows)))
    const page = await browser.newPage({ viewport: { width: 320, height: 720 }, locale: 'zh-CN' })
    await page.goto(`${site.origin}/ours/index.html`)
    await page.waitForFunction('window.isInteractive')
    const form = await page.evaluate<readonly Part[]>(readForm)
    await page.close()
    for (const name of ['fluent', 'ours-form']) writeFileSync(join(folder, name, 'form.json'), JSON.stringify(form))
    const kinds = [...new Set(form.map(({ kind }) => kind))]
    const count = (wanted: string) => form.filter(({ kind }) => kind === wanted).length
    console.log(`\nthe same screen: ${kinds.map((kind) => `${count(kind)} ${kind}`).join(', ')}`)
    const cpus = Object.fromEntries(Object.keys(names).map((name) => [name, [] as number[]])) as Record<Name, number[]>
    for (let round = 0; round < rounds; round++)
      for (const name of Object.keys(names) as Name[]) {
        process.stderr.write(`\r\u001b[Kfirst screen: ${round + 1}/${rounds} ${name}`)
        cpus[name].push(await load(browser, `${site.origin}/${name}/index.html`))
      }
    process.stderr.write('\r\u001b[K')
    const fluent = median(cpus.fluent)
    console.log(`first screen, main-thread CPU until interactive (n=${rounds}, Chromium ${browser.version()})`)
    for (const name of Object.keys(names) as Name[]) {
      const scripts = readdirSync(join(folder, name)).filter((file) => file.endsWith('.js'))
      const packed = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, name, file))).length, 0)
      const cpu = median(cpus[name])
      console.log(
        `${names[name].padEnd(70)}${cpu.toFixed(0).padStart(6)} ms ${(cpu / fluent).toFixed(2).padStart(6)}x ${(packed / 1000).toFixed(0).padStart(6)} kB script, gzip`,
      )
    }
  } finally {
    site.close()
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}
