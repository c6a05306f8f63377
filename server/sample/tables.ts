// Fictitious workload figures and corrective actions of one site for the quarter.
import type { Site } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { Cell } from '../../templates/sheet.ts'
import type { Random } from './random.ts'

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** One line for each month, modality and encounter type; parts never exceed their wholes. */
export function samplePopulation(random: Random, site: Site, months: readonly number[]): Record<string, Cell>[] {
  const part = (whole: number, share: number) => Math.round(whole * share * (0.9 + 0.1 * random.next()))
  return months.flatMap((month) =>
    ['DR', 'CT', 'MR'].flatMap((modality) =>
      ['O', 'E'].map((encounter) => {
        const exams = random.whole(120, 900)
        const emergency = encounter === 'E' && modality !== 'MR' ? exams : 0
        const critical = part(exams, 0.012)
        const enhanced = modality === 'CT' ? part(exams, 0.3) : 0
        return {
          period: { date: isoDay(month) },
          hospital: site.code,
          modality,
          encounter_type: encounter,
          exams_n: exams,
          reports_n: exams,
          positive_n: part(exams, 0.5),
          ontime_n: part(exams, 0.98),
          em_n: emergency,
          em_2h_n: part(emergency, 0.97),
          crit_n: critical,
          crit_10m_n: part(critical, 0.95),
          enh_ct_n: enhanced,
          extrav_n: random.chance(0.2) ? Math.min(1, enhanced) : 0,
          exposures_n: exams * 2,
          rejects_n: part(exams, 0.08),
          corrected_n: random.whole(0, 2),
        }
      }),
    ),
  )
}

const measures = {
  'zh-CN': ['样例措施：复训摆位与呼吸配合', '样例措施：统一报告模板中的单位'],
  'en-US': ['Sample measure: retrain positioning and breathing', 'Sample measure: one unit in the report templates'],
} as const
const evidence = { 'zh-CN': '样例：复查合格', 'en-US': 'Sample: passed at re-inspection' } as const

export const sampleActions = (site: Site, quarter: number, language: Language): Record<string, Cell>[] => {
  const day = 86_400_000
  return [
    {
      action_id: `${site.code}-A01`,
      trigger: 'IMG-10',
      hospital: site.code,
      owner_role: 'TECH',
      measure: measures[language][0],
      due_date: { date: isoDay(quarter + 45 * day) },
      closed_date: { date: isoDay(quarter + 40 * day) },
      evidence: evidence[language],
      status: 'CLOSED',
    },
    {
      action_id: `${site.code}-A02`,
      trigger: 'RPT-06',
      hospital: site.code,
      owner_role: 'REPORTER',
      measure: measures[language][1],
      due_date: { date: isoDay(quarter + 75 * day) },
      status: 'OPEN',
    },
  ]
}
