// Every element of the committed manifest taken out, doubled or swapped with its neighbour; every attribute taken out.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { checkManifest } from '../../../addin/manifest/check/check.ts'
import type { Files } from '../../../addin/manifest/check/files.ts'
import { projectFile, projectFiles } from '../../../addin/manifest/tools/place.ts'
import { type Element, readXml, writeXml } from '../../../addin/manifest/xml.ts'

const kept = new Map<string, Uint8Array | null>()
const files: Files = (path) => {
  if (!kept.has(path)) kept.set(path, projectFiles(path))
  return kept.get(path)!
}

type Path = readonly number[]
type Edit = (siblings: readonly Element[], place: number) => readonly Element[] | null

const read = readXml(readFileSync(projectFile('manifest.xml'), 'utf8'))
assert.ok('name' in read)
const root = read

const pathsIn = (element: Element, path: Path = []): readonly Path[] =>
  element.children.flatMap((child, place) => [[...path, place], ...pathsIn(child, [...path, place])])

const elementAt = (path: Path) => path.reduce((element, place) => element.children[place]!, root)

const nameOf = (path: Path) => {
  const { name, attributes } = elementAt(path)
  return `${elementAt(path.slice(0, -1)).name}/${name}${attributes.size ? ` ${attributes.size}` : ''}`
}

function edited(element: Element, [place = 0, ...rest]: Path, edit: Edit): Element | null {
  if (rest.length === 0) {
    const children = edit(element.children, place)
    return children && { ...element, children }
  }
  const child = edited(element.children[place]!, rest, edit)
  return child && { ...element, children: element.children.with(place, child) }
}

/** Names of what can be edited so without the check noticing. */
const unnoticed = (edit: Edit) => [
  ...new Set(
    pathsIn(root)
      .filter((path) => {
        const spoilt = edited(root, path, edit)
        return spoilt && checkManifest(writeXml(spoilt, 'spoilt'), files).length === 0
      })
      .map(nameOf),
  ),
]

/** What Office does without: smaller pictures are scaled, the rest is a convenience. */
const dispensable = [
  'OfficeApp/AppDomains',
  'OfficeApp/ExtendedOverrides',
  'Action/TaskpaneId',
  ...[20, 24, 40, 48, 64].map((size) => `Icon/bt:Image ${size}`),
]

describe('the offline check, with every element in turn', () => {
  it('notices each one taken out, but for those that Office does without', () => {
    assert.deepEqual(unnoticed((siblings, place) => siblings.toSpliced(place, 1)).sort(), dispensable.sort())
  }).timeout(60_000)

  it('notices each one doubled, but for a domain', () => {
    assert.deepEqual(
      unnoticed((siblings, place) => siblings.toSpliced(place, 0, siblings[place]!)),
      ['AppDomains/AppDomain'],
    )
  }).timeout(60_000)

  it('notices each one swapped with a neighbour of another name', () => {
    const swap: Edit = (siblings, place) => {
      const [one, other] = siblings.slice(place, place + 2)
      return one && other && one.name !== other.name ? siblings.toSpliced(place, 2, other, one) : null
    }
    assert.deepEqual(unnoticed(swap), [])
  }).timeout(60_000)

  it('notices each one with a name nobody knows', () => {
    const rename: Edit = (siblings, place) => siblings.with(place, { ...siblings[place]!, name: 'Nobody' })
    assert.deepEqual(unnoticed(rename), [])
  }).timeout(60_000)

  it('notices each attribute taken out, but for the versions that have a default', () => {
    const names = [...new Set(pathsIn(root).flatMap((path) => Object.keys(elementAt(path).attributes)))]
    const gone = names.flatMap((name) =>
      unnoticed((siblings, place) => {
        const { [name]: value, ...attributes } = siblings[place]!.attributes
        return value === undefined ? null : siblings.with(place, { ...siblings[place]!, attributes })
      }).map((element) => `${element} ${name}`),
    )
    assert.deepEqual(gone, ['Requirements/Sets DefaultMinVersion', 'Sets/Set MinVersion'])
  }).timeout(60_000)
})
