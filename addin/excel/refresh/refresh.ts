// Sheets of figures: added where they are missing, written again in place where they are there.
import type { Language } from '../../../core/words.ts'
import { done, failed, type Outcome } from '../../host/outcome.ts'
import type { Refreshed, RefreshedSheet } from '../../host/sheet-host.ts'
import { trouble } from '../../host/trouble.ts'
import type { Context } from '../office.ts'
import { widthOf } from '../pen/areas.ts'
import { closing, ruleSteps, sheetSteps } from '../pen/draw.ts'
import { drawSteps, type Step } from '../pen/steps.ts'
import type { Run } from '../run.ts'
import { type Box, boxName, findBoxes } from './box.ts'
import { type Arranged, arrange, type Note, nameOf } from './notes.ts'
import { type Redraw, redrawSteps, sizeOf } from './redraw.ts'
import { shown } from './shown.ts'

/** What stands beside the lines of each box: 1 sync, none when nothing stands beside any. */
async function readNotes(
  context: Context,
  boxes: readonly (Box | null)[],
  wanted: readonly RefreshedSheet[],
): Promise<readonly (Arranged | null)[]> {
  const probes = boxes.map((box, n) => {
    const { firstLine, nameColumns } = wanted[n]!
    const lines = box ? box.height - (firstLine - 1) : 0
    if (!box || box.beside === 0 || lines <= 0) return null
    const sheet = context.workbook.worksheets.getItem(box.sheet)
    const first = box.row + firstLine - 1
    const names = sheet.getRangeByIndexes(first, box.column, lines, nameColumns)
    names.load('values')
    const beside = sheet.getRangeByIndexes(first, box.column + box.width, lines, box.beside)
    beside.load('formulasR1C1,numberFormat')
    return { names, beside }
  })
  if (probes.every((probe) => probe === null)) return probes.map(() => null)
  await context.sync()
  return probes.map((probe, n) => {
    if (!probe) return null
    const { sheet, firstLine, nameColumns } = wanted[n]!
    const notes = probe.names.values.map(
      (cells, line): Note => ({
        name: nameOf(cells),
        cells: probe.beside.formulasR1C1[line]!,
        formats: probe.beside.numberFormat[line]!,
      }),
    )
    const names = sheet.rows
      .slice(firstLine - 1)
      .map(({ cells }) => nameOf(Array.from({ length: nameColumns }, (_, column) => shown(cells[column]))))
    return arrange(notes, names)
  })
}

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

/** At most 4 syncs for less than about 1 MB: find, read notes, write, and none in reserve. */
export const refresh = (
  run: Run,
  wanted: readonly RefreshedSheet[],
  language: Language,
  date1904: boolean,
): Promise<Outcome<readonly Refreshed[]>> =>
  run(
    async (context) => {
      const { worksheets } = context.workbook
      const { boxes, sheetNames, locked, named } = await findBoxes(context, wanted)
      if (locked && boxes.some((box) => box === null)) return failed(trouble('book-locked'))
      const notes = await readNotes(context, boxes, wanted)
      const moved = boxes.some((box) => box && (box.row > 0 || box.column > 0))
      context.runtime.enableEvents = false
      const taken = [...sheetNames]
      const targets = wanted.map(({ sheet }, n) => {
        const box = boxes[n]
        if (box) return worksheets.getItem(box.sheet)
        const name = freeName(sheet.name, taken)
        taken.push(name)
        return worksheets.add(name)
      })
      for (const target of targets) target.load('id,name')
      function* steps(): Generator<Step> {
        for (const [n, each] of wanted.entries()) {
          const target = targets[n]!
          const box = boxes[n]
          if (!box) {
            if (named[n]) yield { bytes: 300, queue: () => context.workbook.names.getItem(boxName(each.key)).delete() }
            yield* newSteps(context, target, each, date1904)
            continue
          }
          const redraw: Redraw = { box, wanted: each, notes: notes[n]!, language, date1904, results: moved }
          yield* redrawSteps(target, redraw)
          yield* boxStep(context, each.key, target, box, sizeOf(redraw), named[n]!)
        }
      }
      await drawSteps(context, steps())
      return done(
        targets.map(({ id, name }, n) => ({ id, name, key: wanted[n]!.key, orphans: notes[n]?.orphans.length ?? 0 })),
      )
    },
    { command: true, quiet: true, once: true },
  )
