// Sheets of figures: added where they are missing, written again in place where they are there.
import type { Language } from '../../../core/words.ts'
import { done, failed, type Outcome } from '../../host/outcome.ts'
import type { FigureWish, RefreshedSheet, WrittenFigures } from '../../host/sheet-host.ts'
import { trouble } from '../../host/trouble.ts'
import { type Drawn, figureSteps } from '../figures/figure-steps.ts'
import { type FigureTask, probeFigures } from '../figures/find.ts'
import { rememberFigures } from '../figures/memory.ts'
import type { Context } from '../office.ts'
import { widthOf } from '../pen/areas.ts'
import { closing, ruleSteps, sheetSteps } from '../pen/draw.ts'
import { drawSteps, type Step } from '../pen/steps.ts'
import type { Run } from '../run.ts'
import { type Box, boxName, findBoxes } from './box.ts'
import { type Redraw, redrawSteps, sizeOf } from './redraw.ts'
import { readStood } from './stood.ts'

/** A name that no sheet has yet. */
function freeName(wanted: string, taken: readonly string[]): string {
  const has = (name: string) => taken.some((each) => each.toLowerCase() === name.toLowerCase())
  if (!has(wanted)) return wanted
  let n = 2
  while (has(`${wanted} (${n})`)) n++
  return `${wanted} (${n})`
}

function* boxStep(
  context: Context,
  key: string,
  target: Excel.Worksheet,
  redraw: Pick<Box, 'row' | 'column'>,
  size: { readonly height: number; readonly width: number },
  there: boolean,
): Generator<Step> {
  const { names } = context.workbook
  yield {
    bytes: 800,
    queue: () => {
      if (there) names.getItem(boxName(key)).delete()
      const box = target.getRangeByIndexes(redraw.row, redraw.column, size.height, size.width)
      names.add(boxName(key), box).visible = false
    },
  }
}

/** A new sheet of figures, open beside and below for notes. */
function* newSteps(
  context: Context,
  target: Excel.Worksheet,
  { key, sheet }: RefreshedSheet,
  date1904: boolean,
): Generator<Step> {
  const size = { height: sheet.rows.length, width: widthOf(sheet) }
  yield* sheetSteps(target, sheet, { date1904, results: false })
  yield* ruleSteps(target, sheet)
  yield {
    bytes: 800,
    queue: () => {
      target.getRange().format.protection.locked = false
      target.getRangeByIndexes(0, 0, size.height, size.width).format.protection.locked = true
    },
  }
  yield* boxStep(context, key, target, { row: 0, column: 0 }, size, false)
  yield closing(target, sheet)
}

/** Statistics of thousands of exams go in one round trip, which is noticed less than two. */
const mostBytes = 4_000_000

/** At most 4 syncs for less than about 4 MB: find, read what stands there, write, and the ids of new figures. */
export const refresh = (
  run: Run,
  all: readonly RefreshedSheet[],
  wish: FigureWish | undefined,
  language: Language,
  date1904: boolean,
): Promise<Outcome<WrittenFigures>> =>
  run(
    async (context) => {
      const { worksheets } = context.workbook
      const figures = probeFigures(context, wish)
      const found = await findBoxes(context, all, figures.ofSheets)
      const { tasks, memory } = figures.found()
      const left = new Set(tasks.filter((task) => task.do === 'leave').map(({ figure }) => figure.key))
      const isWanted = (n: number) => found.boxes[n] !== null || !all[n]!.carries?.every((key) => left.has(key))
      const wanted = all.filter((_, n) => isWanted(n))
      const boxes = found.boxes.filter((_, n) => isWanted(n))
      const named = found.named.filter((_, n) => isWanted(n))
      if (found.locked && boxes.some((box) => box === null)) return failed(trouble('book-locked'))
      const stood = await readStood(context, boxes, wanted, language)
      const moved = boxes.some((box) => box && (box.row > 0 || box.column > 0))
      context.runtime.enableEvents = false
      const taken = [...found.sheetNames]
      const targets = wanted.map(({ sheet }, n) => {
        const box = boxes[n]
        if (box) return worksheets.getItem(box.sheet)
        const name = freeName(sheet.name, taken)
        taken.push(name)
        return worksheets.add(name)
      })
      for (const target of targets) target.load('id,name')
      const drawn: Drawn[] = []
      function* steps(): Generator<Step> {
        for (const [n, each] of wanted.entries()) {
          const target = targets[n]!
          const box = boxes[n]
          if (!box) {
            if (named[n]) yield { bytes: 300, queue: () => context.workbook.names.getItem(boxName(each.key)).delete() }
            yield* newSteps(context, target, each, date1904)
            continue
          }
          const redraw: Redraw = { box, wanted: each, notes: stood[n]!.notes, language, date1904, results: moved }
          yield* redrawSteps(target, redraw)
          yield* boxStep(context, each.key, target, box, sizeOf(redraw), named[n]!)
        }
        const sheetOf = (key: string) => {
          const n = wanted.findIndex((each) => each.key === key)
          return n < 0 ? null : { target: targets[n]!, box: boxes[n]! }
        }
        yield* figureSteps(context, tasks, sheetOf, drawn)
      }
      await drawSteps(context, steps(), mostBytes)
      await rememberFigures(context, memory, tasks, drawn)
      const keysOf = (task: FigureTask['do']) =>
        tasks.filter((each) => each.do === task).map(({ figure }) => figure.key)
      return done({
        sheets: targets.map(({ id, name }, n) => ({
          id,
          name,
          key: wanted[n]!.key,
          orphans: stood[n]!.notes?.orphans.length ?? 0,
          before: stood[n]!.before,
        })),
        figures: { added: keysOf('add'), kept: keysOf('keep'), takenOut: keysOf('leave') },
      })
    },
    { command: true, quiet: true, once: true },
  )
