import { caption } from '../../../core/words.ts'
import { Combobox } from '../../kit/combobox.tsx'
import type { Draft, DraftView } from '../scoring/draft.ts'
import { findItems } from '../scoring/find-item.ts'
import { act } from '../session/score.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'
import { useWant } from './use-want.ts'

type Given = { readonly draft: Draft; readonly view: DraftView; readonly onDone: () => void }

/** The search for an item; there while it is asked for. */
export function FindItem({ view, onDone }: Given) {
  const desk = useDesk()
  const { finding, shadow } = desk.state
  const { rubric } = shadow.value!
  useWant('find', () => document.getElementById('find-item')?.focus())
  if (!finding.value) return null
  const judged = [...view.shown.keys()].filter((place) => view.shown[place])
  const leave = () => {
    finding.value = false
    onDone()
  }
  return (
    <Combobox
      id="find-item"
      label={t('find.label')}
      hint={t('find.hint')}
      value=""
      none={t('find.none')}
      count={(n) => (n === 0 ? t('find.none') : String(n))}
      optionsOf={(query) =>
        findItems(rubric, query, judged).map((place) => {
          const item = rubric.items[place]!
          return { id: String(place + 1), text: `${item.id} ${caption(item, language.value)}` }
        })
      }
      onChoose={(number) => {
        void act(desk, { do: 'jump', number: Number(number) })
        leave()
      }}
      meant={() => null}
      onLeave={leave}
    />
  )
}
