// What is to be said about the columns of a sheet: missing, doubled, torn, renamed, moved, unknown.
import type { Finding } from '../../core/finding.ts'
import { cellName } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import { captionOf } from '../captions.ts'
import type { Header } from './header.ts'
import { type HeaderIndex, isCalculation } from './header-words.ts'
import { brief, readingFinding } from './reading-finding.ts'

type About = {
  readonly rubric: Rubric
  readonly kind: 'scores' | 'population' | 'actions'
  readonly sheet: string
  readonly header: Header
  readonly index: HeaderIndex
  readonly language: Language
}

type Need = 'required' | 'useful' | 'computed'
type Wanted = { readonly key: string; readonly name: string; readonly group: string; readonly need: Need }

/** Fields of the two tables without which a row says nothing. */
const tableKeys: ReadonlySet<string> = new Set(['period', 'hospital', 'action_id', 'measure'])

function wantedOf({ rubric, kind, language }: About): readonly Wanted[] {
  if (kind !== 'scores') {
    const { fields } = kind === 'population' ? rubric.populationTable : rubric.actionLog
    return fields.map((field) => ({
      key: field.key,
      name: caption(field, language),
      group: caption(kind === 'population' ? rubric.populationTable : rubric.actionLog, language),
      need: tableKeys.has(field.key) ? 'required' : 'useful',
    }))
  }
  return rubric.columns.map((column) => ({
    key: column.key,
    name: captionOf(column, language),
    group: groupName(rubric, column.group, language),
    need:
      column.group === 'total' || (column.required === 'auto' && column.key !== 'record_id')
        ? 'computed'
        : column.required === 'yes' || column.required === 'cond'
          ? 'required'
          : 'useful',
  }))
}

const groups: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  admin: { 'zh-CN': '批次与质控人员', 'en-US': 'batch and QC person' },
  case: { 'zh-CN': '病例', 'en-US': 'case' },
  time: { 'zh-CN': '时间', 'en-US': 'times' },
  quality: { 'zh-CN': '结果', 'en-US': 'outcome' },
  total: { 'zh-CN': '合计', 'en-US': 'totals' },
  tail: { 'zh-CN': '状态', 'en-US': 'status' },
}

function groupName(rubric: Rubric, group: string, language: Language): string {
  const link = group.startsWith('item:') ? rubric.linkById.get(group.slice(5)) : undefined
  return link ? `${link.id} ${caption(link, language)}` : (groups[group]?.[language] ?? group)
}

const gone = (about: About): readonly Wanted[] => wantedOf(about).filter(({ key }) => !about.header.columns.has(key))

/** Keys of missing columns that are reported as errors, so that nothing needs to speak of their cells. */
export const missingColumns = (about: About): ReadonlySet<string> =>
  new Set(gone(about).flatMap(({ key, need }) => (need === 'required' ? key : [])))

const codeOf = { required: 'WB-11', useful: 'WB-12', computed: 'WB-13' } as const

/** One finding for each group of missing columns, one for each doubled or torn column, one for the rest. */
export function columnFindings(about: About): readonly Finding[] {
  const { sheet, header, index } = about
  const findings: Finding[] = []
  const at = (column: number) => ({ sheet, cell: cellName(column, header.last), row: header.last })
  const headOf = (column: number) => brief(header.heads.get(column)?.at(-1) ?? '')

  for (const need of ['required', 'useful', 'computed'] as const) {
    const byGroup = new Map<string, string[]>()
    for (const { group, name, need: its } of gone(about))
      if (its === need) byGroup.set(group, [...(byGroup.get(group) ?? []), name])
    for (const [group, names] of byGroup)
      findings.push(readingFinding(codeOf[need], { sheet }, { group, columns: brief(names.join('、'), 300) }))
  }
  for (const { key, first, again } of header.doubled)
    findings.push(
      readingFinding('WB-14', at(again), { column: headOf(again) || key, first: cellName(first, header.last) }),
    )
  for (const { column, key, caption } of header.torn)
    findings.push(readingFinding('WB-18', at(column), { key: brief(key), caption: brief(caption) }))

  const list = (columns: readonly number[]) => ({
    columns: brief(columns.map((column) => `${headOf(column)} (${cellName(column, header.last)})`).join('、'), 300),
  })
  const [firstUnknown] = unknownColumns(header)
  if (firstUnknown !== undefined) findings.push(readingFinding('WB-15', at(firstUnknown), list(unknownColumns(header))))
  const renamed = [...header.columns].flatMap(([key, column]) => (isRenamed(header, index, key, column) ? column : []))
  if (renamed[0] !== undefined) findings.push(readingFinding('WB-17', at(renamed[0]), list(renamed)))
  const order = wantedOf(about).flatMap(({ key }) => header.columns.get(key) ?? [])
  if (order.some((column, n) => n > 0 && column < order[n - 1]!)) findings.push(readingFinding('WB-16', { sheet }))
  return findings
}

const unknownColumns = ({ unknown, heads }: Header): readonly number[] =>
  unknown.filter((column) => !heads.get(column)?.some(isCalculation))

function isRenamed({ heads, how }: Header, index: HeaderIndex, key: string, column: number): boolean {
  const text = heads.get(column)?.at(-1) ?? ''
  const known = index(text)
  return how.get(key) === 'synonym' || known === null || known.how === 'synonym'
}
