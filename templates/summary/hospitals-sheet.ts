// 医院统计: a line for each site and link, and the composite, crossed with modality.
import { type CountedExam, group } from '../../core/statistics/counted.ts'
import type { Sheet } from '../sheet.ts'
import type { Context } from './context.ts'
import { textColumn } from './figure-columns.ts'
import {
  crossColumns,
  type LinkLine,
  linkColumn,
  linkLine,
  modalitiesIn,
  modalityOf,
  scoreColumns,
} from './link-lines.ts'
import { figureSheet } from './sheet.ts'

type Line = LinkLine & { readonly site: string }

/** Exams by site, in the order of codes. */
export function sitesIn({ counted }: Context): readonly (readonly [string, readonly CountedExam[]])[] {
  const groups = new Map<string, CountedExam[]>()
  for (const exam of counted.exams) group(groups, exam.site).push(exam)
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

export function hospitalsSheet(context: Context): Sheet {
  const modalities = modalitiesIn(context)
  const lines = sitesIn(context).flatMap(([site, exams]) =>
    [...context.rubric.links.map(({ id }) => id), null].map((link) => ({
      site,
      ...linkLine(context, exams, link, modalities, modalityOf),
    })),
  )
  return figureSheet<Line>(
    {
      sheet: 'hospitals',
      note: {
        'zh-CN':
          '按医院代码排列，不排名。病例构成不同（检查类型、是否重建与胶片），比较请在同一检查类型内进行；综合分尤其如此。',
        'en-US':
          'In the order of site codes, never a ranking. Case mix differs (modality, 3D, film): compare within a modality, composites above all.',
      },
      columns: [
        textColumn('hospital', { 'zh-CN': '医院代码', 'en-US': 'Site code' }, 8, ({ site }) => site),
        textColumn(
          'name',
          { 'zh-CN': '医院', 'en-US': 'Hospital' },
          21,
          ({ site }) => context.siteName(site),
          'summary-wrapped',
        ),
        linkColumn(context),
        ...scoreColumns<Line>(context),
        ...crossColumns<Line>(context, modalities),
      ],
      lines,
      frozen: 3,
      cross: 3 + scoreColumns(context).length,
    },
    context,
  )
}
