// Parts are found through relationships, never by their usual names.
import { inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { tags } from './tags.ts'
import type { Entry, Package } from './zip.ts'

export type Relationship = {
  readonly id: string
  /** The last word of the type, the same in the transitional and the strict form. */
  readonly type: string
  /** The part it leads to; undefined when it leads out of the file. */
  readonly part: string | undefined
}

export const partNamed = (parts: Package, name: string): Entry | undefined => parts.get(name.toLowerCase())

/** The bytes of a part that has no reason to be large. */
export function smallPart(entry: Entry, limits: Limits): Buffer {
  if (entry.size > limits.small) refuse('part-too-big', entry.name)
  return inflateWhole(entry)
}

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

/** A target is relative to the part that names it, or absolute. */
function resolve(source: string, target: string): string {
  const path = target.startsWith('/') ? target : `${source.slice(0, source.lastIndexOf('/') + 1)}${target}`
  const steps: string[] = []
  for (const step of path.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}

/** What a part refers to; the empty name asks for what the package itself refers to. */
export function relationships(parts: Package, source: string, limits: Limits): readonly Relationship[] {
  const cut = source.lastIndexOf('/') + 1
  const entry = partNamed(parts, `${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`)
  if (entry === undefined) return []
  const found: Relationship[] = []
  for (const { name, attribute } of tags(smallPart(entry, limits), entry.name)) {
    if (name !== 'Relationship') continue
    const type = attribute('Type') ?? ''
    const outside = attribute('TargetMode') === 'External'
    const target = resolve(source, attribute('Target') ?? '')
    found.push({
      id: attribute('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      part: outside ? undefined : partNamed(parts, target) === undefined ? decoded(target) : target,
    })
  }
  return found
}
