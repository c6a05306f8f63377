// What the manifest points to: pictures with the right pixels, and the two kinds of JSON.
import { type Fault, type FaultCode, fault } from './fault.ts'
import { functionFaults } from './functions.ts'
import { shortcutFaults } from './shortcuts.ts'
import { at, named, type Placed, type Tree } from './tree.ts'

/** The bytes that the server will give for a path such as `/icons/mark-16.png`; null when it has no such file. */
export type Files = (path: string) => Uint8Array | null

const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]+/, '')

export function pictureFaults(tree: Tree, files: Files): readonly Fault[] {
  const sizes = new Map<string, readonly number[]>()
  for (const { element } of named(tree, 'Image')) {
    const { resid, size } = element.attributes
    if (resid !== undefined && size !== undefined) sizes.set(resid, [...(sizes.get(resid) ?? []), Number(size)])
  }
  return named(tree, 'IconUrl', 'HighResolutionIconUrl', 'Image').flatMap((placed): Fault[] => {
    const { DefaultValue: value, id = '' } = placed.element.attributes
    if (value === undefined) return []
    const wanted =
      placed.name === 'IconUrl' ? [32] : placed.name === 'HighResolutionIconUrl' ? [64] : (sizes.get(id) ?? [])
    return pictureFault(placed, pathOf(value), wanted, files)
  })
}

function pictureFault(placed: Placed, value: string, wanted: readonly number[], files: Files): Fault[] {
  if (!/\.png$/.test(value)) return [fault('not-picture', placed, { value })]
  const bytes = files(value)
  if (!bytes) return [fault('picture-missing', placed, { value })]
  const size = pngSize(bytes)
  if (!size) return [fault('not-picture', placed, { value })]
  const [width, height] = size
  return wanted
    .filter((side) => width !== side || height !== side)
    .map((side) => fault('picture-size', placed, { value, found: `${width}×${height}`, wanted: `${side}×${side}` }))
}

/** Width and height from a PNG's header; null when it is none. */
export function pngSize(bytes: Uint8Array): readonly [number, number] | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  if (bytes.length < 24 || signature.some((byte, place) => bytes[place] !== byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return [view.getUint32(16), view.getUint32(20)]
}

/** Checks functions.json and shortcuts.json with their other language. */
export function jsonFaults(tree: Tree, files: Files): readonly Fault[] {
  const overrides = at(tree, 'ExtendedOverrides')
  const metadata = metadataOf(tree)
  const faults: Fault[] = []
  const read = (placed: Placed, address: string | undefined): { file: string; value: unknown } | null => {
    if (address === undefined) return null
    const file = pathOf(address)
    const missing = (code: FaultCode) => {
      faults.push(fault(code, placed, { value: file }))
      return null
    }
    const bytes = files(file)
    if (!bytes) return missing('file-missing')
    try {
      return { file, value: JSON.parse(new TextDecoder().decode(bytes)) }
    } catch {
      return missing('file-broken')
    }
  }
  if (metadata) {
    const { DefaultValue } = metadata.element.attributes
    const [main, ...others] = [DefaultValue, ...metadata.element.children.map((child) => child.attributes.Value)].map(
      (address) => read(metadata, address),
    )
    if (main)
      faults.push(
        ...functionFaults(
          metadata,
          main,
          others.filter((other) => other !== null),
        ),
      )
  }
  if (overrides) {
    const { Url, ResourcesUrl } = overrides.element.attributes
    const main = read(overrides, Url)
    const other = read(overrides, ResourcesUrl)
    if (main) faults.push(...shortcutFaults(overrides, main, other))
  }
  return faults
}

const metadataOf = (tree: Tree): Placed | undefined => {
  const resid = named(tree, 'SourceLocation').find(({ parent }) => parent?.name === 'Metadata')?.element.attributes
    .resid
  return named(tree, 'Url').find(({ element }) => resid !== undefined && element.attributes.id === resid)
}
