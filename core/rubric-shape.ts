// The rubric file as it must be. What cannot be said of one value alone is said in rubric-faults.ts.
import * as v from 'valibot'

const text = v.pipe(v.string(), v.minLength(1))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const positive = v.pipe(v.number(), v.integer(), v.minValue(1))
const words = { zh: text, en: text }
const letter = v.picklist(['A', 'B', 'C', 'D'])

const deduction = v.object({
  code: text,
  letter,
  severity: v.picklist(['S1', 'S2', 'S3']),
  points: positive,
  maxCount: v.pipe(positive, v.maxValue(9)),
  ...words,
})

const veto = v.object({
  code: text,
  letter: v.literal('V'),
  severity: v.literal('S4'),
  scope: v.picklist(['link', 'case']),
  points: positive,
  ...words,
})

const item = v.object({
  id: text,
  link: text,
  order: positive,
  ...words,
  maxPoints: positive,
  criterionZh: text,
  criterionEn: text,
  modalities: v.pipe(v.array(text), v.minLength(1)),
  notes: v.record(v.string(), text),
  selection: v.picklist(['single', 'multi']),
  exclusiveLetters: v.array(v.array(letter)),
  naReasons: v.array(text),
  responsible: text,
  alsoInvolved: v.nullable(text),
  autoCheck: v.picklist(['auto', 'assist', 'manual']),
  deductions: v.pipe(v.array(deduction), v.minLength(1)),
  veto: v.nullable(veto),
})

const link = v.object({
  id: text,
  ...words,
  weight: positive,
  naCodes: v.array(text),
  attributableTo: v.array(text),
  maxPoints: positive,
})

const grade = v.object({
  code: v.picklist(['A', 'B', 'C', 'D']),
  zh: text,
  altZh: text,
  en: text,
  min: v.number(),
  max: v.number(),
  qualified: v.boolean(),
})

const column = v.object({
  key: text,
  ...words,
  group: text,
  type: v.picklist(['uuid', 'string', 'code', 'date', 'datetime', 'int', 'decimal', 'entry']),
  required: v.picklist(['auto', 'yes', 'no', 'cond']),
  codelist: v.nullable(text),
  pii: v.picklist(['none', 'staff', 'direct', 'pseudonym', 'quasi']),
  sync: v.picklist(['sync', 'local']),
  source: text,
  note: v.string(),
})

const code = v.looseObject({ code: v.string(), zh: text, en: v.optional(text) })

const rule = v.object({ id: text, level: v.picklist(['error', 'warn', 'auto']), expr: text, ...words })

const field = v.object({ key: text, ...words, type: v.picklist(['string', 'code', 'date', 'int']) })
const inputTable = v.object({ ...words, note: v.optional(text), fields: v.pipe(v.array(field), v.minLength(1)) })

const indicator = v.object({
  id: text,
  ...words,
  dimensions: v.array(text),
  formula: text,
  numerator: text,
  denominator: text,
  unit: text,
  direction: text,
  dataSource: v.picklist(['sample', 'population', 'both', 'backend log', 'action log']),
  caution: text,
  minDenominator: v.nullable(positive),
})

const timeLimit = v.object({ encounter: text, modalities: v.array(text), limitMin: positive, reviewMin: positive })

const config = v.object({
  minApplicablePoints: count,
  vetoCap: v.number(),
  majorCapsGrade: v.picklist(['A', 'B', 'C', 'D']),
  roundDecimals: v.pipe(count, v.maxValue(3)),
  roundMode: v.literal('half_up'),
  compositeNeeds: v.array(text),
  compositeMaxStepsAboveWorstLink: count,
  unassessableMaxPointsPerLink: count,
  criticalNoticeMinutes: positive,
  doubleScoreShare: v.number(),
  smallN: v.object({ rateRank: positive, meanRank: positive, rare: positive, suppressExternalCellBelow: positive }),
  confidence: text,
  timeliness: v.pipe(v.array(timeLimit), v.minLength(1)),
  qcTitleDemand: v.record(v.string(), text),
})

/** Shape of a file in templates/rubrics. */
export const rubricShape = v.object({
  schema: v.literal('rmic-qc-rubric/1'),
  id: text,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  standard: v.object({ titleZh: text, titleEn: text, disclaimerZh: text, disclaimerEn: text }),
  severity: v.array(v.object({ code: text, ...words, meaning: text })),
  links: v.pipe(v.array(link), v.minLength(1)),
  items: v.pipe(v.array(item), v.minLength(1)),
  grades: v.pipe(v.array(grade), v.minLength(1)),
  scoring: v.object({
    entryPattern: text,
    steps: v.array(text),
    responsibilityRules: v.array(text),
    nationalComplianceCodes: v.array(text),
    neverEventCodes: v.array(text),
  }),
  config,
  columns: v.pipe(v.array(column), v.minLength(1)),
  codelists: v.record(v.string(), v.array(code)),
  validationRules: v.array(rule),
  populationTable: inputTable,
  actionLog: inputTable,
  indicators: v.array(indicator),
  sites: v.pipe(v.array(v.object({ code: text, company: text, site: text })), v.minLength(1)),
})

export type RubricFile = v.InferOutput<typeof rubricShape>
export type Link = RubricFile['links'][number]
export type Item = RubricFile['items'][number]
export type Column = RubricFile['columns'][number]
export type Code = RubricFile['codelists'][string][number]
export type Indicator = RubricFile['indicators'][number]
export type InputTable = RubricFile['populationTable']
export type Site = RubricFile['sites'][number]
export type Grade = 'A' | 'B' | 'C' | 'D'
