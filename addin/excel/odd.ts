// Columns of which the first answer does not tell enough.
import { ambiguous, type Block } from './decode.ts'

/** A number whose format is not known may be a date; a text may be a formula, an error, a truth value. */
function odd(block: Block, row: number, column: number): boolean {
  const cell = (block.formulas ?? block.values)?.[row]?.[column]
  if (typeof cell === 'number') return block.formats === null
  return block.values === null && typeof cell === 'string' && ambiguous(cell)
}

/** Zero-based columns of the sheet, ascending. */
export function oddColumns(blocks: readonly Block[]): readonly number[] {
  const found: number[] = []
  for (const block of blocks) {
    const cells = block.formulas ?? block.values ?? []
    if (block.values !== null && block.formulas !== null) continue
    const width = cells[0]?.length ?? 0
    for (let column = 0; column < width; column++)
      if (cells.some((_, row) => odd(block, row, column))) found.push(block.column + column)
  }
  return found
}
