// Addresses: https, short enough, all on the pane's site.
import { type Fault, fault } from './fault.ts'
import { at, named, type Placed, type Tree, textOf } from './tree.ts'

const most = 2048
/** Pages that may be anywhere: help for people, not what Office loads. */
const anywhere = new Set(['SupportUrl'])

type Address = { readonly placed: Placed; readonly value: string; readonly free: boolean }

/** Every address in the manifest, with overrides. */
function addressesOf(tree: Tree): readonly Address[] {
  const help = new Set(named(tree, 'LearnMoreUrl').map(({ element }) => element.attributes.resid))
  const freely = ({ name, element }: Placed) => anywhere.has(name) || help.has(element.attributes.id)
  return tree.all.flatMap((placed): Address[] => {
    const { name, element } = placed
    const { DefaultValue, Value, Url, ResourcesUrl, resid, size } = element.attributes
    if (name === 'ExtendedOverrides')
      return [Url, ResourcesUrl].flatMap((value) => (value === undefined ? [] : [{ placed, value, free: false }]))
    if (name === 'Override' && placed.parent?.name === 'Url')
      return [{ placed, value: Value ?? '', free: freely(placed.parent) }]
    const holds = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Url', 'Image'].includes(name)
    return holds && resid === undefined && size === undefined
      ? [{ placed, value: DefaultValue ?? '', free: freely(placed) }]
      : []
  })
}

export function addressFaults(tree: Tree): readonly Fault[] {
  const pane = at(tree, 'DefaultSettings/SourceLocation')?.element.attributes.DefaultValue ?? ''
  const origin = originOf(pane)
  return [
    ...addressesOf(tree).flatMap(({ placed, value, free }): Fault[] => {
      if (originOf(value) === null) return [fault('not-https', placed, { value })]
      if (value.length > most) return [fault('too-long', placed, { length: value.length, most })]
      return !free && origin !== null && originOf(value) !== origin
        ? [fault('other-origin', placed, { value, origin })]
        : []
    }),
    ...named(tree, 'AppDomain').flatMap((placed) => {
      const value = textOf(placed)
      return originOf(value) === value ? [] : [fault('not-domain', placed, { value })]
    }),
  ]
}

// No URL here: the same characters must be read in every Excel, so the form is kept narrow.
const originOf = (address: string): string | null =>
  /^https:\/\/[\w.-]+(?::\d{1,5})?(?=\/|$)/.exec(address)?.[0] ?? null
