// Marks are conditional formats of ours: the cells below stay as they are, and taking a mark away shows them again.
import type { Level } from '../../core/finding.ts'
import { addressOf, rectanglesOf } from '../host/blocks.ts'
import { type MarkedCell, type MarkLook, markLooks, mostMarks } from '../host/mark.ts'
import { done, type Outcome } from '../host/outcome.ts'
import type { SheetId } from '../host/sheet-host.ts'
import type { Run } from './run.ts'
import { quietly } from './run.ts'

/** Always true, and tells our marks from everybody else's formats, in whatever session they were made. */
const ruleOf = (level: Level): string => `=N("qc-mark-${level}")=0`
const ours = /^=N\("qc-mark-/

const levels = ['error', 'warning', 'notice'] as const
const edgeStyles = { continuous: 'Continuous', dash: 'Dash', dot: 'Dot' } as const
/** Characters of an address list; how long Excel takes one is not documented. */
const longestAddress = 2000

/** Address lists that cover the cells. */
function addressesOf(cells: readonly MarkedCell[]): readonly string[] {
  const lists: string[] = []
  for (const block of rectanglesOf(cells)) {
    const address = addressOf(block)
    const last = lists.at(-1)
    if (last !== undefined && last.length + address.length < longestAddress)
      lists[lists.length - 1] = `${last},${address}`
    else lists.push(address)
  }
  return lists
}

function paint(areas: Excel.RangeAreas, level: Level, look: MarkLook): void {
  const mark = areas.conditionalFormats.add(Excel.ConditionalFormatType.custom)
  mark.custom.rule.formula = ruleOf(level)
  const { fill, font, borders } = mark.custom.format
  fill.color = look.fill
  font.color = look.color
  font.bold = look.bold
  font.italic = look.italic
  font.underline = look.underline === 'single' ? 'Single' : 'None'
  for (const border of [borders.top, borders.bottom, borders.left, borders.right]) {
    border.style = edgeStyles[look.edge]
    border.color = look.color
  }
}

/** Errors before the rest, each cell once. */
function chosen(cells: readonly MarkedCell[]): readonly MarkedCell[] {
  const worst = new Map<string, MarkedCell>()
  for (const cell of [...cells].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))) {
    const key = `${cell.row} ${cell.column}`
    if (!worst.has(key)) worst.set(key, cell)
  }
  return [...worst.values()].slice(0, mostMarks)
}

/** 2 syncs. */
export const mark = (run: Run, sheet: SheetId, cells: readonly MarkedCell[]): Promise<Outcome<void>> =>
  run(
    async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet)
      const formats = worksheet.getRange().conditionalFormats
      formats.load('items/id,items/type,items/customOrNullObject/rule/formula')
      await context.sync()
      quietly(context, () => {
        for (const format of formats.items)
          if (!format.customOrNullObject.isNullObject && ours.test(format.customOrNullObject.rule.formula))
            format.delete()
        const kept = chosen(cells)
        for (const level of [...levels].reverse())
          for (const list of addressesOf(kept.filter((cell) => cell.level === level)))
            paint(worksheet.getRanges(list), level, markLooks[level])
      })
      await context.sync()
      return done(undefined)
    },
    { command: true, quiet: true, sheet },
  )
