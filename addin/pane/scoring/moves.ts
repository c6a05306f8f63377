// What a key does to a draft. Plain functions: a draft in, a draft out.
import type { Rubric } from '../../../core/rubric.ts'
import { type Draft, type DraftView, judgedPlaces } from './draft.ts'
import { type Letter, nextReason, pressed } from './item-text.ts'

const type = (draft: Draft, place: number, text: string): Draft => ({
  ...draft,
  typed: new Map(draft.typed).set(place, text),
})

/** What was said of the item on purpose: a suggestion or a default is nothing to count up from. */
export const textOfPlace = (view: DraftView, place: number): string => {
  const shown = view.shown[place]
  return shown && (shown.source === 'typed' || shown.source === 'sheet') ? shown.text : ''
}

/** Null: the current item has no such letter, or is not judged. */
export function letter(rubric: Rubric, draft: Draft, view: DraftView, which: Letter): Draft | null {
  const item = rubric.items[draft.place]!
  if (!view.shown[draft.place]) return null
  const text = pressed(item, textOfPlace(view, draft.place), which)
  return text === null ? null : type(draft, draft.place, text)
}

/** Full marks, on to the next item that nothing was said of. */
export const met = (rubric: Rubric, draft: Draft, view: DraftView): Draft | null =>
  view.shown[draft.place] ? onward(rubric, type(draft, draft.place, '√')) : null

export function notApplicable(rubric: Rubric, draft: Draft, view: DraftView): Draft | null {
  const shown = view.shown[draft.place]
  if (!shown) return null
  return type(draft, draft.place, nextReason(rubric.items[draft.place]!, textOfPlace(view, draft.place)))
}

export const clear = (draft: Draft): Draft => type(draft, draft.place, '')

/** Everything in the current link of which nothing was said becomes explicit: full marks, or what is suggested. */
export function metLink(rubric: Rubric, draft: Draft, view: DraftView): Draft {
  const { link } = rubric.items[draft.place]!
  const typed = new Map(draft.typed)
  for (const [place, shown] of view.shown.entries())
    if (shown && rubric.items[place]!.link === link && (shown.source === 'default' || shown.source === 'suggested'))
      typed.set(place, shown.text)
  return { ...draft, typed }
}

/** Up and down within the judged items of the current link; at its ends it stays. */
export function move(rubric: Rubric, draft: Draft, to: 1 | -1 | 'first' | 'last'): Draft {
  const places = placesOfLink(rubric, draft, rubric.items[draft.place]!.link)
  const at = places.indexOf(draft.place)
  const next =
    to === 'first'
      ? places[0]
      : to === 'last'
        ? places.at(-1)
        : places[Math.min(Math.max(at + to, 0), places.length - 1)]
  return next === undefined ? draft : { ...draft, place: next }
}

/** To the first item of the next or previous link that has any to judge. */
export function moveLink(rubric: Rubric, draft: Draft, by: 1 | -1): Draft {
  const links = rubric.links.filter(({ id }) => placesOfLink(rubric, draft, id).length > 0)
  const at = links.findIndex(({ id }) => id === rubric.items[draft.place]!.link)
  const next = links[at + by]
  return next ? toLink(rubric, draft, next.id) : draft
}

export const toLink = (rubric: Rubric, draft: Draft, link: string): Draft => {
  const places = placesOfLink(rubric, draft, link)
  const open = places.find((place) => !isSaid(draft, place))
  const place = open ?? places[0]
  return place === undefined ? draft : { ...draft, place }
}

/** To the item of a number, counted from 1 over all items; null when it is not judged here. */
export const jump = (rubric: Rubric, draft: Draft, number: number): Draft | null =>
  judgedPlaces(rubric, draft).includes(number - 1) ? { ...draft, place: number - 1 } : null

const isSaid = (draft: Draft, place: number): boolean =>
  draft.typed.get(place) !== undefined ? draft.typed.get(place) !== '' : draft.entry.items[place]!.kind !== 'blank'

const placesOfLink = (rubric: Rubric, draft: Draft, link: string): readonly number[] =>
  judgedPlaces(rubric, draft).filter((place) => rubric.items[place]!.link === link)

/** The next judged item of which nothing was said, across links; the same item when there is none. */
function onward(rubric: Rubric, draft: Draft): Draft {
  const places = judgedPlaces(rubric, draft)
  const next = places.find((place) => place > draft.place && !isSaid(draft, place))
  return next === undefined ? draft : { ...draft, place: next }
}
