// The same actions as in node (scenarios.test.ts), at the built pane in Chromium: real keys, real screen, no web storage.
import assert from 'node:assert/strict'
import { drawBook } from '../../../server/pen/pen.ts'
import { pageHand } from '../hand-page.ts'
import { openStage, type Stage } from '../stage.ts'
import { chapters } from './chapters.ts'
import { closing } from './closing.ts'

/** Declares the tests of one kind of Excel; each has a file, so that they run side by side. */
export const actionsIn = (mode: 'desktop' | 'web'): void =>
  void describe(`all actions of the pane in Chromium, in Excel ${mode}`, function () {
    this.timeout(120_000)
    let stage: Stage
    before(async () => {
      stage = await openStage()
    })
    after(() => stage.close())

    for (const chapter of chapters)
      for (const sets of ['1.10', '1.15'] as const)
        it(`hold at ExcelApi ${sets}: ${chapter.title}`, async () => {
          const book = await drawBook(chapter.book())
          // Excel on the web does not tell its theme: there the system decides.
          const context = mode === 'web' && chapter.host?.theme ? ({ colorScheme: 'dark' } as const) : {}
          const hand = await pageHand(stage, { mode, book, context, host: { sets, ...chapter.host } })
          for (const [title, step] of Object.entries({ ...chapter.steps, ...closing }))
            await step(hand).catch((error: Error) => assert.fail(`${title}: ${error.stack}`))
        })
  })
