// The indicators of the rubric: how each is counted, where it stands, or why it cannot be answered yet.
import type { Texts } from '../../words.ts'
import { allCasesRate, both, type Counting, ofSample } from './figure.ts'
import { artefacts, nonDiagnostic, reconDone } from './images.ts'
import { actionsClosed, appeals, notApplicable } from './process.ts'
import * as reports from './reports.ts'
import { cases, compositeMean, coverage, graded, linkMeans, perLink, qualified, vetoes } from './scores.ts'
import { criticalInTime, emergencyInTime, reportInTime, reviewInTime, scoredInTime, turnaround } from './times.ts'

export type Indication =
  | {
      readonly count: Counting
      /** What is missing when it gives no figure. */
      readonly needs?: Texts
      /** Defined by the national set over all cases; a sample only estimates it. */
      readonly national?: true
      /** Too rare and too grave for a rate: k and n only. */
      readonly countsOnly?: true
    }
  /** Too many figures for a list: they fill a sheet of their own. */
  | { readonly sheet: 'pareto' | 'codes' | 'roles' }
  | { readonly absent: Texts }

const workload: Texts = {
  'zh-CN': '本汇总未取得“工作量与总体数据”的总体例数',
  'en-US': 'No workload and population data reached this summary',
}
const doubleScored: Texts = {
  'zh-CN': '需双评病例；一致性统计将在后续版本提供',
  'en-US': 'Needs double-scored cases; agreement follows in a later version',
}
const national = true
const estimate = (judge: Parameters<typeof both>[1], fields?: readonly [string, string]) =>
  both('estimate', judge, fields)

export const indications: Readonly<Record<string, Indication>> = {
  'IND-01': { count: cases },
  'IND-02': { count: coverage, needs: workload },
  'IND-03': { count: linkMeans },
  'IND-04': { count: compositeMean },
  'IND-05': { count: perLink((link) => graded(link, 'A')) },
  'IND-06': { count: perLink(qualified) },
  'IND-07': { count: vetoes },
  'IND-08': { sheet: 'codes' },
  'IND-09': { sheet: 'pareto' },
  'IND-10': { sheet: 'pareto' },
  'IND-11': { sheet: 'roles' },
  'IND-12': { count: ofSample(qualified('REQ')) },
  'IND-13': { count: ofSample(graded('IMG', 'A')) },
  'IND-14': { count: ofSample(nonDiagnostic) },
  'IND-15': { count: ofSample(graded('FLM', 'AB')) },
  'IND-16': { count: ofSample(reconDone) },
  'IND-17': { count: ofSample(graded('R3D', 'AB')) },
  'IND-18': { count: ofSample(graded('RPT', 'A')) },
  'IND-19': { count: estimate(reports.compliant), national },
  'IND-20': { count: artefacts, national },
  'IND-21': { count: estimate(emergencyInTime, ['em_2h_n', 'em_n']), national },
  'IND-22': { count: estimate(criticalInTime, ['crit_10m_n', 'crit_n']), national },
  'IND-23': { count: estimate(reports.extravasated, ['extrav_n', 'enh_ct_n']), national },
  'IND-24': { count: estimate(reports.categorised('MR', 'PIRADS'), ['pirads_n', 'pr_mr_n']), national },
  'IND-25': { count: estimate(reports.categorised('MG', 'BIRADS'), ['birads_n', 'mg_n']), national },
  'IND-26': { count: both('sample', reportInTime, ['ontime_n', 'reports_n']) },
  'IND-27': { count: ofSample(reviewInTime) },
  'IND-28': { count: turnaround },
  'IND-29': { count: both('sample', reports.positive, ['positive_n', 'exams_n']) },
  'IND-30': {
    count: (stratum) => allCasesRate(stratum, ['rejects_n', 'exposures_n'], (part, whole) => [part, whole + part]),
    needs: {
      'zh-CN': '本汇总未取得“工作量与总体数据”的曝光与重拍次数',
      'en-US': 'No exposures and rejects of the workload data reached this summary',
    },
  },
  'IND-31': { count: ofSample(reports.returned) },
  'IND-32': { count: estimate(reports.corrected, ['corrected_n', 'reports_n']) },
  'IND-33': { count: ofSample(reports.concordant) },
  'IND-34': { count: ofSample(reports.followedUp) },
  'IND-35': { count: ofSample(reports.peerGrade('1')) },
  'IND-36': { count: ofSample(reports.peerGrade('2b', '3b')) },
  'IND-37': { count: reports.reviewChanges },
  'IND-38': { count: ofSample(reports.missedAtReview) },
  'IND-39': { count: ofSample(reports.missedCritical), countsOnly: true },
  'IND-40': { count: reports.neverEvents },
  'IND-41': { absent: doubleScored },
  'IND-42': { count: ofSample(scoredInTime) },
  'IND-43': {
    absent: {
      'zh-CN': '需填报日志中的首次校验结果；有错误的工作簿不入库，数据表中看不到',
      'en-US': 'Needs the log of first submissions; workbooks with errors are not filed, so the entries do not show it',
    },
  },
  'IND-44': { count: notApplicable },
  'IND-45': { count: appeals },
  'IND-46': {
    count: actionsClosed,
    needs: { 'zh-CN': '本汇总未取得“整改台账”', 'en-US': 'No corrective-action log reached this summary' },
  },
  'IND-47': {
    absent: {
      'zh-CN': '需至少两期的控制图；趋势将在后续版本提供，不以两点升降下结论',
      'en-US': 'Needs control charts over periods; trends follow later, two points alone show nothing',
    },
  },
  'IND-48': { absent: doubleScored },
}
