import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Draft } from '../scoring/draft.ts'
import { reasonsOf } from '../scoring/reasons.ts'
import { act } from '../session/score.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** The reasons of the current item as a numbered list, then how often. The digits go to the list of items, which keeps the focus. */
export function ReasonList({ draft }: { readonly draft: Draft }) {
  const desk = useDesk()
  const { choosing, shadow } = desk.state
  const { rubric } = shadow.value!
  const reasons = reasonsOf(rubric, draft.place, language.value)
  const chosen = reasons[choosing.value?.line ?? -1]
  const lines = chosen
    ? Array.from({ length: chosen.most + 1 }, (_, n) => ({
        key: n,
        mark: t('reasons.times', { text: chosen.text, n }),
        words: n === 0 ? '' : chosen.words,
      }))
    : reasons.map(({ text, words }, n) => ({ key: n + 1, mark: text, words }))
  const list = useRef<HTMLFieldSetElement>(null)
  useLayoutEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), [choosing.value])
  const line = (number: number, mark: string, words: string) => (
    <button
      key={mark}
      type="button"
      class="choice-button"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void act(desk, { do: 'choose', number })}
    >
      <kbd>{number}</kbd>
      <b>{mark}</b>
      <span>{words}</span>
    </button>
  )
  return (
    <fieldset class="choices" ref={list}>
      <legend>
        {chosen
          ? t('reasons.count', { text: chosen.text, most: chosen.most })
          : t('reasons.title', { item: rubric.items[draft.place]!.id })}
      </legend>
      {lines.map((each) => line(each.key, each.mark, each.words))}
      <button
        type="button"
        class="action"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void act(desk, { do: 'reasons' })}
      >
        {t('reasons.close')}
      </button>
    </fieldset>
  )
}
