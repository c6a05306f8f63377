// How a total came about, in words: what a reader shows to the physician who asks.
import type { Case } from './case.ts'
import { appliesTo } from './plan.ts'
import { responsibleFor } from './role-score.ts'
import type { Item, Rubric } from './rubric.ts'
import { type CaseScore, type LinkScore, score } from './score.ts'
import { caption, fill, type Language, type Texts } from './words.ts'

/** One sentence of a trace; `link` is null for the composite. */
export type TraceLine = { readonly link: string | null; readonly text: string }

/**
 * The steps of scoring one case, one line for each link and one for the composite. Every number in it is the engine's own.
 * @param given the case
 * @param scored its score, when the caller has it already
 */
export function trace(rubric: Rubric, given: Case, language: Language, scored = score(rubric, given)): TraceLine[] {
  const lines: TraceLine[] = rubric.links.map((link) => ({
    link: link.id,
    text: `${caption(link, language)}${words.colon[language]}${linkText(rubric, given, link.id, scored.links[link.id]!, language)}`,
  }))
  return [
    ...lines,
    {
      link: null,
      text: `${words.composite[language]}${words.colon[language]}${compositeText(rubric, scored, language)}`,
    },
  ]
}

function linkText(rubric: Rubric, given: Case, link: string, result: LinkScore, language: Language): string {
  const items = placesOf(rubric, link)
  const listed = (parts: readonly string[]) => parts.join(words.comma[language])
  if (result.status === 'OUT_OF_SCOPE') return words.outOfScope[language]
  if (result.status === 'NA')
    return fill(words.linkNA[language], { reason: reasonText(rubric, result.reason, language) })
  if (result.status === 'INCOMPLETE') {
    const open = items.filter(
      ([item, place]) => appliesTo(item, given.modality) && ['blank', 'invalid'].includes(given.items[place]!.kind),
    )
    return fill(words.incomplete[language], { count: open.length, items: listed(open.map(([item]) => item.id)) })
  }

  const left: string[] = []
  const lost: string[] = []
  for (const [item, place] of items) {
    const entry = given.items[place]!
    if (!appliesTo(item, given.modality)) left.push(`${item.id} N05`)
    else if (entry.kind === 'na') left.push(`${item.id} ${entry.reason}`)
    else if (entry.kind === 'deducted')
      lost.push(
        fill(words.loss[language], {
          codes: countedCodes(entry.codes),
          points: entry.lost,
          role: roleText(rubric, responsibleFor(item, given), language),
        }),
      )
  }
  const base = fill(words.applicable[language], { points: result.applicable })
  const without = left.length > 0 ? fill(words.without[language], { items: listed(left) }) : ''
  if (result.status === 'INSUFFICIENT')
    return `${base}${without}${fill(words.insufficient[language], { least: rubric.config.minApplicablePoints })}`
  const { applicable, raw, effective, grade, veto } = result
  return [
    base,
    without,
    lost.length > 0
      ? fill(words.lost[language], { points: result.lost, losses: listed(lost) })
      : words.nothingLost[language],
    fill(words.linkRaw[language], { applicable, lost: result.lost, raw: shown(rubric, raw) }),
    veto.length > 0
      ? fill(words.veto[language], {
          codes: listed(veto),
          cap: shown(rubric, rubric.config.vetoCap),
          effective: shown(rubric, effective),
        })
      : '',
    fill(words.grade[language], { grade: gradeText(rubric, grade, language) }),
    hasMajor(given, items)
      ? fill(words.major[language], { grade: gradeText(rubric, rubric.config.majorCapsGrade, language) })
      : '',
  ].join('')
}

function compositeText(rubric: Rubric, { links, composite }: CaseScore, language: Language): string {
  if (composite.status === 'PARTIAL') return words.partial[language]
  const terms = rubric.links.flatMap(({ id, weight }) => {
    const link = links[id]!
    return link.status === 'SCORED' ? [`${weight}×${shown(rubric, link.effective)}`] : []
  })
  return [
    fill(words.compositeRaw[language], {
      terms: terms.join(' + '),
      weights: composite.weights,
      raw: shown(rubric, composite.raw),
    }),
    composite.effective < composite.raw
      ? fill(words.caseVeto[language], { effective: shown(rubric, composite.effective) })
      : '',
    fill(words.compositeGrade[language], { grade: gradeText(rubric, composite.grade, language) }),
  ].join('')
}

