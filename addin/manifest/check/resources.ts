// Resources are pointed to by id: each defined once, in the section its user reads, and used.
import { type Fault, fault } from './fault.ts'
import { named, type Placed, type Tree } from './tree.ts'

const most = 32
const sections = ['Images', 'Urls', 'ShortStrings', 'LongStrings'] as const

/** The section that an element's resid is looked up in. */
const wanted: Readonly<Record<string, (typeof sections)[number]>> = {
  Image: 'Images',
  SourceLocation: 'Urls',
  FunctionFile: 'Urls',
  LearnMoreUrl: 'Urls',
  Runtime: 'Urls',
  Namespace: 'ShortStrings',
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
}

export function resourceFaults(tree: Tree): readonly Fault[] {
  const faults: Fault[] = []
  const defined = new Map<string, Placed>()
  for (const placed of named(tree, 'Image', 'Url', 'String')) {
    if (!placed.parent || !sections.some((section) => section === placed.parent!.name)) continue
    const { id } = placed.element.attributes
    if (!id) faults.push(fault('no-id', placed, { name: placed.name }))
    else if (defined.has(id)) faults.push(fault('resource-twice', placed, { id }))
    else if (id.length > most) faults.push(fault('too-long', placed, { length: id.length, most }))
    if (id) defined.set(id, placed)
  }
  const used = new Set<string>()
  for (const placed of tree.all) {
    const id = placed.element.attributes.resid
    if (id === undefined) continue
    used.add(id)
    const found = defined.get(id)?.parent?.name
    const section = wanted[placed.name]
    if (found === undefined) faults.push(fault('resource-unknown', placed, { id }))
    else if (section && section !== found)
      faults.push(fault('resource-misplaced', placed, { id, found, wanted: section }))
  }
  for (const [id, placed] of defined) if (!used.has(id)) faults.push(fault('resource-unused', placed, { id }))
  return faults
}
