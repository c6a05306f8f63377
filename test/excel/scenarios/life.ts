// What happens around the cells: events, failures, limits, custom functions, ribbon commands.
import assert from 'node:assert/strict'
import { report } from '../scenario.ts'
import { events } from './life/events.ts'
import { openStage, same } from './stage.ts'

const stage = await openStage()
const { host, run, refused, level } = stage

await report({
  ...events(stage),
  'each failure of a whole request is what the add-in sees': async () => {
    const codes = {
      cellEditMode: 'InvalidOperationInCellEditMode',
      activityLimit: 'ActivityLimitReached',
      requestTooLarge: 'RequestPayloadSizeLimitExceeded',
      responseTooLarge: 'ResponsePayloadSizeLimitExceeded',
      accessDenied: 'AccessDenied',
      modalDialogOpen: 'WriteNotSupportedWhenModalDialogOpen',
      invalidContext: 'InvalidRequestContext',
      sessionLost: 'InvalidOrTimedOutSession',
    } as const
    for (const [request, code] of Object.entries(codes)) {
      host.inject({ request: request as keyof typeof codes })
      same(await refused((_, sheet) => (sheet.getRange('A1').values = [[1]])), code)
    }
    same(host.ordered(), 0)
  },
  'a failure can come later, more than once, or at one action': async () => {
    host.inject({ request: 'activityLimit', after: 1, times: 2 })
    same(await refused((_, sheet) => (sheet.getRange('A2').values = [[1]])), 'nothing was refused')
    for (let time = 0; time < 2; time++)
      same(await refused((_, sheet) => (sheet.getRange('A2').values = [[1]])), 'ActivityLimitReached')
    host.inject({ action: 'Range.Values', code: 'GeneralException' })
    same(
      await refused((_, sheet) => {
        sheet.getRange('A3').numberFormat = [['0.0']]
        sheet.getRange('A3').values = [[1]]
      }),
      'GeneralException',
    )
    same(host.workbook.style('Sheet2', 'A3').numberFormat, '0.0')
  },
  'what was done before an error stays, and the statement is named': async () => {
    try {
      await run((context, sheet) => {
        sheet.getRange('H1').values = [['before']]
        context.workbook.worksheets.getItem('Gone').getRange('A1').values = [[1]]
      })
      assert.fail('nothing was refused')
    } catch (error) {
      assert.ok(error instanceof OfficeExtension.Error)
      same([error.code, error.debugInfo.errorLocation], ['ItemNotFound', 'WorksheetCollection.getItem'])
      assert.match(error.debugInfo.statement ?? '', /getItem/)
    }
    same(host.workbook.values('Sheet2', 'H1'), [['before']])
  },
  'while a cell is edited requests are refused, or wait if they say so': async () => {
    host.beginEdit()
    same(await refused((_, sheet) => sheet.getRange('A1').load('values')), 'InvalidOperationInCellEditMode')
    let done = false
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem('Sheet2').getRange('I1').values = [['late']]
      await context.sync()
      done = true
    })
    await host.idle()
    same([done, host.workbook.values('Sheet2', 'I1')], [false, [['']]])
    host.endEdit()
    await waiting
    same(host.workbook.values('Sheet2', 'I1'), [['late']])
  },
  'a lost session takes tracked objects with it': async () => {
    const range = await run(async (context, sheet) => {
      const held = sheet.getRange('A1')
      context.trackedObjects.add(held)
      await context.sync()
      return held
    })
    same(host.references().length, 1)
    host.inject({ request: 'sessionLost' })
    await refused((_, sheet) => sheet.getRange('A1').load('values'))
    range.load('values')
    await assert.rejects(range.context.sync(), { code: 'InvalidObjectPath' })
    same(host.references(), [])
  },
  'a tracked object that is not given back is found, and follows its cells': async () => {
    const range = await run(async (context, sheet) => {
      const held = sheet.getRange('A5')
      context.trackedObjects.add(held)
      await context.sync()
      return held
    })
    same(host.references().length, 1)
    await run((_, sheet) => sheet.getRange('1:2').insert('Down'))
    range.load('address')
    await range.context.sync()
    same(range.address, 'Sheet2!A7')
    range.untrack()
    await range.context.sync()
    same(host.references(), [])
  },
  'more than 5 MB are refused, in both directions': async () => {
    const wide = 'x'.repeat(600)
    same(
      await refused((_, sheet) => {
        sheet.getRange('A1:A9000').values = Array.from({ length: 9000 }, () => [wide])
      }),
      'RequestPayloadSizeLimitExceeded',
    )
    await run((_, sheet) => {
      sheet.getRange('K1:L9000').numberFormat = '@' as never
      sheet.getRange('K1:K9000').values = 'y'.repeat(600) as never
    })
    same(await refused((_, sheet) => sheet.getRange('K1:K9000').load('values')), 'ResponsePayloadSizeLimitExceeded')
  },
  'more than 5,000,000 cells are not answered': async () =>
    same(await refused((_, sheet) => sheet.getRange('A1:F900000').load('values')), 'ResponsePayloadSizeLimitExceeded'),
  'syncs and bytes of an action are counted, clean-ups are not': async () => {
    const counted = await host.count(() =>
      run(async (context, sheet) => {
        sheet.getRange('A1').load('values')
        await context.sync()
        sheet.getRange('A2').load('values')
      }),
    )
    same([counted.syncs, counted.references], [2, 0])
    assert.ok(counted.bytes.request > 200 && counted.bytes.largest < counted.bytes.request + counted.bytes.response)
  },
  'custom functions are called as Excel calls them': async () => {
    const { CustomFunctions } = globalThis as unknown as {
      CustomFunctions: {
        associate: (id: string, work: (...given: never[]) => unknown) => void
        Error: new (code: string, message?: string) => Error
        ErrorCode: Readonly<Record<string, string>>
      }
    }
    CustomFunctions.associate(
      'SCORE',
      (block: number[][], factor: number) => block.flat().reduce((a, b) => a + b, 0) * factor,
    )
    CustomFunctions.associate('FAIL', () => {
      throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable!, 'no rubric')
    })
    same(
      await host.call('SCORE', [
        [
          [1, 2],
          [3, 4],
        ],
        10,
      ]),
      { value: 100 },
    )
    const failed = await host.call('FAIL', [])
    assert.ok('error' in failed)
    assert.match(failed.error, /no rubric/)
  },
  'a ribbon command runs its function and waits until it says that it is done': async () => {
    let pressed = ''
    Office.actions.associate('scoreAll', (event: Office.AddinCommands.Event) => {
      pressed = event.source.id
      event.completed()
    })
    await host.surface().command('scoreAll', 'ScoreButton')
    same(pressed, 'ScoreButton')
  },
  'settings of the document are written and read': async () => {
    Office.context.document.settings.set('pane', { open: true })
    await new Promise((resolve) => {
      Office.context.document.settings.saveAsync(resolve)
    })
    same(Object.keys(host.transport.settings), ['pane'])
  },
  'the declared sets are what the add-in is told': async () => {
    const supported = (set: string, version: string) => Office.context.requirements.isSetSupported(set, version)
    same([supported('ExcelApi', '1.10'), supported('SharedRuntime', '1.1')], [true, true])
    same([supported('ExcelApi', '1.14'), supported('KeyboardShortcuts', '1.1')], [level === '1.15', level === '1.15'])
    same(supported('ExcelApi', '1.16'), false)
  },
  'after all that no reference is held and every call was understood': async () => {
    await host.idle()
    same([host.references(), host.unknown], [[], []])
  },
})
