// Item cells of a fictitious exam: mostly √, with the slips of the people who answer, and N/A as the exam's fields demand.

import { appliesTo } from '../../core/plan.ts'
import type { Item, Rubric } from '../../core/rubric.ts'
import type { SampleExam } from './exam.ts'
import type { Random } from './random.ts'

/** Vetoes are rare, and only those that no other field has to agree with. */
const vetoed: ReadonlySet<string> = new Set(['IMG-02', 'IMG-09', 'FLM-04', 'R3D-05', 'RPT-03', 'REV-03'])

/** What the exam's own fields decide; undefined leaves the item to the reader. */
const decided: Readonly<Record<string, (exam: SampleExam, random: Random, rubric: Rubric) => string | undefined>> = {
  'REQ-05': ({ laterality }) => (laterality === 'N' ? 'NA:N01' : undefined),
  'REQ-08': (_, { chance }) => (chance(0.4) ? 'NA:N03' : undefined),
  'REQ-09': (exam, _, rubric) => (needsScreening(exam, rubric) ? undefined : 'NA:N04'),
  'IMG-08': ({ contrast }) => (contrast ? undefined : 'NA:N02'),
  'FLM-02': ({ film }) => (film === 'EFILM' ? 'NA:N07' : undefined),
  'FLM-09': ({ film }) => (film === 'EFILM' ? 'NA:N07' : undefined),
  'R3D-07': (_, { chance }) => (chance(0.3) ? 'NA:N10' : undefined),
  'RPT-05': ({ positive }) => (positive ? undefined : 'NA:N09'),
  'RPT-06': ({ positive }, { chance }) => (!positive || chance(0.3) ? 'NA:N10' : undefined),
  'RPT-10': ({ prior }) => (prior ? undefined : 'NA:N11'),
  'RPT-12': ({ rads }, { chance }) => (rads === null ? 'NA:N12' : chance(0.15) ? 'C' : '√'),
  'RPT-13': ({ critical }, { chance }) => (critical ? (chance(0.2) ? 'B' : '√') : 'NA:N13'),
  'RPT-14': (_, { chance }) => (chance(0.6) ? 'NA:N14' : undefined),
  'RPT-15': ({ started, drafted, limit, reviewLimit, solo }) =>
    lateness(drafted - started, solo ? limit : limit - reviewLimit),
  'REV-01': () => '√',
  'REV-02': ({ drafted, issued, reviewLimit }) => lateness(issued - drafted, reviewLimit),
  'REV-07': (_, { chance }) => (chance(0.85) ? 'NA:N15' : undefined),
  'REV-08': ({ critical }) => (critical ? '√' : 'NA:N13'),
}

/** Rule VR-51: contrast, MR, and ionising exams of women aged 12 to 55. */
function needsScreening({ contrast, modality, sex, age }: SampleExam, rubric: Rubric): boolean {
  const ionizing = rubric.codesOf.get('modalities')!.get(modality)!.ionizing === true
  return contrast || modality === 'MR' || (ionizing && sex === '2' && age >= 12 && age <= 55)
}

/** Rules VR-36 and VR-37: A over the limit, B over one and a half times of it. */
const lateness = (used: number, limit: number): string => {
  const minutes = used / 60_000
  return minutes > 1.5 * limit ? 'B' : minutes > limit ? 'A' : '√'
}

/** Links that do not apply to the exam: their cells stay empty. */
export const linkApplies = (rubric: Rubric, link: string, { film, recon, modality, solo }: SampleExam): boolean => {
  if (link === 'FLM') return film !== 'NONE'
  if (link === 'R3D') return recon && rubric.itemsOf.get('R3D')!.some(({ modalities }) => modalities.includes(modality))
  return link !== 'REV' || !solo
}

/** The entry of each item, by item; '' where nothing is to be scored. `scope` holds the links of the row. */
export function sampleItems(
  rubric: Rubric,
  random: Random,
  exam: SampleExam,
  scope: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const slips: Readonly<Record<string, number>> = {
    REQ_PHYS: exam.requester.slips,
    TECH: exam.technician.slips,
    REPORTER: exam.reporter.slips,
    REVIEWER: exam.reviewer?.slips ?? 1,
  }
  return new Map(
    rubric.items.map((item) => {
      if (!scope.has(item.link) || !linkApplies(rubric, item.link, exam) || !appliesTo(item, exam.modality))
        return [item.id, '']
      return [item.id, decided[item.id]?.(exam, random, rubric) ?? judged(item, random, slips[item.responsible] ?? 1)]
    }),
  )
}

function judged(item: Item, random: Random, slips: number): string {
  if (item.veto && vetoed.has(item.id) && random.chance(0.0012)) return 'V'
  // Some items fail more often than others, so that a Pareto chart has a head and a tail.
  const proneness = 0.3 + ((item.order * 7 + item.maxPoints * 3) % 11) / 5
  if (!random.chance(0.045 * slips * proneness)) return '√'
  const severity = random.weighted([
    ['S1', 72],
    ['S2', 24],
    ['S3', 4],
  ])
  const fitting = item.deductions.filter((deduction) => deduction.severity === severity)
  const { letter, maxCount } = random.pick(fitting.length > 0 ? fitting : item.deductions)
  return maxCount > 1 && random.chance(0.25) ? `${letter}*2` : letter
}
