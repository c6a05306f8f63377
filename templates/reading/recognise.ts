// What a workbook is, and where its sheets and columns are, whatever people have done to it.
import type { Finding } from '../../core/finding.ts'
import { type BookSurvey, type SheetSurvey, shown, surveyRows } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { type Language, languages } from '../../core/words.ts'
import { type Identity, identityIn } from '../identity.ts'
import { sheetKindOf, sheetName, sheetNames } from '../sheet-names.ts'
import { isFiguresTitle } from '../summary/names.ts'
import { columnFindings, missingColumns } from './column-findings.ts'
import { findHeader, type Header } from './header.ts'
import { bareWord, type HeaderIndex, scoreIndex, tableIndex } from './header-words.ts'
import { identityFindings } from './identity-findings.ts'
import type { SheetLayout } from './layout.ts'
import { brief, readingFinding } from './reading-finding.ts'

export type { SheetLayout } from './layout.ts'

export type Recognised = {
  readonly identity: Identity | null
  readonly language: Language
  readonly scores: SheetLayout | null
  readonly population: SheetLayout | null
  readonly actions: SheetLayout | null
  readonly findings: readonly Finding[]
}

type Kind = 'scores' | 'population' | 'actions'
/** A heading or two may belong to anybody's table; this many of ours do not. */
const least: Readonly<Record<Kind, number>> = { scores: 12, population: 6, actions: 5 }

type Candidate = {
  readonly sheet: number
  readonly name: string
  readonly named: boolean
  readonly header: Header | null
}

/** The identity of a workbook: from the sheet `_meta`, or from a renamed one that says what it is. */
export function identityOf({ sheets }: BookSurvey): Identity | null {
  for (const { head } of [...sheets].sort((a, b) => Number(isMeta(b.name)) - Number(isMeta(a.name)))) {
    const identity = identityIn(head)
    if (identity) return identity
  }
  return null
}

/** Figures that were written into the workbook: nothing to read there, and nothing strange about them. */
const isFigures = ({ head }: SheetSurvey): boolean =>
  head.some(({ cells }) => isFiguresTitle(cells.map(shown).find((cell) => cell !== null && cell !== '')))

/** Somebody's list of exams may have many of our columns; only a score sheet has items. */
const hasItems = ({ items }: Rubric, header: Header | null): boolean =>
  header !== null && items.some(({ id }) => header.columns.has(id))

const isMeta = (name: string): boolean => sheetKindOf(name) === 'identity'

