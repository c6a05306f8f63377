// Content types and relationships.
import { linksPart, type Opened } from './opened.ts'
import { descendants } from './xml.ts'

const types = '[Content_Types].xml'

export function lintParts({ names, tree, links }: Opened): string[] {
  const faults: string[] = []
  const declared = tree(types)
  if (!declared) return ['no content types']
  const overrides = new Map<string, string>()
  for (const { name, attributes } of declared.children) {
    if (name !== 'Override') continue
    const part = (attributes.get('PartName') ?? '').replace(/^\//, '')
    if (overrides.has(part)) faults.push(`content type twice: ${part}`)
    if (!names.includes(part)) faults.push(`content type for a missing part: ${part}`)
    overrides.set(part, attributes.get('ContentType') ?? '')
  }
  const defaults = declared.children.map(({ attributes }) => attributes.get('Extension')?.toLowerCase())
  const lower = new Set<string>()
  for (const name of names) {
    if (lower.has(name.toLowerCase())) faults.push(`part twice: ${name}`)
    lower.add(name.toLowerCase())
    if (name === types || overrides.has(name)) continue
    const extension = name.split('.').at(-1)!.toLowerCase()
    if (!defaults.includes(extension)) faults.push(`no content type: ${name}`)
    else if (extension === 'xml' && !name.startsWith('customXml/')) faults.push(`typed only as xml: ${name}`)
  }
  const reached = new Set<string>([types])
  const walk = (part: string): void => {
    const own = part === '' ? '_rels/.rels' : linksPart(part)
    if (names.includes(own)) reached.add(own)
    const ids = new Set<string>()
    for (const { id, target, outside } of links(part)) {
      if (ids.has(id)) faults.push(`relationship id twice: ${id} in ${own}`)
      ids.add(id)
      if (outside || reached.has(target)) continue
      if (!names.includes(target)) {
        faults.push(`dangling relationship: ${own} ${id} to ${target}`)
        continue
      }
      reached.add(target)
      walk(target)
    }
    const content = part.endsWith('.xml') ? tree(part) : undefined
    if (content)
      for (const { name, attributes } of descendants(content))
        for (const key of ['r:id', 'r:embed', 'r:link']) {
          const id = attributes.get(key)
          if (id !== undefined && !ids.has(id)) faults.push(`${part}: <${name}> refers to no relationship ${id}`)
        }
  }
  walk('')
  for (const name of names) if (!reached.has(name)) faults.push(`unreachable part: ${name}`)
  return faults
}
