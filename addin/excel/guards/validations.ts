// Validations of ours that are gone or changed, as ranges. A column that is all alike costs one small answer.

import type { Validation } from '../../../templates/sheet.ts'
import type { LostGuard } from '../../host/guard.ts'
import type { SheetId } from '../../host/sheet-host.ts'
import type { Context } from '../office.ts'
import { isMixed, isSameRule } from './same-rule.ts'

/** Rows `from` to `to` of one column; Excel's numbers. */
type Piece = { readonly sheet: SheetId; readonly wanted: Validation; readonly from: number; readonly to: number }
type Verdict = 'right' | 'none' | 'other' | 'mixed'

const corners = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/

/** Halves of halves down to this many pieces in one look; then a piece that differs is wrong as a whole. */
const mostPieces = 2000

export const rangeOf = ({ wanted, from, to }: Piece): string => {
  const letters = corners.exec(wanted.range)?.[1] ?? ''
  return from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to}`
}

function load({ workbook }: Context, piece: Piece): () => Verdict {
  const { dataValidation } = workbook.worksheets.getItem(piece.sheet).getRange(rangeOf(piece))
  dataValidation.load('type,rule,errorAlert')
  return () => {
    const { type, rule, errorAlert } = dataValidation
    if (type === Excel.DataValidationType.none) return 'none'
    if (isMixed(type)) return 'mixed'
    return isSameRule(piece.wanted, { type, rule, shown: errorAlert?.showAlert !== false }) ? 'right' : 'other'
  }
}

const pieceOf = (sheet: SheetId, wanted: Validation): Piece | null => {
  const [, left, from, right, to] = corners.exec(wanted.range) ?? []
  return left !== undefined && left === right ? { sheet, wanted, from: Number(from), to: Number(to) } : null
}

const halves = (piece: Piece): readonly Piece[] => {
  const middle = Math.floor((piece.from + piece.to) / 2)
  return [
    { ...piece, to: middle },
    { ...piece, from: middle + 1 },
  ]
}

/**
 * 1 sync when each column is alike from top to bottom, and one for each halving where it is not: 14 at most for 5,000 rows.
 * The caller has queued what else it wants to know with the first.
 */
export async function lostValidations(
  context: Context,
  wanted: readonly { readonly sheet: SheetId; readonly validations: readonly Validation[] }[],
): Promise<readonly LostGuard[]> {
  let open = wanted.flatMap(({ sheet, validations }) => validations.flatMap((each) => pieceOf(sheet, each) ?? []))
  const wrong: (Piece & { readonly found: 'none' | 'other' })[] = []
  do {
    const verdicts = open.map((piece) => load(context, piece))
    await context.sync()
    const mixed: Piece[] = []
    for (const [n, piece] of open.entries()) {
      const verdict = verdicts[n]!()
      if (verdict === 'none' || verdict === 'other') wrong.push({ ...piece, found: verdict })
      else if (verdict === 'mixed') mixed.push(piece)
    }
    const split = mixed.length * 2 <= mostPieces
    if (!split) wrong.push(...mixed.map((piece) => ({ ...piece, found: 'other' as const })))
    open = split ? mixed.flatMap((piece) => (piece.from === piece.to ? [] : halves(piece))) : []
  } while (open.length > 0)
  return joined(wrong).map((piece) => ({
    change: { kind: 'validation', sheet: piece.sheet, range: rangeOf(piece), put: piece.wanted },
    found: piece.found,
  }))
}

/** Pieces of one column that follow one another are one. */
function joined<Each extends Piece & { readonly found: string }>(pieces: readonly Each[]): readonly Each[] {
  const order = new Map(pieces.map(({ wanted }, n) => [wanted, n]))
  const sorted = [...pieces].sort((a, b) => order.get(a.wanted)! - order.get(b.wanted)! || a.from - b.from)
  const found: Each[] = []
  for (const piece of sorted) {
    const last = found.at(-1)
    if (last && last.wanted === piece.wanted && last.found === piece.found && last.to + 1 === piece.from)
      found[found.length - 1] = { ...last, to: piece.to }
    else found.push(piece)
  }
  return found
}
