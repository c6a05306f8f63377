// Statistics taken back: what was added goes, what was written again goes back to what stood there; and the same forwards.
import { done, type Outcome } from '../../host/outcome.ts'
import type { FigureWish, WrittenFigures } from '../../host/sheet-host.ts'
import type { Desk } from './desk.ts'
import type { FigureSet } from './statistics.ts'
import type { Part } from './steps.ts'

export type FiguresPart = {
  readonly kind: 'figures'
  /** Taking the step back writes these and removes those sheets. */
  readonly write: FigureSet
  readonly remove: readonly string[]
  /** What the step wrote; a redo writes it again. */
  readonly back: FigureSet
  /** The person was told that notes go too. */
  readonly asked: boolean
}

/** What takes back what was written just now. */
export function figuresPart(back: FigureSet, { sheets, figures }: WrittenFigures): FiguresPart {
  const added = new Set(sheets.filter(({ before }) => before === null).map(({ key }) => key))
  // Those on a sheet that goes, go with it.
  const out = (back.wish?.figures ?? []).filter(({ key, on }) => figures.added.includes(key) && !added.has(on))
  const wish: FigureWish = { figures: out, remove: true }
  return {
    kind: 'figures',
    write: { sheets: sheets.flatMap(({ before }) => before ?? []), ...(out.length > 0 ? { wish } : {}) },
    remove: sheets.filter(({ before }) => before === null).map(({ id }) => id),
    back,
    asked: false,
  }
}

/** Takes the part back; notes on a sheet that would go are the trouble `sheet-has-notes` until the person was asked. */
export async function takeFigures({ host }: Desk, part: FiguresPart): Promise<Outcome<Part>> {
  const { write, remove, back, asked } = part
  if (remove.length > 0) {
    const outcome = await host.removeSheets(remove, asked ? { force: true } : {})
    if (!outcome.done) return outcome
  }
  const nothing = write.sheets.length === 0 && !write.wish
  const outcome = nothing ? null : await host.refresh(write.sheets, write.wish)
  if (outcome && !outcome.done) return outcome
  const again = outcome?.value ?? { sheets: [], figures: { added: [], kept: [], takenOut: [] } }
  const { remove: added } = figuresPart(write, again)
  // What a redo wrote is undone by what stood before the step, not by what its undo left there.
  return done({ kind: 'figures', write: back, remove: added, back: write, asked: false })
}
