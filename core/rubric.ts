// A rubric says what is scored and how far. Rubrics are data: see templates/rubrics/.
import * as v from 'valibot'
import { Problem } from './problem.ts'
import { type Fault, faultsOf } from './rubric-faults.ts'
import { type Code, type Column, type Item, type Link, type RubricFile, rubricShape } from './rubric-shape.ts'

export type { Code, Column, Grade, Indicator, InputTable, Item, Link, Site } from './rubric-shape.ts'

/** A published rubric and what is looked up in it all day. */
export type Rubric = RubricFile & {
  /** SHA-256 of the canonical file, in hex. */
  readonly hash: string
  readonly itemById: ReadonlyMap<string, Item>
  readonly linkById: ReadonlyMap<string, Link>
  /** Items of a link, in order. */
  readonly itemsOf: ReadonlyMap<string, readonly Item[]>
  readonly columnByKey: ReadonlyMap<string, Column>
  /** Zero-based place of a column in the score sheet. */
  readonly placeOf: ReadonlyMap<string, number>
  /** Codes of a list, by code. */
  readonly codesOf: ReadonlyMap<string, ReadonlyMap<string, Code>>
}

/**
 * Parses a rubric file and refuses one that could not be scored, so that nothing later has to ask.
 * @param hash SHA-256 (hex) of `canonical(value)`; core cannot hash
 * @throws Problem `rubric-refused` with the path of every fault
 */
export function parseRubric(value: unknown, hash: string): Rubric {
  const parsed = v.safeParse(rubricShape, value)
  if (!parsed.success)
    throw refused(parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '(file)', message: issue.message })))
  const file = parsed.output
  const faults = faultsOf(file)
  if (faults.length > 0) throw refused(faults)
  return {
    ...file,
    hash,
    itemById: new Map(file.items.map((item) => [item.id, item])),
    linkById: new Map(file.links.map((link) => [link.id, link])),
    itemsOf: new Map(file.links.map(({ id }) => [id, file.items.filter((item) => item.link === id)])),
    columnByKey: new Map(file.columns.map((column) => [column.key, column])),
    placeOf: new Map(file.columns.map(({ key }, place) => [key, place])),
    codesOf: new Map(
      Object.entries(file.codelists).map(([list, codes]) => [list, new Map(codes.map((code) => [code.code, code]))]),
    ),
  }
}

/** The name of an application hospital, which follows from its code; null: it is none of the rubric's. */
export const siteNameOf = ({ codesOf }: Rubric, code: string | null): string | null =>
  code === null ? null : (codesOf.get('sites')?.get(code)?.zh ?? null)

const refused = (faults: readonly Fault[]) =>
  new Problem('rubric-refused', { faults: faults.map(({ path, message }) => `${path}: ${message}`).join('; ') })

/** One text for one value, whatever the order of its keys: what hashes are taken of. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
      .join(',')}}`
  return JSON.stringify(value)
}
