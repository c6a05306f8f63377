// The formulas of the columns that people see: names, limits, scores, grades, counts.
import type { Rubric } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { Places, RowFormula } from './calculation.ts'
import { tally, vetoesOf } from './entry-key.ts'
import type { EntryBlocks } from './entry-sheet.ts'
import { checkWords, neededColumns } from './totals.ts'

/** A number as the score with its places, whole units otherwise; what is no number stays as it is or goes. */
const shown = (units: string, unit: number): string => `IF(ISNUMBER(${units}),${units}/${unit},"")`

/** Grade of effective units. */
function gradeOf({ grades, config }: Rubric, units: string): string {
  const unit = 10 ** config.roundDecimals
  const bands = [...grades].sort((a, b) => b.min - a.min)
  return bands.reduceRight(
    (worse, { code, min }, n) =>
      n === bands.length - 1 ? `"${code}"` : `IF(${units}>=${Math.round(min * unit)},"${code}",${worse})`,
    '',
  )
}

/** Units from which a grade would be better than `code`. */
function above({ grades, config }: Rubric, code: string): number {
  const better = grades.filter((grade) => grade.code < code).map(({ min }) => min)
  return Math.round(Math.min(...better, 1000) * 10 ** config.roundDecimals)
}

function gradeFormulas(rubric: Rubric, places: Places): Record<string, RowFormula> {
  const unit = 10 ** rubric.config.roundDecimals
  const formulas: Record<string, RowFormula> = {}
  for (const { id } of rubric.links) {
    const [counted, raw, effective] = (['tally', 'raw', 'score'] as const).map((step) => places.step(step, id))
    const cap = rubric.config.majorCapsGrade
    const major = `MOD(${counted},${tally.veto})>=${tally.major}`
    const grade = gradeOf(rubric, effective!)
    formulas[`${id}_raw`] = shown(raw!, unit)
    formulas[`${id}_score`] = shown(effective!, unit)
    formulas[`${id}_grade`] =
      `IF(ISNUMBER(${effective}),IF(AND(${major},${effective}>=${above(rubric, cap)}),"${cap}",${grade}),${effective})`
  }
  return formulas
}

/** Composite units before the veto cap, PAR when there is none, empty for a row not started (steps 9 and 10). */
export function compositeFormula(blocks: EntryBlocks, places: Places): RowFormula {
  const scores = places.steps('score')
  const weights = `SUMPRODUCT(ISNUMBER(${scores})*${blocks.weights.all})`
  const partial = `SUMPRODUCT((${scores}="INC")+(${scores}="OUT")+(${scores}="INS")*${blocks.needs.all})>0`
  const weighted = `SUMPRODUCT(${scores},${blocks.weights.all})`
  return `IF(${places.entries}="","",IF(${partial},"PAR",IF(${weights}=0,"PAR",INT((2*${weighted}+${weights})/(2*${weights})))))`
}

function compositeFormulas(rubric: Rubric, places: Places): Record<string, RowFormula> {
  const { composite } = places
  const { vetoCap, compositeMaxStepsAboveWorstLink: steps, roundDecimals } = rubric.config
  const unit = 10 ** roundDecimals
  const vetoes = rubric.links.map(
    ({ id }) => `MOD(INT(N(${places.step('tally', id)})/${tally.veto}),100)>=${vetoesOf(rubric, id).caseFrom}`,
  )
  const effective = `IF(OR(${vetoes.join(',')}),MIN(${composite},${Math.round(vetoCap * unit)}),${composite})`
  const score = places.at('total_score')
  const grades = rubric.links.map(({ id }) => `${places.at(`${id}_grade`)}`)
  // The letters of the worst link and of the composite stand for their places: A is 1.
  const worst = ['D', 'C', 'B'].map((code) => `OR(${grades.map((cell) => `${cell}="${code}"`).join(',')})`)
  const bound = `MAX(1,IF(${worst[0]},4,IF(${worst[1]},3,IF(${worst[2]},2,1)))-${steps})`
  const own = `MATCH(${gradeOf(rubric, `ROUND(${score}*${unit},0)`)},{"A","B","C","D"},0)`
  return {
    total_raw: shown(composite, unit),
    total_score: `IF(ISNUMBER(${composite}),${effective}/${unit},"")`,
    total_grade: `IF(ISNUMBER(${composite}),MID("ABCD",MAX(${own},${bound}),1),${composite})`,
  }
}

