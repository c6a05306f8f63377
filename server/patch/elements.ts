// Elements in the bytes of a part: where they end, what their start tags say.
import { notPatchable } from '../package/not-patchable.ts'
import { sameName, tagClose } from '../package/tag-bytes.ts'
import { aside, bang, lessThan, question, slash } from '../reader/xml-bytes.ts'
import { characterData } from '../reader/xml-text.ts'

export type Element = {
  readonly name: string
  readonly from: number
  /** Behind the start tag. */
  readonly open: number
  /** At the end tag; the same as `to` when the element is one empty tag. */
  readonly close: number
  readonly to: number
}

/** The element whose start tag stands at `from`. */
export function elementAt(b: Buffer, from: number, part: string): Element {
  const open = tagClose(b, from + 1, b.length) + 1
  if (open === 0) notPatchable(part)
  const name = nameIn(b, from + 1, open, part)
  if (b[open - 2] === slash) return { name, from, open, close: open, to: open }
  /** Where the names of the open elements stand. */
  const names = [from + 1]
  for (let at = b.indexOf(lessThan, open); at >= 0; at = b.indexOf(lessThan, at)) {
    const c = b[at + 1]
    if (c === bang || c === question) {
      at = aside(b, at, b.length, part)
      if (at < 0) break
      continue
    }
    const end = tagClose(b, at + 1, b.length)
    if (end < 0) break
    if (c === slash) {
      if (!sameName(b, names.pop()!, at + 2)) break
      if (names.length === 0) return { name, from, open, close: at, to: end + 1 }
    } else if (b[end - 1] !== slash) names.push(at + 1)
    at = end + 1
  }
  return notPatchable(part)
}

/** The element that stands from `from` to `to`. */
export function elementOf(b: Buffer, { name, from, to }: Pick<Element, 'name' | 'from' | 'to'>): Element {
  const open = tagClose(b, from + 1, to) + 1
  return { name, from, open, close: open === to ? to : b.lastIndexOf('</', to - 1), to }
}

function nameIn(b: Buffer, from: number, to: number, part: string): string {
  let end = from
  while (end < to && b[end]! > 32 && b[end] !== slash && b[end] !== 62) end++
  const name = b.toString('latin1', from, end)
  return /^[A-Za-z_][\w:.-]*$/.test(name) ? name : notPatchable(part)
}

/** The elements directly inside another one. */
export function* childrenOf(b: Buffer, { open, close }: Element, part: string): Generator<Element, void, void> {
  for (let at = b.indexOf(lessThan, open); at >= 0 && at < close; at = b.indexOf(lessThan, at)) {
    const c = b[at + 1]
    if (c === bang || c === question) {
      at = aside(b, at, close, part)
      if (at < 0) notPatchable(part)
      continue
    }
    const child = elementAt(b, at, part)
    yield child
    at = child.to
  }
}

export type Attributes = ReadonlyMap<string, string>

const attribute = /\s+([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** What is left of a start tag when its attributes are taken out. */
const bare = /^<[A-Za-z_][\w:.-]*\s*\/?>?$/

/** The attributes of a start tag, by their names with prefix, references resolved. */
export function attributesOf(tag: string, part: string): Attributes {
  const found = new Map<string, string>()
  if (!bare.test(tag.replace(attribute, ''))) notPatchable(part)
  for (const [, name = '', double, single] of tag.matchAll(attribute)) {
    if (found.has(name)) notPatchable(part)
    found.set(name, characterData(double ?? single ?? '', part))
  }
  return found
}

export const startTag = (b: Buffer, { from, open }: Element): string => b.toString('utf8', from, open)
