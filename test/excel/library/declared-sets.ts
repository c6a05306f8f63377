// What the host says it supports: the floor that manifest.xml demands, and the most that the installed library knows.

export type Level = '1.10' | '1.15'

// Without DelayForCellEdit the library never says that a request can wait.
const common = { AddinCommands: '1.1', DelayForCellEdit: '1.1', CustomXmlParts: '1.1', Settings: '1.1' }

/** The requirement sets that the host declares, as `Office.context.requirements.isSetSupported` sees them. */
export const declaredSets: Readonly<Record<Level, Readonly<Record<string, string>>>> = {
  '1.10': {
    ...common,
    ExcelApi: '1.10',
    SharedRuntime: '1.1',
    CustomFunctions: '1.7',
    CustomFunctionsRuntime: '1.1',
    DialogApi: '1.1',
    RibbonApi: '1.1',
  },
  '1.15': {
    ...common,
    ExcelApi: '1.15',
    SharedRuntime: '1.2',
    CustomFunctions: '1.7',
    CustomFunctionsRuntime: '1.3',
    DialogApi: '1.2',
    RibbonApi: '1.2',
    KeyboardShortcuts: '1.1',
  },
}
