// A manifest spread out: every element with its parents, so that a rule can ask where it stands.
import type { Element } from '../xml.ts'

export type Placed = {
  readonly element: Element
  readonly name: string
  /** Value of `xsi:type`, empty without. */
  readonly type: string
  readonly parent: Placed | null
  readonly children: readonly Placed[]
  /** Names from the root down, e.g. `OfficeApp/Hosts/Host`. */
  readonly path: string
}

export type Tree = { readonly root: Placed; readonly all: readonly Placed[] }

/** Name without its namespace prefix: `bt:String` is `String`. */
const localName = (name: string) => name.replace(/^\w+:/, '')

export function spread(root: Element): Tree {
  const all: Placed[] = []
  const place = (element: Element, parent: Placed | null): Placed => {
    const name = localName(element.name)
    const path = parent ? `${parent.path}/${name}` : name
    const children: Placed[] = []
    const placed = { element, name, type: element.attributes['xsi:type'] ?? '', parent, children, path }
    all.push(placed)
    for (const child of element.children) children.push(place(child, placed))
    return placed
  }
  return { root: place(root, null), all }
}

export const named = ({ all }: Tree, ...names: readonly string[]): readonly Placed[] =>
  all.filter(({ name }) => names.includes(name))

/** The first element at a path below the root, e.g. `Hosts/Host`. */
export const at = ({ root, all }: Tree, path: string): Placed | undefined =>
  all.find((placed) => placed.path === `${root.path}/${path}`)

export const textOf = (placed: Placed | undefined): string => placed?.element.text.trim() ?? ''
