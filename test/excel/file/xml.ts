// A small XML tree for the parts of a workbook: what is not looked at is written back as it was.

export type Element = {
  name: string
  readonly attributes: Record<string, string>
  children: (Element | string)[]
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
        if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
        return entities[name ?? ''] ?? whole
      })
    : text

export const escaped = (text: string): string =>
  text.replace(/[&<>"\r\n\t]/g, (sign) => {
    if (sign === '&') return '&amp;'
    if (sign === '<') return '&lt;'
    if (sign === '>') return '&gt;'
    if (sign === '"') return '&quot;'
    return `&#${sign.charCodeAt(0)};`
  })

/** Text between tags keeps its line breaks. */
export const escapedText = (text: string): string =>
  text.replace(/[&<>\r]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&#13;'))

const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

export function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, double, single] of text.matchAll(attribute)) found[name!] = unescaped(double ?? single ?? '')
  return found
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g

/** Reads a part; comments and processing instructions are left out. Throws for tags that do not match. */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open: Element[] = [root]
  for (const [, cdata, closing, opening, attributes, empty, content] of text.replace(/^\uFEFF/, '').matchAll(token)) {
    const parent = open.at(-1)!
    if (opening !== undefined) {
      const element: Element = { name: opening, attributes: attributesOf(attributes ?? ''), children: [] }
      parent.children.push(element)
      if (empty !== '/') open.push(element)
    } else if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Error(`the tag ${closing} was not open`)
    } else if (cdata !== undefined) parent.children.push(cdata)
    else if (content !== undefined && parent !== root) parent.children.push(unescaped(content))
  }
  const top = root.children.find((child) => typeof child !== 'string')
  if (open.length !== 1 || top === undefined) throw new Error('the XML is cut off')
  return top
}

export function writeXml(element: Element | string): string {
  if (typeof element === 'string') return escapedText(element)
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  const head = `<${element.name}${attributes.join('')}`
  if (element.children.length === 0) return `${head}/>`
  return `${head}>${element.children.map(writeXml).join('')}</${element.name}>`
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const elementsOf = (parent: Element | undefined, name?: string): Element[] =>
  (parent?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  )

export const child = (parent: Element | undefined, name: string): Element | undefined => elementsOf(parent, name)[0]

export const textOf = (element: Element | undefined): string =>
  (element?.children ?? []).map((one) => (typeof one === 'string' ? one : textOf(one))).join('')

export const make = (
  name: string,
  attributes: Record<string, string> = {},
  children: (Element | string)[] = [],
): Element => ({
  name,
  attributes,
  children,
})

export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'
