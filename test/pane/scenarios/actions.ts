// All actions of the pane in node, on the real office.js. In Chromium the same ones run in `actions-desktop.test.ts` and `actions-web.test.ts`.
import { drawBook } from '../../../server/pen/pen.ts'
import { createExcelHost } from '../../excel/host.ts'
import { bootNode } from '../../excel/node.ts'
import { report, scenarioLevel } from '../../excel/scenario.ts'
import { chapters } from '../actions/chapters.ts'
import { closing } from '../actions/closing.ts'
import type { Hand } from '../hand.ts'
import { nodeHand } from '../hand-node.ts'
import { states } from '../states/states.ts'

/** Chapters in the same Excel, one workbook after another. */
const named = process.argv.slice(2).map((name) => [...chapters, ...states].find(({ title }) => title === name)!)
const excel = createExcelHost({ sets: scenarioLevel(), ...named[0]!.host })
excel.workbook.load(await drawBook(named[0]!.book()))
await bootNode(excel)
for (const store of ['localStorage', 'sessionStorage'])
  Object.defineProperty(globalThis, store, {
    get: () => {
      throw new Error('storage is disabled')
    },
  })

function* checks(): Generator<readonly [title: string, check: () => Promise<void>]> {
  for (const chapter of named) {
    let hand: Hand
    yield [
      `${chapter.title}: opens`,
      async () => {
        excel.workbook.load(await drawBook(chapter.book()))
        hand = await nodeHand(excel)
      },
    ]
    for (const [title, step] of Object.entries({ ...chapter.steps, ...closing }))
      yield [`${chapter.title}: ${title}`, () => step(hand)]
  }
}
await report(Object.fromEntries(checks()))
