// Titles of those who score (VR-11 to VR-13); what a link demands stands in the rubric's config.qcTitleDemand.
import { inScope, type Row } from './row.ts'
import { type Found, rowRule, says } from './rule.ts'

/** The first of the links in scope for which the reader's title does not suffice. */
function tooLowFor(row: Row, links: readonly string[]): string | undefined {
  const { reader, lookups } = row
  if (!reader) return undefined
  for (let n = 0; n < links.length; n++) {
    const link = links[n]!
    if (!lookups.titles.suffices(reader, link) && inScope(row, link)) return link
  }
  return undefined
}

const reportLinks = ['RPT', 'REV']
const imageLinks = ['IMG', 'FLM', 'R3D']

/** Finds the reader's title too low for one of the links. */
const demandOf = (links: readonly string[]) => (row: Row, found: Found<'low'>) => {
  const link = tooLowFor(row, links)
  if (link === undefined) return
  const { lookups, exam } = row
  found('qc_person_title', 'low', { title: lookups.code('titles', exam.qc_person_title!), link: lookups.link(link) })
}

export const readers = [
  rowRule({
    id: 'VR-11',
    needs: { filled: ['qc_person_title', 'qc_scope'] },
    words: {
      low: says(
        [
          '质控人员职称为 {title}，不能评{link}环节，须由主治及以上医师质控',
          '改由主治及以上医师评分，或从评分环节中去掉该环节',
        ],
        [
          'The QC person is {title}, who may not score {link}: an attending physician or above is needed',
          'Let an attending or above score it, or take the link out of the scope',
        ],
      ),
    },
    test: demandOf(reportLinks),
  }),
  rowRule({
    id: 'VR-12',
    needs: { filled: ['qc_person_title', 'qc_scope'] },
    words: {
      low: says(
        [
          '质控人员职称为 {title}，评{link}环节宜为主管技师及以上或住院医师及以上',
          '核对职称；可改由符合要求的人员评分',
        ],
        [
          'The QC person is {title}; {link} should be scored by a senior technologist or above, or a resident physician or above',
          'Check the title; consider another QC person',
        ],
      ),
    },
    test: demandOf(imageLinks),
  }),
  rowRule({
    id: 'VR-13',
    needs: { filled: ['qc_person_title', 'reporter_title', 'qc_scope'] },
    words: {
      below: says(
        ['质控人员职称 {title} 低于被评诊断医师的职称 {reporter}', '宜由职称不低于诊断医师的人员评报告质量环节'],
        [
          'The QC person ({title}) ranks below the reporting physician ({reporter})',
          'The report link should be scored by somebody who does not rank below the reporter',
        ],
      ),
    },
    test: (row, found) => {
      const { exam, lookups, reader, reporter } = row
      if (!reader || !reporter || reader.rank >= reporter.rank || !inScope(row, 'RPT')) return
      found('qc_person_title', 'below', {
        title: lookups.code('titles', exam.qc_person_title!),
        reporter: lookups.code('titles', exam.reporter_title!),
      })
    },
  }),
]
