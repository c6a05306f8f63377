// The summary workbook: what was filed, counted fairly, for those who answer for the quality.
import type { Rubric } from '../../core/rubric.ts'
import type { Counted } from '../../core/statistics/counted.ts'
import { identitySheet, templateVersion } from '../identity.ts'
import type { Book } from '../sheet.ts'
import { contextOf, type Making } from './context.ts'
import { hospitalsSheet } from './hospitals-sheet.ts'
import { indicatorsSheet } from './indicators-sheet.ts'
import { linksSheet } from './links-sheet.ts'
import { methodSheet } from './method-sheet.ts'
import { codesSheet, paretoSheet } from './pareto-sheets.ts'
import { physiciansSheet, techniciansSheet } from './people-sheets.ts'
import { rolesSheet } from './roles-sheet.ts'

/** Draws the summary of counted exams; the same exams and making give the same book. */
export function summaryBook(rubric: Rubric, counted: Counted, making: Making): Book {
  const context = contextOf(rubric, counted, making)
  const { language, site, made } = making
  return {
    title: `${{ 'zh-CN': '质控汇总', 'en-US': 'QC summary' }[language]} ${context.subject}`,
    sheets: [
      methodSheet(context),
      linksSheet(context),
      hospitalsSheet(context),
      physiciansSheet(context),
      techniciansSheet(context),
      rolesSheet(context),
      paretoSheet(context),
      codesSheet(context),
      indicatorsSheet(context),
      identitySheet(
        {
          workbookId: '',
          rubric: rubric.id,
          rubricVersion: rubric.version,
          rubricHash: made.rubricHash,
          templateVersion,
          site: site ?? '',
          batch: '',
          language,
          kind: 'summary',
        },
        [],
      ),
    ],
    names: [],
    active: 0,
  }
}
