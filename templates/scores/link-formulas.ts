// The steps of scoring one link in the sheet (rubric: scoring.steps), as core/score.ts counts them.
import type { Link, Rubric } from '../../core/rubric.ts'
import type { LinkStep, Places, RowFormula } from './calculation.ts'
import { groupMark, tally } from './entry-key.ts'
import { type EntryBlocks, slot } from './entry-sheet.ts'

/** Longest text of a cell that is not cut off by its slot. */
const longest = slot - 2

/** What the tables say about the items of a link. */
function tablesOf(rubric: Rubric, blocks: EntryBlocks, places: Places, link: string) {
  const from = rubric.items.findIndex((item) => item.link === link)
  const to = from + rubric.itemsOf.get(link)!.length - 1
  const of = (block: EntryBlocks['points']) => block.columns(from, to)
  const entry = `SUBSTITUTE(MID(${places.entries},${of(blocks.starts)},${slot})," ","")`
  const sums = (table: EntryBlocks['points']) =>
    `MMULT(${blocks.ones.all},ISNUMBER(FIND(${blocks.tokens.all},${entry}))*${of(table)})`
  return { of, entry, sums, applies: `INDEX(${of(blocks.applies)},${places.modality},0)` }
}

/** When the whole link does not apply (core/case.ts: linkNAOf); null when it always does. */
function notApplicable(places: Places, { id }: Link, applies: string): string | null {
  if (id === 'FLM') return `${places.at('film_type')}="NONE"`
  if (id === 'R3D') return `OR(${places.at('recon_required')}="N",SUM(${applies})=0)`
  return id === 'REV' ? `${places.at('solo_signoff')}="Y"` : null
}

export function linkFormulas(
  rubric: Rubric,
  blocks: EntryBlocks,
  places: Places,
  link: Link,
): Readonly<Record<LinkStep, RowFormula>> {
  const { id } = link
  const { of, entry, sums, applies } = tablesOf(rubric, blocks, places, id)
  const { minApplicablePoints, vetoCap, roundDecimals } = rubric.config
  const unit = 10 ** roundDecimals
  const [counted, points, lost, raw] = (['tally', 'applies', 'lost', 'raw'] as const).map((step) =>
    places.step(step, id),
  )
  // A deduction is understood when the lengths of its known letters add up to the cell's, with one letter of a group at most.
  const understood = `(ABS(${sums(blocks.check)}-LEN(${entry})-${groupMark / 2 - 1})=${groupMark / 2})`
  const item = `${tally.unscored}+(LEN(${places.itemCells(id)})<=${longest})*(${understood}*(${sums(blocks.tally)}-${tally.unscored})-${tally.unscored}*ISNUMBER(FIND(${entry},${blocks.known.all})))`
  const count = `IF(LEN(${places.entries})=${slot * rubric.items.length},SUMPRODUCT(${applies}*(${item})),${tally.unscored})`
  const condition = notApplicable(places, link, applies)
  const judged = condition === null ? count : `IF(${condition},"NA",${count})`
  const vetoed = `MOD(${counted},${tally.unscored})>=${tally.veto}`
  const total = `INT(${points}/1000)`
  return {
    tally: `IF(${places.entries}="","",IF(ISERROR(FIND(";${id};",${places.scope})),"OUT",${judged}))`,
    applies: `IF(ISNUMBER(${counted}),SUMPRODUCT(${applies}*(${of(blocks.points1000)}-ISNUMBER(FIND(${entry},${blocks.reasons.all}))*(${of(blocks.points1000)}-1))),"")`,
    lost: `IF(ISNUMBER(${counted}),SUMPRODUCT(${applies}*(${sums(blocks.lost)}+${of(blocks.points)}-ABS(${sums(blocks.lost)}-${of(blocks.points)})))/2,"")`,
    raw: `IF(ISNUMBER(${counted}),IF(${counted}>=${tally.unscored},"INC",IF(OR(${total}=0,AND(${total}<${minApplicablePoints},NOT(${vetoed}))),"INS",INT((${200 * unit}*(${total}-${lost})+${total})/(2*${total})))),${counted})`,
    score: `IF(ISNUMBER(${raw}),IF(${vetoed},MIN(${raw},${Math.round(vetoCap * unit)}),${raw}),${raw})`,
  }
}
