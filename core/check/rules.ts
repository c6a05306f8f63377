// All validity rules of the rubric, in its order.
import { care } from './care.ts'
import { critical } from './critical.ts'
import { diagnosis } from './diagnosis.ts'
import { doubles } from './doubles.ts'
import { exam } from './exam.ts'
import { facts } from './facts.ts'
import { filled } from './filled.ts'
import { items } from './items.ts'
import { links } from './links.ts'
import { locked } from './locked.ts'
import { privacy } from './privacy.ts'
import { readers } from './readers.ts'
import type { Rule } from './rule.ts'
import { staff } from './staff.ts'
import { timeliness } from './timeliness.ts'
import { times } from './times.ts'
import { totals } from './totals.ts'
import { vetoes } from './vetoes.ts'

export const rules: readonly Rule[] = [
  ...[doubles, filled, times, staff, readers, exam, facts, links, critical, diagnosis, timeliness].flat(),
  ...[items, vetoes, totals, privacy, locked, care].flat(),
].sort((a, b) => (a.id < b.id ? -1 : 1))

/** Parts of rules that a score sheet cannot answer, with the reason. */
export const unanswered: Readonly<Record<string, string>> = {
  'VR-50': 'the median time of scoring: no column holds how long a case took, the pane would have to measure it',
}
