// What was lost where and by whom, summed over exams that are alike: for a PivotTable. Sums only, no score of anybody.
import { appliesTo } from '../plan.ts'
import { responsibleFor } from '../role-score.ts'
import type { Item, Rubric } from '../rubric.ts'
import type { CountedExam } from './counted.ts'
import { hospitalOf, idOf, type PersonRole, personRoles } from './people.ts'

export type Stratum = {
  readonly link: string
  /** Null: the line counts the cases of the link, for the role that answers for it. */
  readonly item: Item | null
  /** Of the deduction or veto; empty with the item. */
  readonly code: string
  readonly role: string
  readonly hospital: string
  /** Null: not filled in. */
  readonly person: string | null
  readonly modality: string | null
  readonly month: string
  cases: number
  deductions: number
  lost: number
  vetoes: number
}

type Place = Omit<Stratum, 'cases' | 'deductions' | 'lost' | 'vetoes'>

/**
 * A line for each stratum that occurs, in the order of the rubric, then of names, never of figures. Cases agree with the
 * cases of a link, deductions, points and vetoes with the tallies of items.
 */
export function strataOf(rubric: Rubric, exams: readonly CountedExam[]): readonly Stratum[] {
  const strata = new Map<string, Stratum>()
  const at = (place: Place): Stratum => {
    const { link, item, code, role, hospital, person, modality, month } = place
    const key = JSON.stringify([link, item?.id, code, role, hospital, person, modality, month])
    const found = strata.get(key) ?? { ...place, cases: 0, deductions: 0, lost: 0, vetoes: 0 }
    strata.set(key, found)
    return found
  }
  for (const one of exams) {
    const { exam, merged, month, score } = one
    const whose = (role: string) => ({
      role,
      hospital: hospitalOf(one, role),
      person: isPersonRole(role) ? idOf[role](exam) : null,
      modality: exam.modality,
      month,
    })
    for (const { id: link, attributableTo } of rubric.links)
      if (score.links[link]!.status === 'SCORED')
        at({ link, item: null, code: '', ...whose(attributableTo[0] ?? '') }).cases++
    for (const [place, item] of rubric.items.entries()) {
      const entry = merged.items[place]!
      if (entry.kind !== 'deducted' || score.links[item.link]!.status !== 'SCORED') continue
      if (!appliesTo(item, merged.modality)) continue
      const who = whose(responsibleFor(item, merged))
      let left = entry.lost
      for (const [n, code] of entry.codes.entries()) {
        const stratum = at({ link: item.link, item, code, ...who })
        // What an item loses is capped: its codes share that, in the rubric's order.
        const points = item.deductions.find((each) => each.code === code)?.points ?? left
        const share = n === entry.codes.length - 1 ? left : Math.min(left, points)
        left -= share
        stratum.deductions++
        stratum.lost += share
        if (entry.veto && code === item.veto?.code) stratum.vetoes++
      }
    }
  }
  return inOrder(rubric, [...strata.values()])
}

const isPersonRole = (role: string): role is PersonRole => personRoles.some((each) => each === role)

function inOrder({ links, items }: Rubric, strata: readonly Stratum[]): readonly Stratum[] {
  const linkPlace = new Map(links.map(({ id }, place) => [id, place]))
  const itemPlace = new Map(items.map((item, place) => [item, place]))
  const names = ({ code, role, hospital, person, modality, month }: Stratum) =>
    [code, role, hospital, person ?? '', modality ?? '', month].join('\u001f')
  const rank = ({ link, item }: Stratum) =>
    linkPlace.get(link)! * (items.length + 1) + (item === null ? 0 : itemPlace.get(item)! + 1)
  return strata
    .map((stratum) => ({ stratum, place: rank(stratum), name: names(stratum) }))
    .sort((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1))
    .map(({ stratum }) => stratum)
}
