// What axe finds wrong with a page.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Only what is wrong leaves the page: what is right would be a megabyte at every look. */
const look = `axe.run(document, ${JSON.stringify({ runOnly: tags, resultTypes: ['violations'] })}).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`

/** Rules that do not hold now, each with the elements. */
export async function violations(page: Page | Frame): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  return page.evaluate<readonly string[]>(look)
}
