// A whole link that does not apply: by the fact of the exam that says so, else item by item because nothing can be had.
import type { Rubric } from '../../../core/rubric.ts'
import { type Draft, type DraftView, type FieldKey, judgedPlaces } from './draft.ts'

/** The fact by which a link drops out (rubric: links[].naCodes; VR-20 to VR-22). */
const facts: Readonly<Record<string, { readonly key: FieldKey; readonly value: string }>> = {
  FLM: { key: 'film_type', value: 'NONE' },
  R3D: { key: 'recon_required', value: 'N' },
  REV: { key: 'solo_signoff', value: 'Y' },
}
/** For links that always apply: data that cannot be had. It needs a remark. */
const unobtainable = 'N17'

export type LinkGone = {
  readonly draft: Draft
  readonly link: string
  readonly reason: string
  /** The field that was set, null when the items were. */
  readonly field: { readonly key: FieldKey; readonly value: string } | null
}

/** The current link as not applicable; a link that was marked item by item is put back. Null: it is not judged anyway. */
export function linkNotApplicable(rubric: Rubric, draft: Draft, view: DraftView): LinkGone | null {
  const item = rubric.items[draft.place]
  const link = rubric.linkById.get(item?.link ?? '')
  if (!link || !view.shown[draft.place]) return null
  const places = rubric.items.flatMap((each, place) => (each.link === link.id ? [place] : []))
  const typed = new Map(draft.typed)
  const fact = facts[link.id]
  if (fact && link.naCodes[0]) {
    for (const place of places) {
      typed.delete(place)
      // VR-20 to VR-22: cells of a link that does not apply are empty.
      if (draft.entry.items[place]!.kind !== 'blank') typed.set(place, '')
    }
    const next = { ...draft, typed, fields: new Map(draft.fields).set(fact.key, fact.value) }
    const left = judgedPlaces(rubric, next)
    const place = left.find((each) => each > draft.place) ?? left.at(-1) ?? draft.place
    return { draft: { ...next, place }, link: link.id, reason: link.naCodes[0], field: fact }
  }
  const text = `NA:${unobtainable}`
  const open = places.filter(
    (place) => view.shown[place]?.source === 'default' || view.shown[place]?.source === 'suggested',
  )
  const marked = places.filter((place) => draft.typed.get(place) === text)
  if (open.length > 0) for (const place of open) typed.set(place, text)
  else for (const place of marked) typed.delete(place)
  if (open.length + marked.length === 0) return null
  return { draft: { ...draft, typed }, link: link.id, reason: open.length > 0 ? unobtainable : '', field: null }
}

/** Takes back a fact that was set here, and goes to the link again. */
export function linkApplies(rubric: Rubric, draft: Draft, link: string): Draft {
  const fields = new Map(draft.fields)
  const key = facts[link]?.key
  if (key) fields.delete(key)
  const typed = new Map(draft.typed)
  for (const [place, item] of rubric.items.entries())
    if (item.link === link && typed.get(place) === '') typed.delete(place)
  const next = { ...draft, typed, fields }
  const place = judgedPlaces(rubric, next).find((each) => rubric.items[each]!.link === link)
  return place === undefined ? next : { ...next, place }
}

/** Links that do not apply because of what was pressed here. */
export const linksSetAside = ({ fields }: Draft): readonly string[] =>
  Object.keys(facts).filter((link) => fields.get(facts[link]!.key) === facts[link]!.value)
