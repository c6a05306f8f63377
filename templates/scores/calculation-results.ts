// What the hidden columns of calculation come to, so that whoever does not calculate finds them filled too.
import type { Item, Rubric } from '../../core/rubric.ts'
import { appliesTo, type LinkScore } from '../../core/score.ts'
import { type LinkStep, linkSteps } from './calculation.ts'
import { spellings } from './entries-formula.ts'
import { checkValue, groupMark, pointsValue, tally, tallyValue, tokensOf } from './entry-key.ts'
import { naSign, slot } from './entry-sheet.ts'
import { type Filled, textIn } from './filled.ts'

type Result = string | number

/** The text of all item cells, slot by slot. */
function entriesText({ items }: Rubric, { cells }: Filled, blank: string): string {
  const typed = items.map(({ id }) => `,${textIn(cells[id])}${blank}`.slice(0, slot)).join('')
  return spellings.reduce((text, [from, to]) => text.replaceAll(from, to), typed.toUpperCase())
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** One item as the formulas of its link count it; `entry` is its slot without spaces. */
function itemTally(rubric: Rubric, item: Item, entry: string, whole: boolean) {
  const tokens = tokensOf(rubric).filter(({ text }) => entry.includes(`,${text},`))
  const left = sum(tokens.map((token) => checkValue(item, token))) - entry.length + 1
  const reason = new RegExp(`^,${naSign}\\d\\d,$`).test(entry)
  const met = entry === ',√,' || entry === ',0,'
  const understood = left === 0 || left === groupMark
  return {
    tally:
      !whole || !(understood || met || reason)
        ? tally.unscored
        : understood
          ? sum(tokens.map((token) => tallyValue(rubric, item, token)))
          : 0,
    applies: reason ? 1 : 1000 * item.maxPoints,
    lost: Math.min(item.maxPoints, sum(tokens.map((token) => pointsValue(item, token)))),
  }
}

const shortStatus = { NA: 'NA', OUT_OF_SCOPE: 'OUT', INCOMPLETE: 'INC', INSUFFICIENT: 'INS' } as const

function linkResults(
  rubric: Rubric,
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
    return itemTally(rubric, item, entry, textIn(filled.cells[item.id]).length <= slot - 2)
  })
  const total = (step: 'tally' | 'applies' | 'lost') => sum(items.map((item) => item[step]))
  return { tally: total('tally'), applies: total('applies'), lost: total('lost'), ...ends }
}

/** Results in the order of the hidden columns behind the first. */
export function calculationResults(rubric: Rubric, filled: Filled, blank: string): readonly Result[] {
  const { composite } = filled.score
  const entries = entriesText(rubric, filled, blank)
  const modalities = rubric.codelists.modalities!.map(({ code }) => code)
  const { modality, scope } = filled.given
  const links = rubric.links.map(({ id }) => linkResults(rubric, filled, entries, id))
  const scoped = scope ? textIn(filled.cells.qc_scope) : rubric.links.map(({ id }) => id).join(';')
  return [
    entries,
    modality === null ? modalities.length + 2 : modalities.indexOf(modality) + 2,
    `;${scoped};`,
    ...linkSteps.flatMap((step) => links.map((results) => results[step])),
    composite.status === 'SCORED' ? Math.round(composite.raw * 10 ** rubric.config.roundDecimals) : 'PAR',
  ]
}
