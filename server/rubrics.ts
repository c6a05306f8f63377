// Reads the rubric files that ship with the product.
import { readdirSync, readFileSync } from 'node:fs'
import { canonical, parseRubric, type Rubric } from '../core/rubric.ts'
import { sha256 } from './sha256.ts'

const folder = new URL('../templates/rubrics/', import.meta.url)

/** All rubrics by version, newest last. A rubric file is never edited after it is published; a new version is a new file. */
export function loadRubrics(): ReadonlyMap<string, Rubric> {
  const rubrics = readdirSync(folder).map((name) => {
    const value: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    return parseRubric(value, sha256(canonical(value)))
  })
  return new Map(rubrics.map((rubric) => [rubric.version, rubric]))
}

/** The rubric that new workbooks are made with. */
export const currentRubric = (): Rubric => [...loadRubrics().values()].at(-1)!
