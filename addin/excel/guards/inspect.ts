// Looks whether our sheets are still guarded as the template guards them.

import type { Condition } from '../../../templates/sheet.ts'
import type { GuardWish, LostGuard } from '../../host/guard.ts'
import { done, type Outcome } from '../../host/outcome.ts'
import type { Context } from '../office.ts'
import type { Run } from '../run.ts'
import { lostValidations } from './validations.ts'

/** A rule without the row that it was written for: Excel writes it for the first cell of each range. */
const rowless = (formula: string): string => formula.replace(/^=/, '').replace(/(\$?[A-Z]{1,3}\$?)\d+/g, '$1#')

const countOf = (formulas: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const formula of formulas.map(rowless)) counts.set(formula, (counts.get(formula) ?? 0) + 1)
  return counts
}

/** Queues the questions; call what it gives after the sync. */
function ask({ workbook }: Context, { sheet, conditions, freeze, locked }: GuardWish): () => readonly LostGuard[] {
  const worksheet = workbook.worksheets.getItem(sheet)
  const formats = conditions.length > 0 ? worksheet.getRange().conditionalFormats : null
  formats?.load('items/customOrNullObject/rule/formula')
  const frozen = freeze ? worksheet.freezePanes.getLocationOrNullObject() : null
  frozen?.load('address')
  const { protection } = worksheet
  if (locked) protection.load('protected')
  return () => {
    const wanted = countOf(conditions.map(({ formula }) => formula))
    const there = countOf(
      (formats?.items ?? []).flatMap(({ customOrNullObject: custom }) =>
        custom.isNullObject ? [] : custom.rule.formula,
      ),
    )
    // Of a rule that several ranges share it cannot be seen which one is gone: all get it, some twice, which looks the same.
    const isLost = (formula: string) => (there.get(formula) ?? 0) < wanted.get(formula)!
    const add: readonly Condition[] = conditions.filter(({ formula }) => isLost(rowless(formula)))
    return [
      ...(add.length > 0 ? [{ change: { kind: 'conditions', sheet, add }, found: 'none' } as const] : []),
      // Frozen elsewhere is how somebody likes it.
      ...(freeze && frozen?.isNullObject
        ? [{ change: { kind: 'freeze', sheet, ...freeze }, found: 'none' } as const]
        : []),
      ...(locked && !protection.protected
        ? [{ change: { kind: 'lock', sheet, locked: true }, found: 'none' } as const]
        : []),
    ]
  }
}

/** 1 sync, more only for columns whose validation differs from row to row. */
export const inspect = (run: Run, wishes: readonly GuardWish[]): Promise<Outcome<readonly LostGuard[]>> =>
  run(async (context) => {
    const others = wishes.map((wish) => ask(context, wish))
    const validations = await lostValidations(context, wishes)
    return done([...validations, ...others.flatMap((tell) => tell())])
  })
