// What becomes of a text that is typed or written.
import { type Checks, loaded, oneIn, type Stage, same } from '../stage.ts'

type Case = readonly [title: string, input: unknown, shown: unknown, format?: string]
const typed: readonly Case[] = [
  ['digits are a number', '0001', 1],
  ['an apostrophe keeps the text', "'0001", '0001'],
  ['a decimal is a number', ' 1.50 ', 1.5],
  ['an exponent is a number', '1e3', 1000],
  ['thousands are a number', '1,234', 1234, '#,##0'],
  ['a percentage is a hundredth', '15%', 0.15, '0%'],
  ['a truth value', 'true', true],
  ['an error', '#N/A', '#N/A'],
  ['an ISO day is a date', '2026-05-08', 46150, 'yyyy/m/d'],
  ['a day with slashes', '2026/5/8', 46150, 'yyyy/m/d'],
  ['a Chinese day', '2026年5月8日', 46150, 'yyyy/m/d'],
  ['a day and a time', '2026-05-08 12:00', 46150.5, 'yyyy/m/d h:mm'],
  ['month and day are a date of this year', '1-2', 46024, 'd-mmm'],
  ['no such day stays a text', '2026-02-30', '2026-02-30'],
  ['a time is a part of a day', '18:00', 0.75, 'h:mm'],
  ['dots make no date', '2020.5.8', '2020.5.8'],
  ['full-width digits stay a text', '１２', '１２'],
  ['a letter stays a letter', 'A*2', 'A*2'],
  ['a dash stays a dash', '-', '-'],
  ['a formula is worked out', '=1+2*3', 7],
  ['a sign before a letter makes a formula', '+A1', 0],
  ['an empty text empties', '', ''],
]

export function typing({ run, refused }: Stage): Checks {
  const checks: Record<string, () => Promise<void>> = {}
  for (const [title, input, shown, format = 'General'] of typed)
    checks[`typed: ${title}`] = () =>
      run(async (context, sheet) => {
        const cell = sheet.getRange('B2')
        cell.clear()
        cell.values = [[input]]
        const { values, numberFormat } = await loaded(context, cell, 'values,numberFormat')
        same([values, numberFormat], [[[shown]], [[format]]])
      })
  return {
    ...checks,
    'text under @ stays as it is, if the format comes first': () =>
      run(async (context, sheet) => {
        const cells = sheet.getRange('D1:D3')
        cells.numberFormat = [['@'], ['@'], ['@']]
        cells.values = [['0001'], ['=1'], ['2026-05-08']]
        const late = sheet.getRange('E1')
        late.values = [['0001']]
        late.numberFormat = [['@']]
        same((await loaded(context, cells, 'values')).values, [['0001'], ['=1'], ['2026-05-08']])
        same(await oneIn(context, late), 1)
      }),
    'null in a block leaves a cell, an empty text clears it': () =>
      run(async (context, sheet) => {
        const cells = sheet.getRange('F1:H1')
        cells.values = [[1, 2, 3]]
        cells.values = [[null, '', 4]] as never
        same((await loaded(context, cells, 'values')).values, [[1, '', 4]])
      }),
    'a block of another shape is refused and one value fills all': async () => {
      same(await refused((_, sheet) => (sheet.getRange('A1:B2').values = [[1]])), 'InvalidArgument')
      await run(async (context, sheet) => {
        const cells = sheet.getRange('J1:K2')
        cells.values = 'x' as never
        same((await loaded(context, cells, 'values,valueTypes')).values, [
          ['x', 'x'],
          ['x', 'x'],
        ])
      })
    },
  }
}
