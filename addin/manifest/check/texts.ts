// Words: how long they may be, and that each comes in every language.
import { type Fault, fault } from './fault.ts'
import { at, named, type Placed, type Tree, textOf } from './tree.ts'

/** Most characters, by the name of the element that holds the text; words among the resources by their section. */
const limits: Readonly<Record<string, number>> = {
  ProviderName: 125,
  DisplayName: 125,
  Description: 250,
  ShortStrings: 125,
  LongStrings: 250,
}

/** DisplayName, Description and every word among the resources. A Description that only points to one is not a text. */
const textsOf = (tree: Tree): readonly Placed[] =>
  named(tree, 'DisplayName', 'Description', 'String').filter(({ element }) => !('resid' in element.attributes))

export const lengthFaults = (tree: Tree): readonly Fault[] => {
  const provider = at(tree, 'ProviderName')
  return [
    ...(provider ? lengthOf(provider, textOf(provider), limits.ProviderName!) : []),
    ...textsOf(tree).flatMap((holder) => {
      const most = limits[holder.name] ?? limits[holder.parent?.name ?? '']
      if (most === undefined) return []
      return [
        ...lengthOf(holder, holder.element.attributes.DefaultValue ?? '', most),
        ...holder.children.flatMap((override) => lengthOf(override, override.element.attributes.Value ?? '', most)),
      ]
    }),
  ]
}

function lengthOf(placed: Placed, text: string, most: number): Fault[] {
  if (text.trim() === '') return [fault('no-text', placed)]
  const length = [...text].length
  return length > most ? [fault('too-long', placed, { length, most })] : []
}

/** The address of functions.json, whose override is a file with the words of that language. */
function metadataOf(tree: Tree): readonly Placed[] {
  const ids = named(tree, 'SourceLocation')
    .filter(({ parent }) => parent?.name === 'Metadata')
    .map(({ element }) => element.attributes.resid)
  return named(tree, 'Url').filter(({ element }) => ids.includes(element.attributes.id))
}

export function localeFaults(tree: Tree): readonly Fault[] {
  const usual = textOf(at(tree, 'DefaultLocale')).toLowerCase()
  const texts = textsOf(tree)
  const localeOf = ({ element }: Placed) => element.attributes.Locale ?? ''
  const spoken = new Set(texts.flatMap((holder) => holder.children.map(localeOf)))
  spoken.delete('')
  const faults: Fault[] = []
  for (const override of named(tree, 'Override')) {
    const locale = localeOf(override)
    if (locale.toLowerCase() === usual) faults.push(fault('default-override', override, { locale }))
    const first = override.parent!.children.find((other) => localeOf(other) === locale)
    if (first !== override) faults.push(fault('override-twice', override, { locale }))
  }
  for (const holder of [...texts, ...metadataOf(tree)])
    for (const locale of spoken)
      if (!holder.children.some((override) => localeOf(override) === locale))
        faults.push(fault('lacks-locale', holder, { name: holder.element.attributes.id ?? holder.name, locale }))
  // The shortcuts' other language has no name of its own: it is the one that the texts have.
  const shortcuts = at(tree, 'ExtendedOverrides')
  const [other] = spoken
  if (shortcuts && other !== undefined && !shortcuts.element.attributes.ResourcesUrl)
    faults.push(fault('lacks-locale', shortcuts, { name: 'ExtendedOverrides', locale: other }))
  return faults
}
