// One fictitious exam: what was ordered, done and reported, and when. Scores come later, in items.ts.
import type { Rubric } from '../../core/rubric.ts'
import type { Random } from './random.ts'
import type { Person, Staff } from './staff.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Body parts that are examined with a modality; the first ones most often. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  DR: ['CHEST', 'KNE', 'LSP', 'ANK', 'CSP', 'WRI', 'PELB', 'RIB'],
  CT: ['CHEST', 'HEAD', 'ABD', 'ABDW', 'CVAS', 'HEART', 'URIN', 'TEMP'],
  MR: ['HEAD', 'LSP', 'KNE', 'ABD', 'PROST', 'UTER', 'SHO'],
  MG: ['BREAST'],
  US: ['ABD', 'THYR', 'URIN', 'BREAST'],
  DSA: ['CVAS', 'PVAS'],
  RF: ['GI'],
}

export type SampleExam = {
  readonly modality: string
  readonly part: string
  readonly laterality: string
  readonly sex: '1' | '2'
  readonly age: number
  readonly encounter: string
  readonly contrast: boolean
  readonly recon: boolean
  readonly film: string
  readonly prior: boolean
  readonly positive: boolean
  readonly critical: boolean
  readonly rads: string | null
  readonly solo: boolean
  readonly requester: Person
  readonly technician: Person
  readonly reporter: Person
  readonly reviewer: Person | null
  /** Milliseconds, wall clock. */
  readonly requested: number
  readonly started: number
  readonly ended: number
  readonly drafted: number
  readonly issued: number
  readonly limit: number
  readonly reviewLimit: number
}

/**
 * Draws an exam of the quarter that begins at `quarter`.
 * @param quarter milliseconds since 1970 of its first midnight
 */
export function sampleExam(rubric: Rubric, random: Random, staff: Staff, quarter: number): SampleExam {
  const { weighted, chance, whole, pick } = random
  const modality = weighted([
    ['CT', 36],
    ['DR', 30],
    ['MR', 20],
    ['MG', 5],
    ['US', 4],
    ['RF', 3],
    ['DSA', 2],
  ])
  const parts = partsOf[modality]!
  const part = parts[Math.min(whole(0, parts.length - 1), whole(0, parts.length - 1))]!
  const paired = rubric.codesOf.get('body_parts')!.get(part)!.paired === true
  const encounter = weighted([
    ['O', 45],
    ['I', 30],
    ['E', 18],
    ['H', 5],
    ['T', 2],
  ])
  const positive = chance(0.46)
  const solo = chance(0.03)

  const { limitMin: limit, reviewMin: reviewLimit } = rubric.config.timeliness.find(
    (row) =>
      (row.encounter === '*' || row.encounter === encounter) &&
      (row.modalities.includes('*') || row.modalities.includes(modality)),
  )!
  const hour = encounter === 'E' ? whole(0, 23) : whole(8, 17)
  const started = quarter + whole(0, 79) * day + (hour * 60 + whole(0, 59)) * minute
  const ownLimit = solo ? limit : limit - reviewLimit
  const drafted = started + Math.ceil(ownLimit * late(random, 0.07)) * minute
  const issued = drafted + (solo ? 0 : Math.ceil(reviewLimit * late(random, 0.06))) * minute
  return {
    modality,
    part,
    laterality: paired ? pick(['L', 'R', 'R', 'B']) : 'N',
    sex: part === 'PROST' ? '1' : part === 'UTER' || part === 'BREAST' ? '2' : pick(['1', '2']),
    age: part === 'BREAST' || part === 'PROST' ? whole(35, 79) : chance(0.05) ? whole(3, 17) : whole(18, 88),
    encounter,
    contrast: modality === 'DSA' || chance({ CT: 0.32, MR: 0.25 }[modality] ?? 0),
    recon: chance({ CT: 0.42, MR: 0.15, DSA: 0.5 }[modality] ?? 0),
    film: weighted([
      ['DRY', 40],
      ['EFILM', 35],
      ['NONE', 20],
      ['PAPER', 5],
    ]),
    prior: chance(0.4),
    positive,
    critical: positive && chance(0.06),
    rads: !positive ? null : modality === 'MG' ? 'BIRADS' : part === 'PROST' ? 'PIRADS' : null,
    solo,
    requester: pick(staff.requesters),
    technician: pick(staff.technicians),
    reporter: pick(staff.reporters),
    reviewer: solo ? null : pick(staff.reviewers),
    requested: started - whole(5, encounter === 'E' ? 40 : 1200) * minute,
    started,
    ended: started + whole(4, Math.min(35, ownLimit)) * minute,
    drafted,
    issued,
    limit,
    reviewLimit,
  }
}

/** The share of a time limit that was used; above 1 as often as given. */
const late = ({ chance, next }: Random, probability: number): number =>
  chance(probability) ? 1.05 + next() : 0.3 + 0.65 * next()
