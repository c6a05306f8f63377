// Attributes without which an element says nothing. Those that other checks miss anyway (ids, Set) are theirs.
import { type Fault, fault } from './fault.ts'
import type { Placed, Tree } from './tree.ts'

/** By parent and name, or by name alone. */
const required: Readonly<Record<string, readonly string[]>> = {
  'Icon/Image': ['size', 'resid'],
  'Images/Image': ['DefaultValue'],
  'DefaultSettings/SourceLocation': ['DefaultValue'],
  'OfficeApp/Description': ['DefaultValue'],
  DisplayName: ['DefaultValue'],
  IconUrl: ['DefaultValue'],
  HighResolutionIconUrl: ['DefaultValue'],
  SupportUrl: ['DefaultValue'],
  Url: ['DefaultValue'],
  String: ['DefaultValue'],
  Override: ['Locale', 'Value'],
  SourceLocation: ['resid'],
  FunctionFile: ['resid'],
  LearnMoreUrl: ['resid'],
  Namespace: ['resid'],
  Label: ['resid'],
  Title: ['resid'],
  Description: ['resid'],
  Runtime: ['resid', 'lifetime'],
  Set: ['Name'],
  ExtendedOverrides: ['Url'],
}

const types: Readonly<Record<string, readonly string[]>> = {
  ExtensionPoint: ['CustomFunctions', 'PrimaryCommandSurface', 'ContextMenu'],
  Control: ['Button', 'Menu'],
  Action: ['ShowTaskpane', 'ExecuteFunction'],
  VersionOverrides: ['VersionOverridesV1_0'],
}

export const attributeFaults = ({ all }: Tree): readonly Fault[] =>
  all.flatMap((placed) => [...missing(placed), ...typeFaults(placed)])

const missing = (placed: Placed): Fault[] =>
  (required[`${placed.parent?.name}/${placed.name}`] ?? required[placed.name] ?? [])
    .filter((attribute) => !(attribute in placed.element.attributes))
    .map((attribute) => fault('no-attribute', placed, { name: placed.name, attribute }))

function typeFaults(placed: Placed): Fault[] {
  const known = types[placed.name]
  if (!known || known.includes(placed.type)) return []
  return [fault('not-type', placed, { name: placed.name, value: placed.type || '(–)', known: known.join(', ') })]
}
