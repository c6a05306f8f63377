import type { Rubric } from '../../core/rubric.ts'

/**
 * Columns that a row is compared by: what people stated, and the tokens. Left out are totals and what else the workbook
 * calculates (a program without a calculator leaves them empty), columns that stay local, and the version counter: the same
 * as rule VR-48 leaves out.
 */
export const statedColumns = (rubric: Rubric): ReadonlySet<string> =>
  new Set(
    rubric.columns
      .filter(
        ({ key, type, group, sync, required, pii }) =>
          type !== 'entry' &&
          group !== 'total' &&
          sync === 'sync' &&
          (required !== 'auto' || pii === 'pseudonym') &&
          key !== 'row_version',
      )
      .map(({ key }) => key),
  )
