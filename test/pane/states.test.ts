// The states that people meet, at the built pane in Chromium; in node they run in scenarios.test.ts.
import assert from 'node:assert/strict'
import { drawBook } from '../../server/pen/pen.ts'
import { closing } from './actions/closing.ts'
import { pageHand } from './hand-page.ts'
import { openStage, type Stage } from './stage.ts'
import { states } from './states/states.ts'

/** Each level once: states do not depend on it, and node runs both. */
const places = [
  ['desktop', '1.15'],
  ['web', '1.10'],
] as const

describe('states that people meet, in Chromium', function () {
  this.timeout(120_000)
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage.close())

  for (const state of states)
    for (const [mode, sets] of places)
      it(`hold in Excel ${mode}: ${state.title}`, async () => {
        const book = await drawBook(state.book())
        // Excel on the web does not tell its theme: there the system decides.
        const context = mode === 'web' && state.host?.theme ? ({ colorScheme: 'dark' } as const) : {}
        const hand = await pageHand(stage, { mode, book, context, host: { sets, ...state.host } })
        for (const [title, step] of Object.entries({ ...state.steps, ...closing }))
          await step(hand).catch((error: Error) => assert.fail(`${title}: ${error.stack}`))
      })
})
