// The very hidden sheet that the score formulas and the drop-downs of the items refer to. It holds constants only.

import { appliesTo } from '../../core/plan.ts'
import type { Item, Rubric } from '../../core/rubric.ts'
import { createLimits } from '../../core/time-limits.ts'
import type { Language } from '../../core/words.ts'
import type { Sheet, Value } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { type Block, createBlocks } from './blocks.ts'
import { checkValue, pointsValue, tallyValue, tokensOf, vetoesOf } from './entry-key.ts'

/** Characters that an item takes in the row's text of all items. */
export const slot = 24
/** Stands for NA: in that text, so that no letter is taken for it. */
export const naSign = '¤'

export type EntrySheet = {
  readonly sheet: Sheet
  readonly blocks: EntryBlocks
  /** Where the choices of each item are, for its drop-down. */
  readonly choices: ReadonlyMap<string, string>
}

export type EntryBlocks = ReturnType<typeof addBlocks>

const entryChoices = (item: Item): readonly string[] => [
  '√',
  ...item.deductions.flatMap(({ letter, maxCount }) =>
    Array.from({ length: maxCount }, (_, n) => (n === 0 ? letter : `${letter}*${n + 1}`)),
  ),
  ...(item.veto ? ['V'] : []),
  ...item.naReasons.map((reason) => `NA:${reason}`),
]

/** Which vetoes a number stands for, as `;REQ-01V;REQ-04V`. */
function vetoTexts(rubric: Rubric): Value[][] {
  const links = rubric.links.map(({ id }) => vetoesOf(rubric, id))
  const most = Math.max(...links.map(({ bits }) => bits.size))
  return Array.from({ length: 2 ** most }, (_, number) =>
    links.map(({ inOrder, bits }) =>
      inOrder.map(({ item, code }) => (number & bits.get(item)! ? `;${code}` : '')).join(''),
    ),
  )
}

const addBlocks = (rubric: Rubric, name: string) => {
  const { add, rows } = createBlocks(name)
  const { items, links } = rubric
  const tokens = tokensOf(rubric)
  const modalities = rubric.codelists.modalities!.map(({ code }) => code)
  const encounters = rubric.codelists.encounter_types!.map(({ code }) => code)
  const table = (value: (item: Item, token: (typeof tokens)[number]) => number) =>
    tokens.map((token) => items.map((item) => value(item, token)))
  // Line 1 is a code that nobody knows, the last line an empty cell.
  const byModality = ['', ...modalities, null]
  const limitOf = createLimits(rubric)
  const limit = (which: 'limitMin' | 'reviewMin') =>
    ['', ...encounters].map((encounter) => byModality.map((modality) => limitOf(encounter, modality ?? '')[which]))
  const reasons = Array.from({ length: 100 }, (_, n) => `,${naSign}${String(n).padStart(2, '0')},`).join(';')
  const column = (values: readonly Value[]) => values.map((value) => [value])
  const counted = (values: readonly string[]) => values.map((_, n) => [n + 1])
  return {
    rows,
    items: add('item', [items.map(({ id }) => id)]),
    starts: add('start', [items.map((_, n) => slot * n + 1)]),
    points: add('points', [items.map(({ maxPoints }) => maxPoints)]),
    points1000: add('points x 1000', [items.map(({ maxPoints }) => 1000 * maxPoints)]),
    ones: add('ones', [tokens.map(() => 1)]),
    tokens: add('token', column(tokens.map(({ text }) => `,${text},`))),
    check: add('check', table(checkValue)),
    lost: add('lost', table(pointsValue)),
    tally: add(
      'tally',
      table((item, token) => tallyValue(rubric, item, token)),
    ),
    known: add('met or N/A', [[`,√,;,0,;${reasons}`]]),
    reasons: add('N/A', [[reasons]]),
    applies: add(
      'applies',
      byModality.map((modality) => items.map((item) => Number(appliesTo(item, modality)))),
    ),
    modalities: add('modality', column(modalities)),
    modalityNumbers: add('number', counted(modalities)),
    encounters: add('encounter', column(encounters)),
    encounterNumbers: add('number', counted(encounters)),
    limits: add('limit', limit('limitMin')),
    reviews: add('review', limit('reviewMin')),
    weights: add('weight', [links.map(({ weight }) => weight)]),
    needs: add('needed', [links.map(({ id }) => Number(rubric.config.compositeNeeds.includes(id)))]),
    vetoes: add('vetoes', vetoTexts(rubric)),
    sites: add('site', column(rubric.sites.map(({ code }) => code))),
    siteNumbers: add('number', counted(rubric.sites.map(({ code }) => code))),
    siteNames: add('name', column(rubric.sites.map(({ site }) => site))),
    choices: items.map((item): [string, Block] => [item.id, add(`choices ${item.id}`, column(entryChoices(item)))]),
  }
}

export function entrySheet(rubric: Rubric, language: Language): EntrySheet {
  const name = sheetName('entries', language)
  const blocks = addBlocks(rubric, name)
  return {
    sheet: {
      name,
      state: 'veryHidden',
      columns: [{ width: 18 }],
      rows: blocks.rows(),
      locked: true,
    },
    blocks,
    choices: new Map(blocks.choices.map(([item, { all }]) => [item, all])),
  }
}