/** Finds our sheets by identity, name and headings, and their columns by key, caption and synonym. */
export function recognise(rubric: Rubric, survey: BookSurvey): Recognised {
  const identity = identityOf(survey)
  const findings: Finding[] = [...identityFindings(rubric, survey, identity)]
  if (identity?.kind === 'summary') {
    findings.push(readingFinding('WB-03', { sheet: '' }))
    return { identity, language: identity.language, scores: null, population: null, actions: null, findings }
  }

  const indexOf: Readonly<Record<Kind, HeaderIndex>> = {
    scores: scoreIndex(rubric),
    population: tableIndex(rubric.populationTable),
    actions: tableIndex(rubric.actionLog),
  }
  const candidates = new Map(
    (['scores', 'population', 'actions'] as const).map((kind) => [kind, candidatesOf(survey, kind, indexOf[kind])]),
  )
  const scored = candidates.get('scores')!.filter(({ named, header }) => named || hasItems(rubric, header))
  const scoresTaken = choose(scored, findings)
  const language = identity?.language ?? languageOf(survey, scoresTaken)
  const layoutOf = (kind: Kind, taken: Candidate | null): SheetLayout | null => {
    if (!taken?.header) return null
    const { header, name, sheet, named } = taken
    if (!named) findings.push(readingFinding('WB-22', { sheet: name }, { wanted: sheetName(kind, language) }))
    const about = { rubric, kind, sheet: name, header, index: indexOf[kind], language }
    findings.push(...columnFindings(about))
    return {
      name,
      sheet,
      columns: header.columns,
      headerRow: header.last,
      firstRow: header.last + 1,
      heads: header.heads,
      missing: missingColumns(about),
      workbookId: identity?.workbookId ?? '',
      date1904: survey.date1904,
      language,
    }
  }

  const scores = layoutOf('scores', scoresTaken)
  if (!scores && !findings.some(({ code }) => code === 'WB-02' || code === 'WB-04'))
    findings.push(readingFinding('WB-01', { sheet: '' }, { wanted: sheetName('scores', language), rows: surveyRows }))
  const tables = (kind: 'population' | 'actions') => {
    const taken = candidates.get(kind)!.find(({ header, sheet }) => header && sheet !== scores?.sheet) ?? null
    if (scores && !taken) {
      const headless = candidates.get(kind)!.find(({ named }) => named)
      findings.push(
        headless
          ? readingFinding('WB-02', { sheet: headless.name }, { rows: surveyRows })
          : readingFinding('WB-23', { sheet: '' }, { wanted: sheetName(kind, language) }),
      )
    }
    return layoutOf(kind, taken)
  }
  const population = tables('population')
  const actions = tables('actions')
  const known = new Set([scores, population, actions].map((layout) => layout?.sheet))
  const told = new Set(findings.map(({ sheet }) => sheet))
  const strangers = survey.sheets.filter(
    ({ name, head }, n) =>
      !known.has(n) &&
      !told.has(name) &&
      sheetKindOf(name) === null &&
      head.length > 0 &&
      !identityIn(head) &&
      !isFigures(survey.sheets[n]!),
  )
  if (scores && strangers.length > 0)
    findings.push(
      readingFinding(
        'WB-19',
        { sheet: '' },
        { sheets: brief(strangers.map(({ name }) => brief(name)).join('、'), 200) },
      ),
    )
  return { identity, language, scores, population, actions, findings }
}

const bareNames = (kind: Kind): readonly string[] => languages.map((language) => bareWord(sheetNames[kind][language]))

function candidatesOf({ sheets }: BookSurvey, kind: Kind, index: HeaderIndex): readonly Candidate[] {
  const names = bareNames(kind)
  return sheets
    .map((survey, sheet) => {
      const { name, head } = survey
      const named = names.includes(bareWord(name))
      // Sheets of ours that are for something else repeat a few headings.
      const other = !named && (sheetKindOf(name) !== null || isFigures(survey))
      return { sheet, name, named, header: other ? null : findHeader(head, index, least[kind]) }
    })
    .filter(({ named, header }) => named || header !== null)
    .sort((a, b) => Number(b.named && b.header !== null) - Number(a.named && a.header !== null))
}

/** The score sheet among its candidates; a second one is reported, never taken silently. */
function choose(candidates: readonly Candidate[], findings: Finding[]): Candidate | null {
  const readable = candidates.filter(({ header }) => header !== null)
  const headless = candidates.find(({ header }) => header === null)
  const [taken, ...others] = readable
  if (!taken) {
    if (headless) findings.push(readingFinding('WB-02', { sheet: headless.name }, { rows: surveyRows }))
    return null
  }
  if (!taken.named && others.length > 0) {
    const sheets = brief(readable.map(({ name }) => brief(name)).join('、'), 200)
    findings.push(readingFinding('WB-04', { sheet: taken.name }, { sheets, wanted: sheetNames.scores['zh-CN'] }))
    return null
  }
  for (const { name } of others) findings.push(readingFinding('WB-05', { sheet: name }, { taken: brief(taken.name) }))
  return taken
}

/** Of a workbook that does not say it: the language of its sheet names, else of its headings. */
function languageOf({ sheets }: BookSurvey, taken: Candidate | null): Language {
  const names = sheets.map(({ name }) => bareWord(name))
  const english = Object.values(sheetNames).some(
    (texts) => texts['en-US'] !== texts['zh-CN'] && names.includes(bareWord(texts['en-US'])),
  )
  if (english) return 'en-US'
  const heads = [...(taken?.header?.heads.values() ?? [])].flat()
  return heads.length > 0 && !heads.some((text) => /\p{Script=Han}/u.test(text)) ? 'en-US' : 'zh-CN'
}
