// A small strict XML tree for the lint; refuses what is not well-formed.

export type Node = {
  /** Local name. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Node[]
  text: string
}

const token =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const local = (name: string) => name.slice(name.indexOf(':') + 1)
const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+)?;?/g, (all, name: string | undefined) => {
    if (!name || !all.endsWith(';')) throw new Error(`not XML: ${all}`)
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    const sign = signs[name]
    if (sign === undefined) throw new Error(`not XML: ${all}`)
    return sign
  })
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (found.has(name)) throw new Error(`not XML: ${name} twice`)
    found.set(name, decoded(double ?? single ?? ''))
  }
  return found
}

/** The root element. @throws Error for what is not well-formed */
export function parse(xml: string): Node {
  const root: Node = { name: '', attributes: new Map(), children: [], text: '' }
  const open: { node: Node; tag: string }[] = [{ node: root, tag: '' }]
  token.lastIndex = xml.startsWith('\uFEFF') ? 1 : 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const found = token.exec(xml)
    if (!found) throw new Error(`not XML at ${at}: ${xml.slice(at, at + 40)}`)
    const [, end, tag, attributes = '', empty, text] = found
    const { node, tag: within } = open.at(-1)!
    if (text !== undefined) node.text += decoded(text)
    if (!tag) continue
    if (end) {
      if (within !== tag) throw new Error(`not XML: </${tag}> closes <${within}>`)
      open.pop()
      continue
    }
    const child: Node = { name: local(tag), attributes: attributesOf(attributes), children: [], text: '' }
    node.children.push(child)
    if (!empty) open.push({ node: child, tag })
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not XML: no single root')
  return root.children[0]!
}

export function* descendants(node: Node, name?: string): Generator<Node> {
  for (const child of node.children) {
    if (name === undefined || child.name === name) yield child
    yield* descendants(child, name)
  }
}

export const child = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find((each) => each.name === name)