function countFormulas(rubric: Rubric, blocks: EntryBlocks, places: Places): Record<string, RowFormula> {
  const tallies = rubric.links.map(({ id }) => `N(${places.step('tally', id)})`)
  const started = (formula: string) => `IF(${places.entries}="","",${formula})`
  const codes = rubric.links.map(
    (_, n) => `INDEX(${blocks.vetoes.columns(n, n)},1+MOD(INT(${tallies[n]}/${tally.veto}),100))`,
  )
  return {
    veto_codes: started(`MID(${codes.join('&')},2,250)`),
    deduction_count: started(tallies.map((each) => `MOD(${each},${tally.major})`).join('+')),
    na_count: started(rubric.links.map(({ id }) => `MOD(N(${places.step('applies', id)}),1000)`).join('+')),
  }
}

/** Items that are not scored yet, and needed cells that are empty, run by run. */
export function openFormulas(
  rubric: Rubric,
  places: Places,
): { readonly open: RowFormula; readonly empty: RowFormula } {
  const runs: [number, number][] = []
  for (const { key } of neededColumns(rubric)) {
    const place = rubric.placeOf.get(key)!
    const last = runs.at(-1)
    if (last?.[1] === place - 1) last[1] = place
    else runs.push([place, place])
  }
  const cell = (place: number) => places.at(rubric.columns[place]!.key)
  const started = (parts: readonly string[]) => `IF(${places.entries}="","",${parts.join('+')})`
  return {
    open: started(rubric.links.map(({ id }) => `INT(N(${places.step('tally', id)})/${tally.unscored})`)),
    empty: started(runs.map(([from, to]) => `COUNTBLANK(${cell(from)}:${cell(to)})`)),
  }
}

function checkFormula({ entries, open, empty }: Places, language: Language): RowFormula {
  const { unscored, missing, between } = checkWords[language]
  const told = `IF(${open}=0,"","${unscored}"&${open})&IF(${open}*${empty}=0,"","${between}")&IF(${empty}=0,"","${missing}"&${empty})`
  return `IF(${entries}="","",IF(${open}+${empty}=0,"OK",${told}))`
}

/** Formulas of the visible columns, by column key. */
export function totalFormulas(
  rubric: Rubric,
  blocks: EntryBlocks,
  places: Places,
  language: Language,
): Readonly<Record<string, RowFormula>> {
  const number = (codes: string, numbers: string, cell: string) => `SUMPRODUCT((${codes}=${cell})*${numbers})`
  const [site, encounter, modality] = ['app_hospital_code', 'encounter_type', 'modality'].map(places.at)
  const siteNumber = number(blocks.sites.all, blocks.siteNumbers.all, site!)
  const line = `1+${number(blocks.encounters.all, blocks.encounterNumbers.all, encounter!)}`
  const limit = (block: EntryBlocks['limits']) =>
    `IF(OR(${places.entries}="",${encounter}="",${modality}=""),"",INDEX(${block.all},${line},${places.modality}))`
  return {
    app_hospital_name: `IF(${siteNumber}=0,"",INDEX(${blocks.siteNames.all},${siteNumber}))`,
    limit_min: limit(blocks.limits),
    review_min: limit(blocks.reviews),
    ...gradeFormulas(rubric, places),
    ...compositeFormulas(rubric, places),
    ...countFormulas(rubric, blocks, places),
    check_status: checkFormula(places, language),
  }
}
