// A workbook says by itself what it is: a very hidden sheet of keys and values.
import { type RawRow, shown } from '../core/grid.ts'
import { type Language, languages } from '../core/words.ts'
import type { Sheet } from './sheet.ts'
import { sheetName } from './sheet-names.ts'

/** Version of the layout that we draw; raised when a reader would have to know. */
export const templateVersion = '1'

export type Identity = {
  readonly workbookId: string
  readonly rubric: string
  readonly rubricVersion: string
  readonly rubricHash: string
  readonly templateVersion: string
  /** Code of the site that it was made for; empty when it was made for any. */
  readonly site: string
  readonly batch: string
  readonly language: Language
  /** What the workbook is for: a score workbook to be filled in, or a summary to be read. */
  readonly kind: 'scores' | 'summary'
}

const product = 'imaging-qc'
const keys = [
  'workbookId',
  'rubric',
  'rubricVersion',
  'rubricHash',
  'templateVersion',
  'site',
  'batch',
  'language',
  'kind',
] as const satisfies readonly (keyof Identity)[]

/**
 * The identity sheet. The row map beside it holds the record id of each row as the workbook was made (Excel's row
 * number, id), so that copied or lost ids can be told from moved ones.
 */
export function identitySheet(identity: Identity, rowMap: readonly (readonly [number, string])[]): Sheet {
  const pairs: (readonly [string, string])[] = [
    ['product', product],
    ...keys.map((key) => [key, identity[key]] as const),
  ]
  const height = Math.max(pairs.length, rowMap.length)
  return {
    name: sheetName('identity', identity.language),
    state: 'veryHidden',
    columns: [{ width: 18 }, { width: 48 }, { width: 4 }, { width: 10 }, { width: 40 }],
    rows: Array.from({ length: height }, (_, n) => ({
      cells: [pairs[n]?.[0] ?? null, pairs[n]?.[1] ?? null, null, rowMap[n]?.[0] ?? null, rowMap[n]?.[1] ?? null],
    })),
    locked: true,
  }
}

/** Reads the identity from the first rows of the identity sheet; null when it is not one of ours. */
export function identityIn(rows: readonly RawRow[]): Identity | null {
  const found = new Map(rows.map(({ cells }) => [String(shown(cells[0])), String(shown(cells[1]) ?? '')]))
  if (found.get('product') !== product) return null
  const value = (key: (typeof keys)[number]) => found.get(key) ?? ''
  const language = languages.find((each) => each === value('language')) ?? 'zh-CN'
  return {
    workbookId: value('workbookId'),
    rubric: value('rubric'),
    rubricVersion: value('rubricVersion'),
    rubricHash: value('rubricHash'),
    templateVersion: value('templateVersion'),
    site: value('site'),
    batch: value('batch'),
    language,
    kind: value('kind') === 'summary' ? 'summary' : 'scores',
  }
}
