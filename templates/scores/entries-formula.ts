// All item cells of a row as one text of fixed slots, in the form that the tables of the entry sheet know.
import type { Rubric } from '../../core/rubric.ts'
import type { Places, RowFormula } from './calculation.ts'
import { naSign, slot } from './entry-sheet.ts'

const fullWidth = (letters: string): [string, string][] =>
  [...letters].map((letter) => [String.fromCharCode(letter.charCodeAt(0) + 0xfee0), letter])

/**
 * What people type and what is meant (core/item-entry.ts: canonicalEntry), in the order in which it is replaced. Both
 * sides are of equal length, so that no slot moves; spaces are taken out when a slot is read.
 */
export const spellings: readonly (readonly [string, string])[] = [
  [naSign, '?'],
  ['\u00a0', ' '],
  ['\u3000', ' '],
  ['\u200b', ' '],
  ['\t', ' '],
  ['\n', ' '],
  ['\r', ' '],
  ...fullWidth('ABCDVN0123456789:/;'),
  ['N/A', ' NA'],
  ['NA ', ' NA'],
  ['NA;', 'NA:'],
  ['NA.', 'NA:'],
  ['NA-', 'NA:'],
  ['NA_', 'NA:'],
  ['NA:', ' NA'],
  ['NA ', ' NA'],
  ['NAN', `  ${naSign}`],
  ['NA', ` ${naSign}`],
  ['N', naSign],
  [';', ','],
  ['，', ','],
  ['、', ','],
  ['/', ','],
  ['+', ','],
  ['＊', '*'],
  ['×', '*'],
  ['X', '*'],
  ['*1 ,', ',   '],
  ['*1,', ',  '],
  ['✓', '√'],
  ['✔', '√'],
  ['☑', '√'],
  ['对勾', '√ '],
  ['对', '√'],
  ['OK', '√ '],
]

const controls: Readonly<Record<string, string>> = { '\t': 'CHAR(9)', '\n': 'CHAR(10)', '\r': 'CHAR(13)' }
const literal = (text: string): string => controls[text] ?? `"${text}"`

/** Empty for a row that nobody has started; a question mark when a cell holds an error. */
export function entriesFormula({ items }: Rubric, places: Places): RowFormula {
  const cells = items.map(({ id }) => `LEFT(","&${places.at(id)}&${places.blank},${slot})`).join('&')
  const told = spellings.reduce(
    (inner, [typed, meant]) => `SUBSTITUTE(${inner},${literal(typed)},"${meant}")`,
    `UPPER(${cells})`,
  )
  const started = places.typed.map((run) => `COUNTA(${run})`).join('+')
  return `IF(${started}=0,"",IFERROR(${told},"?"))`
}
