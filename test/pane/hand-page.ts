// The hand at the built pane in Chromium: real keys, what stands on the screen.
import { type PaneWord, speakPane } from '../../templates/words/pane.ts'
import type { Hand, Seen, Tab } from './hand.ts'
import { type Stage, type VisitWish, visit } from './stage.ts'

/** Reads the screen; carried into the page as it is. */
function look(): Seen {
  const text = (selector: string, within: ParentNode = document) =>
    within.querySelector(selector)?.textContent?.trim().replace(/\s+/g, ' ') ?? null
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  const ours = document.querySelector('.our-book') !== null
  const foreign = document.querySelector('.worklist') !== null
  const item = document.querySelector('.item[aria-selected=true]')
  const tab = document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.dataset.tab
  return {
    phase: ours ? 'ours' : foreign ? 'foreign' : text('main > .notice') === null ? 'opening' : 'failed',
    tab: (tab ?? null) as Tab | null,
    message: text('.our-book > .notice .notice-text') ?? text('main > .notice .notice-text'),
    exam: text('.exam h2'),
    item: item ? `${text('.item-number', item)} ${text('.item-state b', item)}`.trim() : null,
    total: text('.foot .total'),
    findings:
      tab === 'findings'
        ? all('.finding-line > span').map((each) => `${text('b', each)} ${each.lastChild?.textContent?.trim()}`)
        : null,
    at: text('.finding-line[aria-current] b'),
    kinds: tab === 'doctor' ? all('.kind legend').map((each) => each.textContent ?? '') : null,
    columns: foreign
      ? all('.columns li').map((each) => {
          const key = each.querySelector('select')?.value
          return `${text('b', each)}${key ? `=${key}` : ''}`
        })
      : null,
    notes: all('.book .notice .notice-text').map((each) => each.textContent?.trim() ?? ''),
    waiting: document.querySelector('.waiting') !== null,
    dark: getComputedStyle(document.body)
      .backgroundColor.match(/\d+/g)!
      .slice(0, 3)
      .every((part) => Number(part) < 128),
  }
}

// `__name` is what the loader of TypeScript wraps functions in to keep their names.
const script = `(() => { const __name = (value) => value; return (${look.toString()})() })()`

export async function pageHand(stage: Stage, wish: VisitWish & { readonly mode: 'desktop' | 'web' }): Promise<Hand> {
  const now = await visit(stage, { storageBlocked: true, ...wish })
  const { page, excel } = now
  let { pane } = now
  const language = wish.host?.locale ?? 'zh-CN'
  const button = (word: PaneWord) =>
    pane
      .getByRole('button', { name: speakPane(language, word), exact: true })
      .first()
      .click()
  const show = async (tab: Tab) => {
    await pane.locator(`#tab-${tab}`).click()
    if (tab === 'score') await pane.locator('.item[aria-selected=true]').click()
  }
  return {
    place: wish.mode,
    excel,
    see: () => pane.evaluate<Seen>(script),
    frame: () => pane.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve()))),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key)
    },
    show,
    ribbon: async (id) => void (await excel.surface().command(id, id)),
    remark: async (text, second) => {
      await pane.getByLabel(speakPane(language, 'score.remark'), { exact: true }).fill(text)
      if (second !== undefined) {
        const person = pane.locator('input').and(pane.getByLabel(speakPane(language, 'score.second')))
        await person.fill(second)
        await person.press('Tab')
      }
      await pane.locator('.item[aria-selected=true]').click()
    },
    scorer: async (id) => {
      const form = pane.locator('.scorer')
      const code = form.locator('input').and(pane.getByLabel(speakPane(language, 'scorer.id')))
      await code.fill(id)
      await code.press('Tab')
      await form.getByLabel(speakPane(language, 'scorer.title')).selectOption({ index: 1 })
      await form.getByRole('button', { name: speakPane(language, 'scorer.keep') }).click()
    },
    add: async (what, site, batch) => {
      if (batch !== undefined) await pane.getByLabel(speakPane(language, 'worklist.batch')).fill(batch)
      await pane.getByLabel(speakPane(language, 'worklist.site')).selectOption(site)
      await button(what === 'list' ? 'worklist.take' : 'worklist.blank')
    },
    findings: (what) => button(what === 'undo' ? 'score.undo' : (`findings.${what}` as const)),
    unlock: () => button('message.unlock'),
    allFindings: async () => {
      await show('findings')
      const more = pane.locator('.findings + .button')
      while ((await more.count()) > 0) await more.click()
      return (await pane.evaluate<Seen>(script)).findings ?? []
    },
    mendAll: async () => {
      await show('doctor')
      await pane.locator('#view .primary').click()
    },
    summarise: async () => {
      await show('statistics')
      await pane.locator('#view .primary').click()
    },
    retry: () => button('open.again'),
    restore: () => button('statistics.restore'),
    reopen: async () => {
      pane = await now.reopen()
    },
    leave: now.leave,
  }
}
