// Fictitious but realistic filings, to try the product with and to test it. Nothing in them stands for a person.
import type { Rubric, Site } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import { templateVersion } from '../../templates/identity.ts'
import { scoreBook } from '../../templates/scores/book.ts'
import type { Book, Cell } from '../../templates/sheet.ts'
import { sampleExam } from './exam.ts'
import { createRandom, type Random } from './random.ts'
import { sampleRow } from './row.ts'
import { type Staff, staffOf } from './staff.ts'
import { sampleActions, samplePopulation } from './tables.ts'

export type SampleWish = {
  readonly sites: number
  /** Exams a site; some are scored twice, so rows are a few more. */
  readonly cases: number
  readonly seed: number
  readonly language: Language
}

/** The third quarter of 2026: it must be over on the day a sample is checked (rule VR-06). */
const quarter = {
  name: '2026Q3',
  start: Date.UTC(2026, 6, 1),
  months: [6, 7, 8].map((month) => Date.UTC(2026, month, 1)),
}
const imageLinks = ['REQ', 'IMG', 'FLM', 'R3D']
const reportLinks = ['RPT', 'REV']

/** One filled workbook for each of the first `sites` sites; the same wish gives the same books. */
export function* sampleBooks(rubric: Rubric, wish: SampleWish): Generator<{ name: string; book: Book }, void, void> {
  for (const [index, site] of rubric.sites.slice(0, wish.sites).entries()) {
    const random = createRandom(`${wish.seed}/${site.code}`)
    const batch = `${site.code}-${quarter.name}`
    // Every third site divides the work: technicians score the images, physicians the reports.
    const rows = sampleRows(rubric, random, { site, batch, divided: index % 3 === 2, ...wish })
    yield {
      name: `${batch}.xlsx`,
      book: scoreBook(rubric, {
        identity: {
          workbookId: random.uuid(quarter.start),
          rubric: rubric.id,
          rubricVersion: rubric.version,
          rubricHash: rubric.hash,
          templateVersion,
          site: site.code,
          batch,
          language: wish.language,
          kind: 'scores',
        },
        site,
        rows: rows.length,
        ids: rows.map(({ record_id }) => String(record_id)),
        language: wish.language,
        filled: rows,
        population: samplePopulation(random, site, quarter.months),
        actions: sampleActions(site, quarter.start, wish.language),
      }),
    }
  }
}

type SiteWish = SampleWish & { readonly site: Site; readonly batch: string; readonly divided: boolean }

function sampleRows(rubric: Rubric, random: Random, wish: SiteWish): Record<string, Cell>[] {
  const staff: Staff = staffOf(random, wish.site.code)
  const rows: Record<string, Cell>[] = []
  for (let sequence = 1; sequence <= wish.cases; sequence++) {
    const exam = sampleExam(rubric, random, staff, quarter.start)
    const common = {
      site: wish.site,
      batch: wish.batch,
      language: wish.language,
      sequence,
      accession: `${wish.site.code}X${String(random.whole(0, 99_999_999)).padStart(8, '0')}${String(sequence).padStart(4, '0')}`,
      sampling: random.chance(0.04) ? ('G' as const) : ('R' as const),
    }
    const add = (reader: Staff['physicians'][number], role: 'P' | 'D' | 'T', scope: readonly string[]) =>
      rows.push(sampleRow(rubric, random, exam, { ...common, recordId: random.uuid(exam.issued), reader, role, scope }))
    const [first, second] = staff.physicians as [Staff['physicians'][number], Staff['physicians'][number]]
    if (wish.divided) {
      add(random.pick(staff.seniorTechnicians), 'P', imageLinks)
      add(first, 'P', reportLinks)
    } else add(first, 'P', [...imageLinks, ...reportLinks])
    if (random.chance(0.06)) add(second, 'D', [...imageLinks, ...reportLinks])
    if (random.chance(0.02)) add(second, 'T', [...imageLinks, ...reportLinks])
  }
  return rows
}