/** Items of a link with their place among all items. */
const placesOf = (rubric: Rubric, link: string): readonly (readonly [Item, number])[] =>
  rubric.items.flatMap((item, place) => (item.link === link ? [[item, place] as const] : []))

const hasMajor = (given: Case, items: readonly (readonly [Item, number])[]): boolean =>
  items.some(([item, place]) => {
    const entry = given.items[place]!
    return appliesTo(item, given.modality) && entry.kind === 'deducted' && entry.major
  })

/** `IMG-01A×2` for a code that counts twice. */
function countedCodes(codes: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => (count > 1 ? `${code}×${count}` : code)).join('+')
}

const shown = (rubric: Rubric, value: number): string => value.toFixed(rubric.config.roundDecimals)

const codeText = (rubric: Rubric, list: string, code: string, language: Language): string => {
  const found = rubric.codesOf.get(list)?.get(code)
  return found ? caption(found, language) : code
}
const reasonText = (rubric: Rubric, reason: string, language: Language): string =>
  `${reason} ${codeText(rubric, 'na_reasons', reason, language)}`
const roleText = (rubric: Rubric, role: string, language: Language): string => codeText(rubric, 'roles', role, language)
const gradeText = (rubric: Rubric, grade: string, language: Language): string => {
  const found = rubric.grades.find(({ code }) => code === grade)
  return found ? caption(found, language) : grade
}

const words = {
  colon: { 'zh-CN': '：', 'en-US': ': ' },
  comma: { 'zh-CN': '、', 'en-US': ', ' },
  composite: { 'zh-CN': '综合', 'en-US': 'Composite' },
  outOfScope: { 'zh-CN': '不在本行评分范围。', 'en-US': 'not in the scope of this row.' },
  linkNA: { 'zh-CN': '整环节不适用（{reason}）。', 'en-US': 'the whole link does not apply ({reason}).' },
  incomplete: {
    'zh-CN': '还有 {count} 项未评或录入有误（{items}），不计分。',
    'en-US': '{count} items are not scored yet or not valid ({items}); no score.',
  },
  applicable: { 'zh-CN': '适用 {points} 分', 'en-US': '{points} points apply' },
  without: { 'zh-CN': '（不适用：{items}）', 'en-US': ' (not applicable: {items})' },
  insufficient: { 'zh-CN': '，不足 {least} 分，不评分。', 'en-US': ', fewer than {least}; no score.' },
  lost: { 'zh-CN': '，扣 {points} 分：{losses}', 'en-US': ', {points} lost: {losses}' },
  loss: { 'zh-CN': '{codes} −{points}（{role}）', 'en-US': '{codes} −{points} ({role})' },
  nothingLost: { 'zh-CN': '，无扣分', 'en-US': ', nothing lost' },
  linkRaw: {
    'zh-CN': '。100×({applicable}−{lost})÷{applicable} = {raw}',
    'en-US': '. 100×({applicable}−{lost})÷{applicable} = {raw}',
  },
  veto: {
    'zh-CN': '；否决 {codes}，最高 {cap}，得 {effective}',
    'en-US': '; veto {codes}, at most {cap}, gives {effective}',
  },
  grade: { 'zh-CN': '，等级 {grade}', 'en-US': ', grade {grade}' },
  major: { 'zh-CN': '（有严重扣分，最高 {grade}）', 'en-US': ' (a major deduction: {grade} at best)' },
  partial: {
    'zh-CN': '本行不足以得出综合分（有环节未评完、不在范围或必需环节无分）。',
    'en-US': 'none for this row (a link is unfinished or out of scope, or a needed link has no score).',
  },
  compositeRaw: { 'zh-CN': '({terms})÷{weights} = {raw}', 'en-US': '({terms})÷{weights} = {raw}' },
  caseVeto: { 'zh-CN': '；整例否决，得 {effective}', 'en-US': '; veto of the whole case, gives {effective}' },
  compositeGrade: {
    'zh-CN': '，等级 {grade}（至多比最差环节高一级）',
    'en-US': ', grade {grade} (at most one step above the worst link)',
  },
} as const satisfies Record<string, Texts>
