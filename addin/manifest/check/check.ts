// The offline check of manifest.xml: what Microsoft's service and Excel refuse, and what they overlook, without a network.
import { readXml } from '../xml.ts'
import { addressFaults } from './addresses.ts'
import { attributeFaults } from './attributes.ts'
import type { Fault } from './fault.ts'
import { type Files, jsonFaults, pictureFaults } from './files.ts'
import { identityFaults } from './identity.ts'
import { orderFaults } from './order.ts'
import { resourceFaults } from './resources.ts'
import { ribbonFaults } from './ribbon.ts'
import { runtimeFaults, setFaults } from './runtime.ts'
import { lengthFaults, localeFaults } from './texts.ts'
import { spread, type Tree } from './tree.ts'

const checks: readonly ((tree: Tree, files: Files) => readonly Fault[])[] = [
  identityFaults,
  orderFaults,
  attributeFaults,
  lengthFaults,
  localeFaults,
  addressFaults,
  resourceFaults,
  ribbonFaults,
  setFaults,
  runtimeFaults,
  pictureFaults,
  jsonFaults,
]

/**
 * Every fault of a manifest, in the order of its lines.
 * @param files gives what the manifest points to, by path below the server's address
 */
export function checkManifest(text: string, files: Files): readonly Fault[] {
  const read = readXml(text)
  if ('near' in read) return [{ code: 'not-xml', line: read.line, path: '', values: { near: read.near } }]
  const tree = spread(read)
  return checks.flatMap((check) => check(tree, files)).sort((a, b) => a.line - b.line)
}
