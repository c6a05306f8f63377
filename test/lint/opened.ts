// A package opened for the lint: its parts as trees, what refers to what.
import { posix } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { type Node, parse } from './xml.ts'

export type Link = {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly outside: boolean
}

export type Opened = {
  readonly names: readonly string[]
  /** Undefined when there is no such part. */
  readonly tree: (part: string) => Node | undefined
  readonly links: (part: string) => readonly Link[]
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly tree: Node }[]
  readonly workbook: { readonly part: string; readonly tree: Node }
  /** The part of a kind that the workbook refers to. */
  readonly ofBook: (type: string) => Node | undefined
}

export const linksPart = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)

const resolved = (owner: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner || 'x'), target)

/** @throws Error when the zip or the XML of a part is broken, or there is no workbook */
export function open(bytes: Uint8Array): Opened {
  const files = unzipSync(bytes)
  const names = Object.keys(files).filter((name) => !name.endsWith('/'))
  const trees = new Map<string, Node>()
  const tree = (part: string): Node | undefined => {
    const file = files[part]
    if (!file) return undefined
    const known = trees.get(part) ?? parse(strFromU8(file))
    trees.set(part, known)
    return known
  }
  const links = (part: string): readonly Link[] =>
    (tree(part === '' ? '_rels/.rels' : linksPart(part))?.children ?? []).map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      type: posix.basename(attributes.get('Type') ?? ''),
      target: resolved(part, attributes.get('Target') ?? ''),
      outside: attributes.get('TargetMode') === 'External',
    }))
  const part = links('').find(({ type }) => type === 'officeDocument')?.target ?? ''
  const workbook = tree(part)
  if (!workbook) throw new Error('no workbook')
  const ofBook = (wanted: string) => tree(links(part).find(({ type }) => type === wanted)?.target ?? '')
  const sheets = (workbook.children.find(({ name }) => name === 'sheets')?.children ?? []).flatMap(({ attributes }) => {
    const link = links(part).find(({ id }) => id === attributes.get('r:id'))
    const own = link?.type === 'worksheet' ? tree(link.target) : undefined
    return own && link ? [{ name: attributes.get('name') ?? '', part: link.target, tree: own }] : []
  })
  return { names, tree, links, sheets, workbook: { part, tree: workbook }, ofBook }
}
