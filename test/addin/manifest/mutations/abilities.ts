// Commands, requirement sets, runtimes, functions.
import type { Mutation } from '../mutations.ts'

const url = 'https://localhost:3000'

export const abilityMutations: readonly Mutation[] = [
  {
    title: 'an action without its function',
    from: '<FunctionName>scoreRow</FunctionName>',
    to: '',
    codes: ['action-incomplete'],
  },
  {
    title: 'a function the pane has not',
    from: '<FunctionName>scoreRow<',
    to: '<FunctionName>scoreRows<',
    codes: ['command-unknown'],
  },
  {
    title: 'a function name with a dot',
    from: '<FunctionName>scoreRow<',
    to: '<FunctionName>score.row<',
    codes: ['not-function-name'],
  },
  {
    title: 'a pane button without a page',
    from: /<SourceLocation resid="Pane.Url"\/>(?=\s*<\/Action>)/,
    to: '',
    codes: ['action-incomplete'],
  },
  {
    title: 'a set that does not exist',
    from: 'Name="ExcelApi"',
    to: 'Name="ExcelAPI"',
    codes: ['set-unknown', 'set-floor'],
  },
  {
    title: 'a set only for run time',
    from: '<Set Name="SharedRuntime"',
    to: '<Set Name="ExcelApiDesktop" MinVersion="1.1"/><Set Name="SharedRuntime"',
    codes: ['set-not-declarable'],
  },
  {
    title: 'RibbonApi 1.2 in Requirements',
    from: '<Set Name="SharedRuntime"',
    to: '<Set Name="RibbonApi" MinVersion="1.2"/><Set Name="SharedRuntime"',
    codes: ['set-not-declarable'],
  },
  {
    title: 'a set version that is no version',
    from: 'MinVersion="1.10"',
    to: 'MinVersion="ten"',
    codes: ['set-version', 'set-floor'],
  },
  {
    title: 'a floor below what the pane needs',
    from: 'MinVersion="1.10"',
    to: 'MinVersion="1.9"',
    codes: ['set-floor'],
  },
  { title: 'no SharedRuntime', from: /<Set Name="SharedRuntime"[^>]*>/, to: '', codes: ['set-floor'] },
  { title: 'a short-lived runtime', from: 'lifetime="long"', to: 'lifetime="short"', codes: ['runtime-lifetime'] },
  {
    title: 'a FunctionFile of its own',
    from: '<FunctionFile resid="Pane.Url"',
    to: '<FunctionFile resid="LearnMore.Url"',
    codes: ['runtime-differs'],
  },
  {
    title: 'custom functions on another page',
    from: /<Page>\s*<SourceLocation resid="Pane.Url"/,
    to: '<Page><SourceLocation resid="LearnMore.Url"',
    codes: ['runtime-differs'],
  },
  {
    title: 'two addresses of the pane',
    from: `<SourceLocation DefaultValue="${url}/pane.html"`,
    to: `<SourceLocation DefaultValue="${url}/page.html"`,
    codes: ['pane-differs'],
  },
  {
    title: 'a namespace that another language renames',
    from: 'Value="QC"/>',
    to: 'Value="IQC"/>',
    codes: ['not-namespace'],
  },
  {
    title: 'functions metadata that is not there',
    from: `${url}/functions.json`,
    to: `${url}/function.json`,
    codes: ['file-missing'],
  },
  {
    title: 'shortcuts of the other language that are not there',
    from: 'shortcuts.en-US.json',
    to: 'shortcuts.en.json',
    codes: ['file-missing'],
  },
  {
    title: 'a button of a kind nobody knows',
    from: 'Control xsi:type="Button"',
    to: 'Control xsi:type="Knob"',
    codes: ['not-type'],
  },
  {
    title: 'a label that points nowhere',
    from: '<Label resid="Tab.Label"/>',
    to: '<Label/>',
    codes: ['no-attribute', 'resource-unused'],
  },
  { title: 'an id with a blank', from: 'id="QcTab"', to: 'id="Qc Tab"', codes: ['not-id'] },
  {
    title: 'commands in no namespace',
    from: ' xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides"',
    to: '',
    codes: ['wrong-namespace'],
  },
  { title: 'one set required twice', from: /(<Set Name="SharedRuntime"[^>]*>)/, to: '$1$1', codes: ['twice'] },
  { title: 'shortcuts in one language only', from: /ResourcesUrl="[^"]*"/, to: '', codes: ['lacks-locale'] },
]
