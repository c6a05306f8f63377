// What Excel must offer, and the one runtime that ribbon, pane and functions share.
import { namespace } from '../functions.ts'
import { floor } from '../manifest.ts'
import { type Fault, fault } from './fault.ts'
import { at, named, type Tree } from './tree.ts'

/** Sets that may stand in Requirements, each up to which version (Microsoft's requirement-set pages). */
const declarable: Readonly<Record<string, string>> = {
  ExcelApi: '1.21',
  SharedRuntime: '1.2',
  CustomFunctionsRuntime: '1.5',
  DialogApi: '1.2',
  DialogOrigin: '1.1',
  AddinCommands: '1.3',
  KeyboardShortcuts: '1.1',
  RibbonApi: '1.1',
  OpenBrowserWindowApi: '1.1',
  Settings: '1.1',
  File: '1.1',
  CompressedFile: '1.1',
}

/** Sets there are, but only to be asked for when the pane runs. */
const runTimeOnly = /^(ExcelApiDesktop|ExcelApiOnline)$/

const minor = (version: string) => Number(version.split('.')[1])

export function setFaults(tree: Tree): readonly Fault[] {
  const faults: Fault[] = []
  const required = new Map<string, string>()
  for (const placed of named(tree, 'Set')) {
    const name = placed.element.attributes.Name ?? ''
    const version = placed.element.attributes.MinVersion ?? placed.parent?.element.attributes.DefaultMinVersion ?? '1.1'
    const newest = declarable[name]
    if (runTimeOnly.test(name)) faults.push(fault('set-not-declarable', placed, { name, version }))
    else if (newest === undefined) faults.push(fault('set-unknown', placed, { name }))
    else if (!/^1\.\d{1,2}$/.test(version)) faults.push(fault('set-version', placed, { name, version }))
    else if (minor(version) > minor(newest)) faults.push(fault('set-not-declarable', placed, { name, version }))
    else required.set(name, version)
  }
  const requirements = at(tree, 'Requirements') ?? tree.root
  for (const [name, version] of Object.entries(floor))
    if (minor(required.get(name) ?? '1.0') < minor(version))
      faults.push(fault('set-floor', requirements, { name, version }))
  return faults
}

export function runtimeFaults(tree: Tree): readonly Fault[] {
  const faults: Fault[] = []
  const runtime = named(tree, 'Runtime')[0]
  if (!runtime) return faults
  const { resid: wanted = '', lifetime } = runtime.element.attributes
  if (lifetime !== 'long') faults.push(fault('runtime-lifetime', runtime))
  const sharing = [
    ...named(tree, 'FunctionFile'),
    ...named(tree, 'Page', 'Action')
      .flatMap((holder) => holder.children)
      .filter(({ name }) => name === 'SourceLocation'),
  ]
  for (const placed of sharing) {
    const found = placed.element.attributes.resid ?? ''
    if (found !== wanted) faults.push(fault('runtime-differs', placed, { name: placed.name, found, wanted }))
  }
  const pane = at(tree, 'DefaultSettings/SourceLocation')
  const shared = named(tree, 'Url').find(({ element }) => element.attributes.id === wanted)
  const [found, other] = [pane?.element.attributes.DefaultValue, shared?.element.attributes.DefaultValue]
  if (pane && found !== undefined && other !== undefined && found !== other)
    faults.push(fault('pane-differs', pane, { found, wanted: other }))
  return [...faults, ...namespaceFaults(tree)]
}

const namespaceFaults = (tree: Tree): Fault[] => {
  const ids = new Set(named(tree, 'Namespace').map(({ element }) => element.attributes.resid))
  return named(tree, 'String')
    .filter(({ element }) => ids.has(element.attributes.id))
    .flatMap((placed) =>
      [placed.element.attributes.DefaultValue, ...placed.element.children.map((child) => child.attributes.Value)]
        // Formulas are stored with the namespace: another language must not rename them.
        .filter((value) => value !== namespace)
        .map((value) => fault('not-namespace', placed, { value: value ?? '' })),
    )
}
