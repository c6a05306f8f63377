// XML as a value, and its two ways: written with one element a line, read with the line of every element.

export type Attributes = Readonly<Record<string, string>>

export type Element = {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly Element[]
  /** The text directly inside, without that of the children. */
  readonly text: string
  /** Line of the start tag, counted from 1; 0 when the element was not read from a text. */
  readonly line: number
}

/** An element made by hand; a text instead of children makes a leaf. */
export const element = (
  name: string,
  attributes: Attributes = {},
  inside: readonly Element[] | string = [],
): Element => ({
  name,
  attributes,
  children: typeof inside === 'string' ? [] : inside,
  text: typeof inside === 'string' ? inside : '',
  line: 0,
})

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark]!)

/** The document's text: two spaces a level, ending with a line break; the remark stands above the root. */
export const writeXml = (root: Element, remark: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${remark} -->\n${written(root, '')}`

function written({ name, attributes, children, text }: Element, indent: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  if (children.length > 0)
    return `${indent}<${start}>\n${children.map((child) => written(child, `${indent}  `)).join('')}${indent}</${name}>\n`
  return text ? `${indent}<${start}>${escaped(text)}</${name}>\n` : `${indent}<${start}/>\n`
}

/** Where a text stops being XML. */
export type Broken = { readonly line: number; readonly near: string }

type Open = Omit<Element, 'children' | 'text'> & { readonly children: Element[]; text: string }

const piece =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads a document without a DTD (a manifest has none, and one is refused). */
export function readXml(source: string): Element | Broken {
  const text = source.replace(/^\uFEFF/, '')
  const root: Open = { name: '', attributes: {}, children: [], text: '', line: 0 }
  const open = [root]
  let line = 1
  const reader = new RegExp(piece)
  let at = 0
  while (at < text.length) {
    reader.lastIndex = at
    const found = reader.exec(text)
    const parent = open.at(-1)!
    if (!found) return { line, near: text.slice(at, at + 40) }
    const [all, closed, opened, list = '', empty, words] = found
    if (closed !== undefined) {
      if (open.length === 1 || parent.name !== closed) return { line, near: all }
      open.pop()
    } else if (opened !== undefined) {
      const child = { name: opened, attributes: attributesOf(list), children: [], text: '', line }
      parent.children.push(child)
      if (!empty) open.push(child)
    } else if (words !== undefined) {
      if (open.length === 1 && words.trim() !== '') return { line, near: words.trim().slice(0, 40) }
      parent.text += decoded(words)
    }
    line += all.split('\n').length - 1
    at = reader.lastIndex
  }
  const top = root.children[0]
  if (!top || root.children.length > 1 || open.length > 1) return { line, near: open.at(-1)!.name || '(end)' }
  return top
}

const attributesOf = (list: string): Attributes =>
  Object.fromEntries(
    [...list.matchAll(attribute)].map(([, name, double, single]) => [name!, decoded(double ?? single!)]),
  )

const decoded = (text: string) =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-fA-F]+));/g, (_, name, decimal, hex) =>
    name ? entities[name]! : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )
