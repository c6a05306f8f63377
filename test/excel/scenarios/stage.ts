// What the scenarios share: a host, office.js, and tables of statements. For scenario files only.
import assert from 'node:assert/strict'
import { createExcelHost, type ExcelHost, type HostOptions } from '../host.ts'
import { addSheet } from '../model/sheets.ts'
import { bootNode } from '../node.ts'
import { scenarioLevel } from '../scenario.ts'

export type Context = Excel.RequestContext

/** Statements, each with what proves it. */
export type Checks = Readonly<Record<string, () => Promise<void>>>

export type Stage = {
  readonly host: ExcelHost
  /** Runs one Excel.run; `context.sync()` is called at its end. */
  readonly run: <T>(work: (context: Context, sheet: Excel.Worksheet) => T | Promise<T>) => Promise<T>
  /** The code that Excel refuses with. */
  readonly refused: (work: (context: Context, sheet: Excel.Worksheet) => unknown) => Promise<string>
  /** A new empty sheet on which `run` works from now on. */
  readonly fresh: () => void
}

export async function openStage(options: HostOptions = {}): Promise<Stage & { readonly level: string }> {
  const level = scenarioLevel()
  const host = createExcelHost({ sets: level, ...options })
  const { Excel } = await bootNode(host)
  let number = 1
  const run: Stage['run'] = (work) =>
    Excel.run(async (context) => {
      const result = await work(context, context.workbook.worksheets.getItem(`Sheet${number}`))
      await context.sync()
      return result
    })
  return {
    level,
    host,
    run,
    refused: async (work) => {
      try {
        await run(work)
      } catch (error) {
        if (error instanceof OfficeExtension.Error) return error.code
        throw error
      }
      return 'nothing was refused'
    },
    fresh: () => {
      number += 1
      host.as('remote', (book) => {
        addSheet(book, `Sheet${number}`)
      })
    },
  }
}

/** Loads properties of a range or another object, syncs, and gives them. */
export async function loaded<T extends OfficeExtension.ClientObject>(
  context: Context,
  object: T,
  names: string,
): Promise<T> {
  context.load(object, names)
  await context.sync()
  return object
}

/** The value of a range's first cell. */
export const oneIn = async (context: Context, range: Excel.Range): Promise<unknown> =>
  (await loaded(context, range, 'values')).values[0]![0]

export const addressOf = (range: Excel.Range): string | undefined => range.address.split('!')[1]

export const same = (is: unknown, wanted: unknown): void =>
  assert.deepEqual(JSON.parse(JSON.stringify(is ?? null)), wanted)
