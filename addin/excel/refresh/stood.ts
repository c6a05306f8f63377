// What stands in and beside each box before it is written again: notes to be moved along, figures to be put back by an undo.
import type { Language } from '../../../core/words.ts'
import type { RefreshedSheet } from '../../host/sheet-host.ts'
import type { Context } from '../office.ts'
import { before } from './before.ts'
import type { Box } from './box.ts'
import { type Arranged, arrange, type Note, nameOf } from './notes.ts'
import { shown } from './shown.ts'

export type Stood = {
  /** Null: nothing stands beside the lines. */
  readonly notes: Arranged | null
  /** Null: there was no box. */
  readonly before: RefreshedSheet | null
}

/** 1 sync, none when there is no box yet. */
export async function readStood(
  context: Context,
  boxes: readonly (Box | null)[],
  wanted: readonly RefreshedSheet[],
  language: Language,
): Promise<readonly Stood[]> {
  const probes = boxes.map((box, n) => {
    if (!box) return null
    const lines = box.height - (wanted[n]!.firstLine - 1)
    const sheet = context.workbook.worksheets.getItem(box.sheet)
    const whole = sheet.getRangeByIndexes(box.row, box.column, box.height, box.width)
    whole.load('values,formulas')
    if (box.beside === 0 || lines <= 0) return { whole, beside: null }
    const first = box.row + wanted[n]!.firstLine - 1
    const beside = sheet.getRangeByIndexes(first, box.column + box.width, lines, box.beside)
    beside.load('formulasR1C1,numberFormat')
    return { whole, beside }
  })
  if (probes.some((probe) => probe !== null)) await context.sync()
  return probes.map((probe, n): Stood => {
    const box = boxes[n]
    const each = wanted[n]!
    if (!probe || !box) return { notes: null, before: null }
    const { whole, beside } = probe
    return { notes: beside && arranged(each, whole.values, beside), before: before(each, box, whole, language) }
  })
}

function arranged(
  { sheet, firstLine, nameColumns }: RefreshedSheet,
  values: readonly (readonly unknown[])[],
  beside: Excel.Range,
): Arranged {
  const notes = values.slice(firstLine - 1).map(
    (cells, line): Note => ({
      name: nameOf(cells.slice(0, nameColumns)),
      cells: beside.formulasR1C1[line]!,
      formats: beside.numberFormat[line]!,
    }),
  )
  const names = sheet.rows
    .slice(firstLine - 1)
    .map(({ cells }) => nameOf(Array.from({ length: nameColumns }, (_, column) => shown(cells[column]))))
  return arrange(notes, names)
}
