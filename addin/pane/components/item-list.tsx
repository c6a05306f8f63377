import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { caption } from '../../../core/words.ts'
import type { Draft, DraftView, Shown } from '../scoring/draft.ts'
import { firmKeys, shortcutOf, singleKeys as singles } from '../scoring/keys.ts'
import { pressOf } from '../scoring/press-of.ts'
import { pressKey } from '../session/press-key.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

type Given = { readonly draft: Draft; readonly view: DraftView; readonly list: RefObject<HTMLDivElement | null> }

/** The items of the current link: a list that takes the keys. No text field, so no input method is active here. */
export function ItemList({ draft, view, list }: Given) {
  const desk = useDesk()
  const rubric = desk.state.shadow.value!.rubric
  const link = rubric.items[draft.place]!.link
  const bindings = [...firmKeys, ...(desk.state.singleKeys.value ? singles : [])]
  const places = [...view.shown.keys()].filter((place) => rubric.items[place]!.link === link && view.shown[place])
  useLayoutEffect(() => {
    document.getElementById(`item-${draft.place}`)?.scrollIntoView({ block: 'nearest' })
  }, [draft.place, draft.entry.row])
  return (
    <div
      class="items"
      role="listbox"
      tabIndex={0}
      ref={list}
      data-list
      aria-label={t('score.items', { link: caption(rubric.linkById.get(link)!, language.value) })}
      aria-activedescendant={`item-${draft.place}`}
      aria-keyshortcuts={bindings.map(shortcutOf).join(' ')}
      onKeyDown={(event) => {
        if (pressKey(desk, pressOf(event))) event.preventDefault()
      }}
    >
      {places.map((place) => {
        const item = rubric.items[place]!
        const shown = view.shown[place]!
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <div
            key={place}
            id={`item-${place}`}
            role="option"
            tabIndex={-1}
            class={`item ${toneOf(shown)}`}
            aria-selected={place === draft.place}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              list.current?.focus()
              desk.state.choosing.value = null
              desk.state.draft.value = { ...draft, place }
            }}
          >
            <span class="item-number">{String(place + 1).padStart(2, '0')}</span>
            <span class="item-name">{caption(item, language.value)}</span>
            <span class="item-state">
              <b>{shown.text}</b>
              {shown.entry.kind === 'deducted' ? ` −${shown.entry.lost}` : ''}
              <span class="item-source">{sourceOf(shown)}</span>
            </span>
          </div>
        )
      })}
    </div>
  )
}

const toneOf = ({ entry, source }: Shown): string =>
  entry.kind === 'invalid'
    ? 'bad'
    : entry.kind === 'deducted'
      ? entry.veto
        ? 'veto'
        : 'lost'
      : source === 'default'
        ? 'by-default'
        : entry.kind === 'na'
          ? 'na'
          : 'said'

const sourceOf = ({ source }: Shown): string =>
  source === 'default' ? t('score.byDefault') : source === 'suggested' ? t('score.byRule') : ''
