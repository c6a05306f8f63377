// Which parts a package has and who refers to them: content types and relationship parts.
import { contentTypes, type PartKind, packageNamespace, relationshipNamespace } from './names.ts'
import { notPatchable } from './not-patchable.ts'
import { attributes, xmlHead } from './xml.ts'

/** The name of the part that holds the relationships of `part`. */
export const relationshipsOf = (part: string): string => part.replace(/[^/]*$/, '_rels/$&.rels')

/** The text with `element` put before the root's end tag. An empty root is opened. */
function appended(xml: string, root: string, element: string): string {
  const end = xml.lastIndexOf(`</${root}>`)
  if (end >= 0) return xml.slice(0, end) + element + xml.slice(end)
  const empty = new RegExp(`<${root}(\\s[^>]*)?/>`).exec(xml)
  if (!empty) return notPatchable(root)
  return `${xml.slice(0, empty.index)}<${root}${empty[1] ?? ''}>${element}</${root}>`
}

/** Content types with one more part. */
export const withType = (types: string, part: string, kind: PartKind): string =>
  appended(types, 'Types', `<Override${attributes({ PartName: `/${part}`, ContentType: contentTypes[kind] })}/>`)

const without = (xml: string, element: string, attribute: string): string =>
  xml.replace(new RegExp(`<${element}\\s[^>]*?/>`, 'g'), (all) => (all.includes(` ${attribute}`) ? '' : all))

/** Content types without a part. */
export const withoutType = (types: string, part: string): string => without(types, 'Override', `PartName="/${part}"`)

const emptyRelationships = `${xmlHead}<Relationships xmlns="${packageNamespace}/relationships"></Relationships>`

/**
 * Relationships (null: there are none yet) with one more.
 * @param target relative to the part that refers
 * @param namespace of relationship types; the strict form of the format has another one
 */
export function withRelationship(
  xml: string | null,
  kind: PartKind,
  target: string,
  namespace: string = relationshipNamespace,
): { readonly xml: string; readonly id: string } {
  const before = xml ?? emptyRelationships
  let n = 1
  while (before.includes(`"rId${n}"`)) n++
  const id = `rId${n}`
  const element = `<Relationship${attributes({ Id: id, Type: `${namespace}/${kind}`, Target: target })}/>`
  return { xml: appended(before, 'Relationships', element), id }
}

export const withoutRelationship = (xml: string, id: string): string => without(xml, 'Relationship', `Id="${id}"`)
