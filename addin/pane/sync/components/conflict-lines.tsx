import type { Rubric } from '../../../../core/rubric.ts'
import type { Side } from '../../../../core/sync/protocol.ts'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { valueWords } from '../field-words.ts'
import { shortMoment } from '../moments.ts'
import type { Choice } from '../view.ts'

export type Line = {
  readonly choice: Exclude<Choice, object>
  readonly side: Side
  readonly holds: boolean
  readonly name: string
  /** How its key is written, the places on the keyboard that it may have, and whether it is a letter. */
  readonly shown: string
  readonly codes: readonly string[]
  readonly single: boolean
}

type Given = {
  readonly rubric: Rubric
  readonly field: string
  readonly lines: readonly Line[]
  readonly choice: Choice | null
  /** Null: to look at only. */
  readonly onChoose: ((choice: Choice) => void) | null
}

/** One line a side: its value in the rubric's words, who set it and when. */
export function ConflictLines({ rubric, field, lines, choice, onChoose }: Given) {
  const { now } = useDesk()
  const inside = ({ name, side, holds }: Line) => (
    <>
      <b>{name}</b>
      <span>
        <span class="side-value">{valueWords(rubric, field, side.value)}</span>{' '}
        <span class="hint">
          {side.by ?? ''} {side.at === null ? '' : shortMoment(side.at, now(), language.value)}
          {holds ? ` · ${t('sync.holds')}` : ''}
        </span>
      </span>
    </>
  )
  return (
    <div class="choices">
      {lines.map((line) =>
        onChoose ? (
          <button
            key={line.choice}
            type="button"
            class="choice-button"
            data-side={line.choice}
            aria-pressed={choice === line.choice}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(line.choice)}
          >
            <kbd>{line.shown}</kbd>
            {inside(line)}
          </button>
        ) : (
          <p key={line.choice} class="choice-button still" data-side={line.choice}>
            <span />
            {inside(line)}
          </p>
        ),
      )}
    </div>
  )
}
