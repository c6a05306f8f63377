// The published rubric and its raw file, for tests.
import { readFileSync } from 'node:fs'
import type { RubricFile } from '../../core/rubric-shape.ts'
import { loadRubrics } from '../../server/rubrics.ts'

export const rubric = loadRubrics().get('0.9.0')!

/** A fresh copy of the file, to be damaged. */
export const rubricFile = (): RubricFile =>
  JSON.parse(readFileSync(new URL('../../templates/rubrics/rmic-0.9.0.json', import.meta.url), 'utf8'))
