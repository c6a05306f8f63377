// What a row is made of when it travels: the fields that people state, and the items.
import type { Column, Rubric } from '../rubric.ts'
import type { Fields, FieldValue } from './protocol.ts'

/** Are there none? Rows have a hundred fields, and a list of their names is not made for nothing. */
export function isEmpty(fields: Fields): boolean {
  for (const _ in fields) return false
  return true
}

const stated = new WeakMap<Rubric, ReadonlySet<string>>()

/**
 * Columns that a row is compared by: what people stated, and the tokens. Left out are totals and what else the workbook
 * calculates (a program without a calculator leaves them empty), columns that stay local, and the version counter: the same
 * as rule VR-48 leaves out. The row's id is not a field of it.
 */
export function statedFields(rubric: Rubric): ReadonlySet<string> {
  const known = stated.get(rubric)
  if (known) return known
  const keys = new Set(rubric.columns.filter(isStated).map(({ key }) => key))
  stated.set(rubric, keys)
  return keys
}

const isStated = ({ key, type, group, sync, required, pii }: Column): boolean =>
  type !== 'entry' &&
  group !== 'total' &&
  sync === 'sync' &&
  (required !== 'auto' || pii === 'pseudonym') &&
  key !== 'row_version'

/** Longest text of a cell in Excel. */
const mostText = 32_767
const token = /^[0-9a-f]{16}$/

export type FieldKind = 'item' | 'text' | 'token' | 'whole' | 'number'

const kinds = new WeakMap<Rubric, ReadonlyMap<string, FieldKind>>()

/** All fields of a rubric, and what a value of theirs is. */
export function fieldKinds(rubric: Rubric): ReadonlyMap<string, FieldKind> {
  const known = kinds.get(rubric)
  if (known) return known
  const stated = statedFields(rubric)
  const columns = rubric.columns.filter(({ key }) => stated.has(key))
  const made = new Map<string, FieldKind>([
    ...columns.map(({ key, type }) => [key, kindOf(key, type)] as const),
    ...rubric.items.map(({ id }) => [id, 'item'] as const),
  ])
  kinds.set(rubric, made)
  return made
}

function kindOf(key: string, type: Column['type']): FieldKind {
  if (key === 'accession_token') return 'token'
  if (type === 'decimal') return 'number'
  return type === 'int' || type === 'date' || type === 'datetime' ? 'whole' : 'text'
}

/**
 * What is wrong with a value that is to be set; null when nothing is. What it means is for the checks to judge: a half-typed
 * row travels too. An accession number is no field, and does not pass for its token.
 * @param kind of the field; undefined when the rubric has no such field
 */
export function fieldFault(kind: FieldKind | undefined, value: FieldValue): 'field-unknown' | 'value-wrong' | null {
  if (kind === undefined) return 'field-unknown'
  if (value === null) return null
  const right =
    kind === 'whole'
      ? Number.isSafeInteger(value)
      : kind === 'number'
        ? Number.isFinite(value)
        : typeof value === 'string' && value.length <= mostText && (kind !== 'token' || token.test(value))
  return right ? null : 'value-wrong'
}
