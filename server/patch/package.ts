// Somebody's workbook, opened to change the parts that are ours. Parts that nobody touches are written back with the bytes they came with.

import { mainNamespace, type PartKind, relationshipNamespace, strictNamespaces } from '../package/names.ts'
import { notPatchable } from '../package/not-patchable.ts'
import { relationshipsOf, withoutRelationship, withoutType, withRelationship, withType } from '../package/registry.ts'
import { packPart, zipOf } from '../package/zip-writer.ts'
import { inflateWhole } from '../reader/inflate.ts'
import { limits } from '../reader/limits.ts'
import { partNamed, relationships } from '../reader/relationships.ts'
import { readWorkbook, type Workbook } from '../reader/workbook.ts'
import { openPackage } from '../reader/zip.ts'

export type Patch = {
  /** As the workbook was when it was opened. */
  readonly workbook: Workbook
  /** Name of the workbook part. */
  readonly book: string
  /** Namespaces as this workbook has them. */
  readonly namespaces: { readonly main: string; readonly relationship: string }
  readonly bytes: (part: string) => Buffer
  readonly has: (part: string) => boolean
  readonly set: (part: string, bytes: Buffer | string) => void
  /** A new part that `owner` refers to; gives its relationship id. */
  readonly add: (part: string, bytes: Buffer | string, kind: PartKind, owner: string) => string
  /** Takes a part away, and with it the reference that `owner` has to it. */
  readonly drop: (part: string, owner: string) => void
  /** Parts of a kind that `owner` refers to. */
  readonly linked: (owner: string, kind: string) => readonly string[]
  /** The order of calculation, which has to go when formulas go; Excel makes a new one. */
  readonly dropChain: () => void
  readonly save: () => Buffer
}

/** Larger parts are not changed: a person could not open them either. */
const mostBytes = 256 << 20
const typesPart = '[Content_Types].xml'

/** `b/c.xml` from `a/x.xml` is `../b/c.xml`, and `/b/c.xml` where that is simpler. */
const targetFrom = (owner: string, part: string): string => {
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1)
  return part.startsWith(folder) ? part.slice(folder.length) : `/${part}`
}

/** @throws what `refusalOf` recognises, for bytes that our reader would not read */
export function openPatch(file: Uint8Array): Patch {
  const parts = openPackage(Buffer.from(file.buffer, file.byteOffset, file.byteLength), limits)
  const workbook = readWorkbook(parts, limits)
  const root = relationships(parts, '', limits).find(({ type }) => type === 'officeDocument')
  const book = partNamed(parts, root?.part ?? 'xl/workbook.xml')!.name
  const changed = new Map<string, Buffer>()
  const dropped = new Set<string>()

  const nameOf = (part: string): string => partNamed(parts, part)?.name ?? part
  const strict = bytes(book).includes(strictNamespaces.main)
  const namespaces = strict ? strictNamespaces : { main: mainNamespace, relationship: relationshipNamespace }
  function bytes(part: string): Buffer {
    const known = changed.get(nameOf(part))
    if (known) return known
    const entry = partNamed(parts, part) ?? notPatchable(part)
    return entry.size > mostBytes ? notPatchable(part) : inflateWhole(entry)
  }
  const has = (part: string) =>
    !dropped.has(nameOf(part)) && (changed.has(part) || partNamed(parts, part) !== undefined)
  const set = (part: string, content: Buffer | string) => {
    changed.set(nameOf(part), typeof content === 'string' ? Buffer.from(content) : content)
  }
  const edit = (part: string, change: (xml: string) => string) => set(part, change(bytes(part).toString()))

  const linked = (owner: string, kind: string): readonly string[] =>
    relationships(parts, owner, limits).flatMap(({ type, part }) =>
      type === kind && part !== undefined && has(part) ? [nameOf(part)] : [],
    )
  const drop = (part: string, owner: string) => {
    dropped.add(nameOf(part))
    edit(typesPart, (types) => withoutType(types, nameOf(part)))
    const link = relationships(parts, owner, limits).find((each) => nameOf(each.part ?? '') === nameOf(part))
    if (link) edit(relationshipsOf(owner), (xml) => withoutRelationship(xml, link.id))
  }

  return {
    workbook,
    book,
    namespaces,
    bytes,
    has,
    set,
    add: (part, content, kind, owner) => {
      set(part, content)
      edit(typesPart, (types) => withType(types, part, kind))
      const own = relationshipsOf(owner)
      const before = has(own) ? bytes(own).toString() : null
      const { xml, id } = withRelationship(before, kind, targetFrom(owner, part), namespaces.relationship)
      set(own, xml)
      return id
    },
    linked,
    drop,
    dropChain: () => {
      for (const chain of linked(book, 'calcChain')) drop(chain, book)
    },
    save: () => {
      const kept = [...parts.values()].filter(({ name }) => !dropped.has(name))
      const added = [...changed.keys()].filter((name) => partNamed(parts, name) === undefined)
      return zipOf([
        ...kept.map((entry) => {
          const content = changed.get(entry.name)
          return content ? packPart(entry.name, content) : entry
        }),
        ...added.map((name) => packPart(name, changed.get(name)!)),
      ])
    },
  }
}
