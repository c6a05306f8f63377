// The adapter in front of real office.js and our Excel host. For scenario files only: one Office per process.
import assert from 'node:assert/strict'
import { createExcelHost as createSheetHost } from '../../../addin/excel/excel-host.ts'
import type { Outcome } from '../../../addin/host/outcome.ts'
import type { SheetHost } from '../../../addin/host/sheet-host.ts'
import type { TroubleCode } from '../../../addin/host/trouble.ts'
import { drawBook } from '../../../server/pen/pen.ts'
import { currentRubric } from '../../../server/rubrics.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import type { Book } from '../../../templates/sheet.ts'
import { createExcelHost, type ExcelHost, type HostOptions } from '../../excel/host.ts'
import { bootNode } from '../../excel/node.ts'
import { scenarioLevel } from '../../excel/scenario.ts'

export const rubric = currentRubric()

export const sampleBook = (cases: number): Book =>
  [...sampleBooks(rubric, { sites: 1, cases, seed: 7, language: 'zh-CN' })][0]!.book

export type Stage = {
  readonly excel: ExcelHost
  readonly port: SheetHost
  /** Milliseconds that the adapter waited before it asked a busy Excel again. */
  readonly waited: number[]
}

/** Boots office.js, with a book open, or the file of one, when it is given. */
export async function openStage(book: Book | Uint8Array | null, options: HostOptions = {}): Promise<Stage> {
  const excel = createExcelHost({ sets: scenarioLevel(), ...options })
  if (book) excel.workbook.load(book instanceof Uint8Array ? book : await drawBook(book))
  await bootNode(excel)
  const waited: number[] = []
  const port = createSheetHost(async (milliseconds) => {
    waited.push(milliseconds)
  })
  return { excel, port, waited }
}

export function got<Value>(outcome: Outcome<Value>): Value {
  assert.ok(outcome.done, outcome.done ? '' : JSON.stringify(outcome.trouble))
  return outcome.value
}

export function troubleIn(outcome: Outcome<unknown>): TroubleCode {
  assert.ok(!outcome.done, 'it was done')
  return outcome.trouble.code
}

/** Runs an action that must cost exactly so many syncs and leave no reference. */
export async function costing<Value>(
  { excel }: Stage,
  syncs: number,
  action: () => Promise<Outcome<Value>>,
): Promise<Value> {
  const counted = await excel.count(action)
  const value = got(counted.result)
  assert.equal(counted.syncs, syncs, 'syncs')
  assert.equal(counted.references, 0, 'references left')
  return value
}
