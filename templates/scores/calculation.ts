// Where things are in the score sheet, and the hidden columns of calculation behind it.
import { columnLetters } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { isMade } from './score-columns.ts'

/**
 * A formula of a row, with `#` for Excel's row number. Formulas are plain: no array entry, no dynamic arrays, nothing
 * newer than Excel 2010, nothing volatile; they refer to their own row and to constants only.
 */
export type RowFormula = string

/** Steps of a link, one hidden column each: the tally, points that apply, points lost, raw and effective score. */
export const linkSteps = ['tally', 'applies', 'lost', 'raw', 'score'] as const
export type LinkStep = (typeof linkSteps)[number]

export type Places = ReturnType<typeof placesOf>

export function placesOf(rubric: Rubric) {
  const { columns, links, placeOf, itemsOf } = rubric
  const cell = (place: number) => `${columnLetters(place)}#`
  const at = (key: string) => cell(placeOf.get(key)!)
  const steps = linkSteps.flatMap((step) => links.map(({ id }) => `_${id}_${step}`))
  const calculated = ['_blank', '_entries', '_modality', '_scope', ...steps, '_composite', '_open', '_empty']
  const calculatedAt = new Map(calculated.map((name, n) => [name, cell(columns.length + n)]))
  const own = (name: string) => calculatedAt.get(name)!
  const step = (which: LinkStep, link: string) => own(`_${link}_${which}`)
  const range = (from: string, to: string) => `${from}:${to}`
  const ends = (link: string): readonly [string, string] => {
    const items = itemsOf.get(link)!
    return [at(items[0]!.id), at(items.at(-1)!.id)]
  }
  return {
    at,
    blank: own('_blank'),
    entries: own('_entries'),
    modality: own('_modality'),
    scope: own('_scope'),
    composite: own('_composite'),
    open: own('_open'),
    empty: own('_empty'),
    step,
    /** One step of all links, side by side. */
    steps: (which: LinkStep) => range(step(which, links[0]!.id), step(which, links.at(-1)!.id)),
    /** Item cells of a link. */
    itemCells: (link: string) => range(...ends(link)),
    /** Runs of cells that a person fills in for one exam; a row where one is filled has been started. */
    typed: typedRuns(rubric).map(([from, to]) => range(cell(from), cell(to))),
    names: calculated,
  }
}

/** From the case to the last item, what formulas and the product fill left out. */
function typedRuns({ columns }: Rubric): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  columns.forEach((column, place) => {
    if (!/^(case|time|quality|item:.*)$/.test(column.group) || isMade(column) || column.key === 'case_seq') return
    const last = runs.at(-1)
    if (last?.[1] === place - 1) last[1] = place
    else runs.push([place, place])
  })
  return runs
}
