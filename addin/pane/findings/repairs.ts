// Damage to our sheets themselves, not to what people typed: each with what stands there, what would, and what does it.
import type { Validation } from '../../../templates/sheet.ts'
import type { GuardChange, LostGuard } from '../../host/guard.ts'
import type { Shadow } from '../book/shadow.ts'
import { type LostHeading, lostHeadings } from './headings.ts'
import { type Repair, type RepairKind, repairKinds } from './repair.ts'
import { guardsOf, type Laid, laidSheets } from './template.ts'

export const wishesFor = (shadow: Shadow) => laidSheets(shadow).map(guardsOf)

const headingRepair = (heading: LostHeading): Repair => ({
  kind: 'heading',
  id: `${heading.sheet} ${heading.name}`,
  sheet: heading.sheetName,
  range: heading.name,
  before: heading.before,
  after: heading.after,
  guessed: heading.guessed,
  does: { heading },
})

const kindOf: Readonly<Record<GuardChange['kind'], RepairKind>> = {
  validation: 'list',
  conditions: 'mark',
  conditionsGone: 'mark',
  freeze: 'freeze',
  lock: 'lock',
}

function guardRepair(laid: readonly Laid[], { change, found }: LostGuard): Repair {
  const { name = '' } = laid.find(({ sheet }) => sheet === change.sheet)?.layout ?? {}
  const range = change.kind === 'validation' ? change.range : ''
  const after = change.kind === 'validation' ? ((change.put as Validation | null)?.title ?? null) : null
  return {
    kind: kindOf[change.kind],
    id: `${change.sheet} ${change.kind} ${range}`,
    sheet: name,
    range,
    before: change.kind === 'validation' ? found : null,
    after,
    guessed: false,
    does: { guard: change },
  }
}

/** In the order in which they are mended: the lock last. */
export function repairsIn(shadow: Shadow, lost: readonly LostGuard[]): readonly Repair[] {
  const laid = laidSheets(shadow)
  const all = [...laid.flatMap(lostHeadings).map(headingRepair), ...lost.map((each) => guardRepair(laid, each))]
  return [...all].sort((a, b) => repairKinds.indexOf(a.kind) - repairKinds.indexOf(b.kind))
}
