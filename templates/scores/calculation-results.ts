// What the hidden columns of calculation come to, so that whoever does not calculate finds them filled too.

import { appliesTo } from '../../core/plan.ts'
import type { Item, Rubric } from '../../core/rubric.ts'
import type { LinkScore } from '../../core/score.ts'
import { type LinkStep, linkSteps } from './calculation.ts'
import { spellings } from './entries-formula.ts'
import { checkValue, groupMark, pointsValue, tally, tallyValue, tokensOf } from './entry-key.ts'
import { naSign, slot } from './entry-sheet.ts'
import { type Filled, textIn } from './filled.ts'
import { openIn } from './totals.ts'

type Result = string | number

/** The text of all item cells, slot by slot. */
function entriesText({ items }: Rubric, { cells }: Filled, blank: string): string {
  const typed = items.map(({ id }) => `,${textIn(cells[id])}${blank}`.slice(0, slot)).join('')
  return spellings.reduce((text, [from, to]) => text.replaceAll(from, to), typed.toUpperCase())
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

type Values = { readonly text: string; readonly check: number; readonly tally: number; readonly lost: number }

type Tables = ReadonlyMap<string, readonly Values[]>

/** What the tables of the entry sheet say, by item and token. */
function tablesOf(rubric: Rubric): Tables {
  const tokens = tokensOf(rubric)
  return new Map(
    rubric.items.map((item) => [
      item.id,
      tokens.map((token) => ({
        text: `,${token.text},`,
        check: checkValue(item, token),
        tally: tallyValue(rubric, item, token),
        lost: pointsValue(item, token),
      })),
    ]),
  )
}

const reasonSlot = new RegExp(`^,${naSign}\\d\\d,$`)

/** One item as the formulas of its link count it; `entry` is its slot without spaces. */
function itemTally({ maxPoints }: Item, values: readonly Values[], entry: string, whole: boolean) {
  const found = values.filter(({ text }) => entry.includes(text))
  const left = sum(found.map(({ check }) => check)) - entry.length + 1
  const reason = reasonSlot.test(entry)
  const met = entry === ',√,' || entry === ',0,'
  const understood = left === 0 || left === groupMark
  return {
    tally:
      !whole || !(understood || met || reason)
        ? tally.unscored
        : understood
          ? sum(found.map((value) => value.tally))
          : 0,
    applies: reason ? 1 : 1000 * maxPoints,
    lost: Math.min(maxPoints, sum(found.map(({ lost }) => lost))),
  }
}

const shortStatus = { NA: 'NA', OUT_OF_SCOPE: 'OUT', INCOMPLETE: 'INC', INSUFFICIENT: 'INS' } as const

function linkResults(
  rubric: Rubric,
  tables: Tables,
  filled: Filled,
  entries: string,
  link: string,
): Readonly<Record<LinkStep, Result>> {
  const { config } = rubric
  const unit = 10 ** config.roundDecimals
  const score: LinkScore = filled.score.links[link]!
  const status = score.status === 'SCORED' ? null : shortStatus[score.status]
  const scored = score.status === 'SCORED' ? score : null
  const ends = {
    raw: scored ? Math.round(scored.raw * unit) : status!,
    score: scored ? Math.round(scored.effective * unit) : status!,
  }
  if (status === 'NA' || status === 'OUT') return { tally: status, applies: '', lost: '', ...ends }
  const items = rubric.items.flatMap((item, n) => {
    if (item.link !== link || !appliesTo(item, filled.given.modality)) return []
    const entry = entries.slice(slot * n, slot * (n + 1)).replaceAll(' ', '')
    return itemTally(item, tables.get(item.id)!, entry, textIn(filled.cells[item.id]).length <= slot - 2)
  })
  const total = (step: 'tally' | 'applies' | 'lost') => sum(items.map((item) => item[step]))
  return { tally: total('tally'), applies: total('applies'), lost: total('lost'), ...ends }
}

/** Results in the order of the hidden columns behind the first, whose text is `blank`. */
export function createCalculation(rubric: Rubric, blank: string): (filled: Filled) => readonly Result[] {
  const tables = tablesOf(rubric)
  const modalities = rubric.codelists.modalities!.map(({ code }) => code)
  const all = rubric.links.map(({ id }) => id).join(';')
  return (filled) => {
    const { composite } = filled.score
    const { modality, scope } = filled.given
    const entries = entriesText(rubric, filled, blank)
    const links = rubric.links.map(({ id }) => linkResults(rubric, tables, filled, entries, id))
    const { unscored, missing } = openIn(rubric, filled)
    return [
      entries,
      modality === null ? modalities.length + 2 : modalities.indexOf(modality) + 2,
      `;${scope ? textIn(filled.cells.qc_scope) : all};`,
      ...linkSteps.flatMap((step) => links.map((results) => results[step])),
      composite.status === 'SCORED' ? Math.round(composite.raw * 10 ** rubric.config.roundDecimals) : 'PAR',
      unscored,
      missing,
    ]
  }
}
