// Checks the rows of a score sheet against the validity rules of the rubric.
import type { Entry, Stamp } from '../exam.ts'
import type { Finding, Level } from '../finding.ts'
import type { Rubric } from '../rubric.ts'
import type { CaseScore } from '../score.ts'
import { findingOf, type Weight } from './fault.ts'
import { createLookups } from './lookups.ts'
import { lookAt, type Sight } from './row.ts'
import type { Found, RowRule, Rule } from './rule.ts'
import { rules } from './rules.ts'
import { createSilence } from './silence.ts'

export type CheckContext = {
  /** Name of the sheet that findings speak of. */
  readonly sheet: string
  /** A1 name of a column's cell in a row. */
  readonly cellOf: (key: string, row: number) => string
  /** Midnight of the day on which the check is made, by the site's clock. */
  readonly today: Stamp
  /** Rows that are locked at the centre, by record id (VR-48). */
  readonly locked?: (recordId: string) => Entry | null
  /** Rules that are only tried out: their findings never block. */
  readonly dryRun?: ReadonlySet<string>
}

export type Checker = {
  /** Faults of one row, from left to right. */
  readonly row: (entry: Entry, score: CaseScore) => readonly Finding[]
  /** Faults of the rows together, to be asked for once, after the last row. */
  readonly end: () => readonly Finding[]
}

const levels: Readonly<Record<string, Level>> = { error: 'error', warn: 'warning', auto: 'notice' }
const none: readonly Finding[] = []

/** A checker for one sheet. Rules that the rubric does not have are not asked. */
export function createChecker(rubric: Rubric, context: CheckContext): Checker {
  const lookups = createLookups(rubric)
  const silent = createSilence(lookups)
  const filed = new Map(rubric.validationRules.map(({ id, level }) => [id, levels[level]!]))
  const known = rules.filter(({ id }) => filed.has(id))
  const rowRules = known.filter((rule) => 'test' in rule)
  const askedOf = (asked: readonly RowRule[]) => ({ rules: asked, tests: asked.map(({ test }) => test) })
  const all = askedOf(rowRules)
  const voided = askedOf(rowRules.filter((rule) => rule.voided))
  const watched = known.filter((rule) => 'across' in rule).map((rule) => ({ rule, watch: rule.across(lookups) }))
  const takes = watched.map(({ watch }) => watch.take)
  const weightOf = ({ id, level }: Rule): Weight => ({
    level: level ?? filed.get(id)!,
    dryRun: context.dryRun?.has(id) ?? false,
  })

  // One sight and one `found` for all rows, so that a clean row allocates nothing.
  const row = { lookups, today: context.today, locked: context.locked ?? (() => null), shown: [] as unknown } as Sight
  let asked = all
  let current = 0
  let faults: { readonly place: number; readonly finding: Finding }[] = []
  const found: Found = (at, word, params, more) => {
    const rule = asked.rules[current]!
    if (silent(rule, row, at)) return
    const finding = findingOf(context, rule, weightOf(rule), row.entry, at, word, params, more)
    faults.push({ place: rubric.placeOf.get(at) ?? 0, finding })
  }

  return {
    row: (entry, score) => {
      lookAt(row, entry, score)
      asked = entry.exam.record_status === 'VOID' ? voided : all
      const { tests } = asked
      // Counted loops here and in tests: `for of` makes two objects a step until the code is optimised.
      for (current = 0; current < tests.length; current++) tests[current]!(row, found)
      for (let n = 0; n < takes.length; n++) takes[n]!(row)
      if (faults.length === 0) return none
      const sorted = faults.sort((a, b) => a.place - b.place)
      faults = []
      return sorted.map(({ finding }) => finding)
    },
    end: () => {
      const findings: Finding[] = []
      for (const { rule, watch } of watched)
        watch.end((entry, at, word, params, more) => {
          findings.push(findingOf(context, rule, weightOf(rule), entry, at, word, params, more))
        })
      return findings.sort((a, b) => a.row! - b.row!)
    },
  }
}
