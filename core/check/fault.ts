// From a fault to the finding that people read.
import type { Entry } from '../exam.ts'
import type { Finding, FindingWords, Level } from '../finding.ts'
import { fill, type Language, languages, type Texts } from '../words.ts'
import { personalIn, repeats } from './personal.ts'
import type { More, Params, Rule } from './rule.ts'

const longest = 60
const hidden = '***'

/** How a finding names the case: by its number in the batch, or by the row. */
const named = {
  case: { 'zh-CN': '病例 {case}：', 'en-US': 'Case {case}: ' },
  row: { 'zh-CN': '第 {row} 行：', 'en-US': 'Row {row}: ' },
} as const

export type Place = { readonly sheet: string; readonly cellOf: (key: string, row: number) => string }
export type Weight = { readonly level: Level; readonly dryRun: boolean }

/** Never repeats the accession number, nor what looks like personal data, wherever in the row it was typed. */
export function findingOf(
  place: Place,
  { id, words }: Rule,
  { level, dryRun }: Weight,
  entry: Entry,
  at: string,
  word: string,
  given: Params = {},
  more: More = {},
): Finding {
  const { exam, row } = entry
  const secret = (text: string) => repeats(text, exam.accession_no) || personalIn(text) !== null
  const params: Record<string, string | number> = {}
  const captions: [string, Texts][] = []
  for (const [name, value] of Object.entries(given))
    if (typeof value === 'object') captions.push([name, value])
    else params[name] = typeof value === 'number' || !secret(value) ? clipped(value) : hidden
  const bySeq = exam.case_seq !== null && !secret(String(exam.case_seq))
  if (bySeq) params.case = exam.case_seq!
  else params.row = row
  const cell = place.cellOf(at, row)
  return {
    code: id,
    level: more.level ?? level,
    sheet: place.sheet,
    cell,
    row,
    recordId: exam.record_id !== null && secret(exam.record_id) ? null : exam.record_id,
    params,
    words: spoken(words[word]!, named[bySeq ? 'case' : 'row'], captions, secret),
    fix: more.fix === undefined ? null : { sheet: place.sheet, cell, value: more.fix },
    dryRun,
  }
}

const clipped = <Value extends string | number>(value: Value): Value | string =>
  typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value

/** The words with the case in front and captions in each language; the other parameters are filled in when it is said. */
function spoken(
  words: FindingWords,
  lead: Texts,
  captions: readonly [string, Texts][],
  secret: (text: string) => boolean,
) {
  const inLanguage = (language: Language) => {
    const values = Object.fromEntries(
      captions.map(([name, texts]) => [name, secret(texts[language]) ? hidden : clipped(texts[language])]),
    )
    const { message, mend } = words[language]
    return { message: fill(lead[language] + message, values), mend: fill(mend, values) }
  }
  const [zh, en] = languages
  return { [zh]: inLanguage(zh), [en]: inLanguage(en) } as FindingWords
}
