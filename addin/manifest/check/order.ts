// Which elements may stand in which, in which order ([MS-OWEMXML] and Microsoft's element reference).
import { type Fault, fault } from './fault.ts'
import type { Placed, Tree } from './tree.ts'

/** `!` must be there, `*` may be repeated. Found by name and type, by path, or by name. */
const order: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! SupportUrl! AppDomains Hosts! Requirements DefaultSettings! Permissions! Dictionary VersionOverrides! ExtendedOverrides',
  DefaultSettings: 'SourceLocation!',
  AppDomains: 'AppDomain!*',
  Requirements: 'Sets Methods',
  Sets: 'Set!*',
  VersionOverrides: 'Description Requirements Hosts! Resources! WebApplicationInfo EquivalentAddins',
  Hosts: 'Host!*',
  'VersionOverrides/Hosts/Host': 'Runtimes! AllFormFactors! DesktopFormFactor!',
  Runtimes: 'Runtime!*',
  AllFormFactors: 'ExtensionPoint!*',
  DesktopFormFactor: 'GetStarted FunctionFile! ExtensionPoint!*',
  GetStarted: 'Title! Description! LearnMoreUrl!',
  'ExtensionPoint:CustomFunctions': 'Script! Page! Metadata! Namespace!',
  'ExtensionPoint:PrimaryCommandSurface': 'OfficeTab* CustomTab*',
  'ExtensionPoint:ContextMenu': 'OfficeMenu!*',
  Script: 'SourceLocation!',
  Page: 'SourceLocation!',
  Metadata: 'SourceLocation!',
  OfficeTab: 'Group!*',
  CustomTab: 'OverriddenByRibbonApi Group!* Label!',
  Group: 'OverriddenByRibbonApi Label! Icon! Control!*',
  'Control:Button': 'OverriddenByRibbonApi Label! Supertip! Icon! Action! Enabled',
  'Control:Menu': 'OverriddenByRibbonApi Label! Supertip! Icon Items!',
  Items: 'Item!*',
  Item: 'OverriddenByRibbonApi Label! Supertip! Icon Action!',
  Supertip: 'Title! Description!',
  Icon: 'Image!*',
  Action: 'TaskpaneId SourceLocation Title FunctionName',
  Resources: 'Images! Urls! ShortStrings! LongStrings!',
  Images: 'Image!*',
  Urls: 'Url!*',
  ShortStrings: 'String!*',
  LongStrings: 'String!*',
  DisplayName: 'Override*',
  'OfficeApp/Description': 'Override*',
  String: 'Override*',
  Url: 'Override*',
}

export const orderFaults = (tree: Tree): readonly Fault[] =>
  tree.all.flatMap((placed) => {
    const rule = ruleOf(placed)
    return rule ? [...faultsIn(placed, rule.split(' ')), ...repeated(placed)] : []
  })

const ruleOf = ({ name, type, path }: Placed): string | undefined =>
  order[`${name}:${type}`] ?? order[path.split('/').slice(-3).join('/')] ?? order[path] ?? order[name]

function faultsIn(parent: Placed, rule: readonly string[]): Fault[] {
  const names = rule.map((entry) => entry.replace(/[!*]/g, ''))
  const faults: Fault[] = []
  let furthest = 0
  const seen = new Set<string>()
  for (const child of parent.children) {
    const { name } = child
    const place = names.indexOf(name)
    if (place < 0) {
      faults.push(fault('not-allowed', child, { name, parent: parent.name }))
      continue
    }
    if (place < furthest)
      faults.push(fault('out-of-order', child, { name, before: names[furthest]!, parent: parent.name }))
    if (seen.has(name) && !rule[place]!.includes('*')) faults.push(fault('twice', child, { name }))
    furthest = Math.max(furthest, place)
    seen.add(name)
  }
  for (const [place, name] of names.entries())
    if (rule[place]!.includes('!') && !seen.has(name))
      faults.push(fault('lacking', parent, { name, parent: parent.name }))
  return faults
}

/** What tells siblings of one name apart, where two alike would fight each other. */
const key: Readonly<Record<string, string>> = {
  Host: 'Name',
  Set: 'Name',
  Runtime: 'resid',
  ExtensionPoint: 'xsi:type',
  Image: 'size',
}

const repeated = ({ children }: Placed): Fault[] =>
  children.flatMap((child, place) => {
    const name = key[child.name]
    const value = name && child.element.attributes[name]
    const alike = (other: Placed) => other.name === child.name && other.element.attributes[name ?? ''] === value
    return value && children.slice(0, place).some(alike)
      ? [fault('twice', child, { name: `${child.name} ${value}` })]
      : []
  })
