import { caption } from '../../../core/words.ts'
import type { Action } from '../scoring/actions.ts'
import type { Draft, DraftView } from '../scoring/draft.ts'
import type { Letter } from '../scoring/item-text.ts'
import { act } from '../session/score.ts'
import { language, t } from '../speech.ts'
import { ReasonList } from './reason-list.tsx'
import { useDesk } from './use-desk.ts'

type Given = { readonly draft: Draft; readonly view: DraftView }

/** The current item: what is asked, what to look at with this modality, and every choice as a button with its key. */
export function ItemDetail({ draft, view }: Given) {
  const desk = useDesk()
  const rubric = desk.state.shadow.value!.rubric
  const item = rubric.items[draft.place]!
  const shown = view.shown[draft.place]
  if (!shown) return null
  const { modality } = draft.entry.exam
  const note = modality === null ? undefined : item.notes[modality]
  return (
    <section class="detail" aria-labelledby="detail-title">
      <h2 id="detail-title">
        {item.id} {caption(item, language.value)}
        <span class="hint">{t('score.points', { points: item.maxPoints })}</span>
      </h2>
      <p>{language.value === 'zh-CN' ? item.criterionZh : item.criterionEn}</p>
      {note ? (
        <p class="note" lang="zh-CN">
          <b>{modality}</b> {note}
        </p>
      ) : null}
      {shown.why ? <p class="why">{shown.why.why[language.value]}</p> : null}
      {shown.entry.kind === 'invalid' ? <p class="why bad">{t('score.invalid', { text: shown.entry.text })}</p> : null}
      {desk.state.choosing.value ? <ReasonList draft={draft} /> : <Choices draft={draft} view={view} />}
    </section>
  )
}

function Choices({ draft, view }: Given) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const item = rubric.items[draft.place]!
  const shown = view.shown[draft.place]!
  const has = (letter: string) => shown.text.split(',').some((part) => part.charAt(0) === letter)
  return (
    <div class="choices">
      <Choice action={{ do: 'met' }} keys="0" mark="√" pressed={shown.text === '√'} text={t('score.met')} />
      {item.deductions.map((deduction, n) => (
        <Choice
          key={deduction.code}
          action={{ do: 'letter', letter: deduction.letter as Letter }}
          keys={String(n + 1)}
          mark={`${deduction.letter} −${deduction.points}`}
          pressed={has(deduction.letter)}
          text={caption(deduction, language.value)}
        />
      ))}
      {item.veto ? (
        <Choice
          action={{ do: 'letter', letter: 'V' }}
          keys="V"
          mark={t('score.veto')}
          pressed={has('V')}
          text={caption(item.veto, language.value)}
        />
      ) : null}
      <Choice
        action={{ do: 'notApplicable' }}
        keys="N"
        mark="NA"
        pressed={shown.text.startsWith('NA:')}
        text={item.naReasons
          .map(
            (reason) =>
              `${reason} ${caption(rubric.codesOf.get('na_reasons')?.get(reason) ?? { zh: reason }, language.value)}`,
          )
          .join(language.value === 'zh-CN' ? '；' : '; ')}
      />
    </div>
  )
}

type ChoiceGiven = {
  readonly action: Action
  readonly keys: string
  readonly mark: string
  readonly pressed: boolean
  readonly text: string
}

/** Pressed by the mouse it leaves the focus where it is, in the list. */
function Choice({ action, keys, mark, pressed, text }: ChoiceGiven) {
  const desk = useDesk()
  return (
    <button
      type="button"
      class="choice-button"
      aria-pressed={pressed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void act(desk, action)}
    >
      <kbd>{keys}</kbd>
      <b>{mark}</b>
      <span>{text}</span>
    </button>
  )
}
