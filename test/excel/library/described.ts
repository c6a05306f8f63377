// The client library describes itself: its debug file holds, class by class, the names on the wire and what may be written.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryFolder } from './place.ts'

export type Described = {
  /** The client's name of a property -> its name on the wire, such as `numberFormat` -> `NumberFormat`. */
  readonly scalars: ReadonlyMap<string, string>
  /** Names on the wire that may be set. */
  readonly writable: ReadonlySet<string>
  /** The client's name of a navigation property -> its name on the wire and its class. */
  readonly objects: ReadonlyMap<string, { readonly wire: string; readonly kind: string }>
  /** Names on the wire. */
  readonly methods: ReadonlySet<string>
}

export type Library = {
  readonly classes: ReadonlyMap<string, Described>
  /** `Workbook.comments` -> `['ExcelApi', '1.10']`. */
  readonly sets: ReadonlyMap<string, readonly [set: string, version: string]>
}

const classBody = /\n {4}var (\w+) = \(function \(_super\) \{([\s\S]*?)\n {4}\}\(OfficeExtension\.ClientObject\)\);/g

const listed = (body: string, name: string): string[] => {
  const found = new RegExp(`"${name}", \\{\\s*get: function \\(\\) \\{\\s*return \\[([^\\]]*)\\]`).exec(body)
  return (found?.[1] ?? '').split(',').map((text) => text.trim().replace(/^"|"$/g, ''))
}

function described(body: string): Described {
  const clientNames = listed(body, '_scalarPropertyNames').filter((name) => name !== '')
  const wireNames = listed(body, '_scalarPropertyOriginalNames')
  const updatable = listed(body, '_scalarPropertyUpdateable')
  const objects = new Map<string, { wire: string; kind: string }>()
  const property =
    /\.prototype, "(\w+)", \{\s*get: function \(\) \{[^}]*?_createPropertyObject\(\w+\.(\w+), this, "(\w+)"/g
  for (const [, name, kind, wire] of body.matchAll(property)) objects.set(name!, { wire: wire!, kind: kind! })
  const methods = new Set<string>()
  for (const [, name] of body.matchAll(/_createMethodObject\(\w+\.\w+, this, "(\w+)"/g)) methods.add(name!)
  for (const [, name] of body.matchAll(/_invokeMethod\(this, "(\w+)"/g)) methods.add(name!)
  return {
    scalars: new Map(clientNames.map((name, index) => [name, wireNames[index]!])),
    writable: new Set(wireNames.filter((_, index) => updatable[index] === 'true')),
    objects,
    methods,
  }
}

/** Reads the installed library; about 60 ms. */
export function describeLibrary(): Library {
  const source = readFileSync(join(libraryFolder, 'excel-win32-16.01.debug.js'), 'utf8')
  const classes = new Map<string, Described>()
  for (const [, name, body] of source.slice(source.indexOf('var _BeginExcel')).matchAll(classBody))
    classes.set(name!, described(body!))
  const sets = new Map<string, readonly [string, string]>()
  const check = /_throwIfApiNotSupported\("([^"]+)", (_defaultApiSetName|"[^"]+"), "([^"]+)"/g
  for (const [, member, set, version] of source.matchAll(check))
    sets.set(member!, [set === '_defaultApiSetName' ? 'ExcelApi' : set!.slice(1, -1), version!])
  return { classes, sets }
}
