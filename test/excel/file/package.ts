// The package around a workbook: parts by their path, and what points from one to another.
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { type Element, elementsOf, make, parseXml, writeXml, xmlHead } from './xml.ts'

export type Package = { readonly parts: Map<string, Uint8Array> }

export type Link = { readonly id: string; readonly type: string; readonly target: string }

const decoder = new TextDecoder()
const encoder = new TextEncoder()
const fixedTime = new Date(1980, 0, 1)

export const openPackage = (bytes: Uint8Array): Package => ({ parts: new Map(Object.entries(unzipSync(bytes))) })

export function closePackage({ parts }: Package): Uint8Array {
  const files: Zippable = {}
  for (const [path, bytes] of parts) files[path] = [bytes, { mtime: fixedTime }]
  return zipSync(files, { level: 3 })
}

export function partText(pack: Package, path: string): string {
  const bytes = pack.parts.get(path)
  if (bytes === undefined) throw new Error(`the workbook has no part ${path}`)
  return decoder.decode(bytes)
}

export const partXml = (pack: Package, path: string): Element => parseXml(partText(pack, path))

export const setText = (pack: Package, path: string, text: string): void => {
  pack.parts.set(path, encoder.encode(text))
}

export const setXml = (pack: Package, path: string, element: Element): void =>
  setText(pack, path, xmlHead + writeXml(element))

const linksPath = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels')

/** What a part points at, by id. Targets are paths in the package; links to elsewhere are left out. */
export function linksOf(pack: Package, path: string): readonly Link[] {
  const place = linksPath(path)
  if (!pack.parts.has(place)) return []
  const base = new URL(path, 'pack:/x/').pathname
  return elementsOf(partXml(pack, place))
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes }) => ({
      id: attributes.Id ?? '',
      type: (attributes.Type ?? '').replace(/^.*\//, ''),
      target: resolved(base, attributes.Target ?? ''),
    }))
}

function resolved(base: string, target: string): string {
  return new URL(target, `http://package${base.startsWith('/x/') ? base.slice(2) : base}`).pathname.slice(1)
}

const linkKinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Adds a link and gives its id. */
export function addLink(pack: Package, path: string, type: string, target: string): string {
  const place = linksPath(path)
  const tree = pack.parts.has(place)
    ? partXml(pack, place)
    : make('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' })
  const taken = new Set(elementsOf(tree).map(({ attributes }) => attributes.Id))
  let number = 1
  while (taken.has(`rIdH${number}`)) number += 1
  const id = `rIdH${number}`
  tree.children.push(make('Relationship', { Id: id, Type: `${linkKinds}/${type}`, Target: `/${target}` }))
  setXml(pack, place, tree)
  return id
}

/** Drops the links that fit, and says where they pointed. */
export function dropLinks(pack: Package, path: string, fits: (link: Link) => boolean): readonly string[] {
  const gone = linksOf(pack, path).filter(fits)
  const place = linksPath(path)
  if (gone.length === 0) return []
  const tree = partXml(pack, place)
  tree.children = elementsOf(tree).filter(({ attributes }) => !gone.some(({ id }) => id === attributes.Id))
  setXml(pack, place, tree)
  return gone.map(({ target }) => target)
}

export function addContentType(pack: Package, path: string, type: string): void {
  const types = partXml(pack, '[Content_Types].xml')
  types.children.push(make('Override', { PartName: `/${path}`, ContentType: type }))
  setXml(pack, '[Content_Types].xml', types)
}

/** Takes a part and what it points at with it out of the package. */
export function dropPart(pack: Package, path: string): void {
  pack.parts.delete(path)
  pack.parts.delete(linksPath(path))
  const types = partXml(pack, '[Content_Types].xml')
  types.children = elementsOf(types).filter(({ attributes }) => attributes.PartName !== `/${path}`)
  setXml(pack, '[Content_Types].xml', types)
}

/** A path that is free, such as `xl/worksheets/sheet12.xml`. */
export function freePath(pack: Package, stem: string, end = '.xml'): string {
  let number = 1
  while (pack.parts.has(`${stem}${number}${end}`)) number += 1
  return `${stem}${number}${end}`
}
