// What the exam's own fields say of its items before anybody has scored them: what does not apply, and what the times tell.
import { caseOf } from '../../../core/case.ts'
import { createChecker } from '../../../core/check/check.ts'
import type { Entry, Exam, ExamKey, Stamp } from '../../../core/exam.ts'
import { say } from '../../../core/finding.ts'
import { itemEntry } from '../../../core/item-entry.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { score } from '../../../core/score.ts'
import { caption, fill, type Language, type Texts } from '../../../core/words.ts'

export type Suggestion = { readonly text: string; readonly why: Texts }

/** A reason holds for every item that allows it, when the field says so. */
const facts: readonly { readonly reason: string; readonly key: ExamKey; readonly value: string | null }[] = [
  { reason: 'N01', key: 'laterality', value: 'N' },
  { reason: 'N02', key: 'contrast_used', value: 'N' },
  { reason: 'N07', key: 'film_type', value: 'EFILM' },
  { reason: 'N09', key: 'positive_flag', value: 'N' },
  { reason: 'N11', key: 'prior_available', value: 'N' },
  { reason: 'N12', key: 'rads_required', value: null },
  { reason: 'N13', key: 'critical_present', value: 'N' },
]

/** Rules that suggest a letter from the times. */
const timed: ReadonlySet<string> = new Set(['VR-36', 'VR-37'])
/** Vetoed, it says that the reconstruction was not done at all: the reason for the items that allow it. */
const undone = { item: 'R3D-01', reason: 'N18' } as const

const words = {
  because: { 'zh-CN': '因“{field}”为 {value}：{reason}', 'en-US': '“{field}” is {value}: {reason}' },
  because18: { 'zh-CN': '因 {item} 判否决：{reason}', 'en-US': '{item} is vetoed: {reason}' },
  none: { 'zh-CN': '空', 'en-US': 'empty' },
} as const satisfies Record<string, Texts>

const both = (make: (language: Language) => string): Texts => ({ 'zh-CN': make('zh-CN'), 'en-US': make('en-US') })

type Placed = readonly (readonly [number, Suggestion])[]
/** What the times tell follows from the exam's fields alone. */
const known = new WeakMap<Exam, Placed>()

/** By the place of the item among `rubric.items`. Items that hold something are spoken of too: it is for the caller to keep what was typed. */
export function suggestionsOf(rubric: Rubric, entry: Entry, today: Stamp): ReadonlyMap<number, Suggestion> {
  const { exam } = entry
  const found = new Map<number, Suggestion>()
  const codeText = (list: string, code: string, language: Language) => {
    const known = rubric.codesOf.get(list)?.get(code)
    return known ? `${code} ${caption(known, language)}` : code
  }
  const put = (reason: string, why: (language: Language) => string) => {
    for (const [place, item] of rubric.items.entries())
      if (item.naReasons.includes(reason)) found.set(place, { text: `NA:${reason}`, why: both(why) })
  }
  for (const { reason, key, value } of facts) {
    if (exam[key] !== value || entry.unread.has(key)) continue
    const column = rubric.columnByKey.get(key)!
    put(reason, (language) =>
      fill(words.because[language], {
        field: caption(column, language),
        value: value === null ? words.none[language] : codeText(column.codelist ?? '', value, language),
        reason: codeText('na_reasons', reason, language),
      }),
    )
  }
  const root = entry.items[rubric.items.findIndex(({ id }) => id === undone.item)]
  if (root?.kind === 'deducted' && root.veto)
    put(undone.reason, (language) =>
      fill(words.because18[language], {
        item: undone.item,
        reason: codeText('na_reasons', undone.reason, language),
      }),
    )
  const times = known.get(exam) ?? fromTimes(rubric, entry, today)
  known.set(exam, times)
  for (const [place, suggestion] of times) found.set(place, suggestion)
  return found
}

/** The rules about times, asked about the row as if everything else in it were met. */
function fromTimes(rubric: Rubric, entry: Entry, today: Stamp): Placed {
  const places = new Map(rubric.items.map(({ id }, place) => [id, place]))
  const items = rubric.items.map((item) => itemEntry(item, /^(RPT-15|REV-02)$/.test(item.id) ? '' : '√'))
  const asked = { ...entry, items }
  const checker = createChecker(rubric, { sheet: '', cellOf: (key) => key, today })
  return checker.row(asked, score(rubric, caseOf(rubric, asked))).flatMap((finding) => {
    const place = places.get(finding.cell)
    const value = finding.fix?.value
    if (!timed.has(finding.code) || place === undefined || typeof value !== 'string') return []
    return [[place, { text: value, why: both((language) => say(finding, language).message) }] as const]
  })
}
