// QC.SCORE, QC.GRADE, QC.DEDUCT and QC.CHECK: one row of the score sheet in, a value out. The same reading, rules and scores as everywhere.
import type { Rubric } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import { defineFunction } from '../excel/functions.ts'
import { type Block, createRowValues } from './row-values.ts'

type Given = unknown

const blockOf = (given: Given): Block | null => (Array.isArray(given) ? (given as Block) : null)
const textOf = (given: Given): string | null => (typeof given === 'string' && given.trim() !== '' ? given.trim() : null)

export function defineFunctions(rubric: Rubric, now: () => Date, language: () => Language): void {
  const rows = createRowValues({ rubric, now, language })
  defineFunction('SCORE', (row, link, keys) => rows.score(blockOf(row), textOf(link), blockOf(keys)))
  defineFunction('GRADE', (row, link, keys) => rows.grade(blockOf(row), textOf(link), blockOf(keys)))
  defineFunction('DEDUCT', (row, part, keys) => rows.deduct(blockOf(row), textOf(part), blockOf(keys)))
  defineFunction('CHECK', (row, keys) => rows.check(blockOf(row), blockOf(keys)))
}
