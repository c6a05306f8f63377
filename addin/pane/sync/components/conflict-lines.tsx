import type { Rubric } from '../../../../core/rubric.ts'
import type { Side } from '../../../../core/sync/protocol.ts'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { valueWords } from '../field-words.ts'
import { shortMoment } from '../moments.ts'
import type { Choice } from '../view.ts'
import { SideText } from './side-text.tsx'

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
  /** Long texts whole, not only where they differ. */
  readonly whole: boolean
  readonly choice: Choice | null
  /** Null: to look at only. */
  readonly onChoose: ((choice: Choice) => void) | null
}

/** One line a side: its value in the rubric's words, who set it and when. */
export function ConflictLines({ rubric, field, lines, whole, choice, onChoose }: Given) {
  const { now } = useDesk()
  const textOf = ({ side }: Line) => valueWords(rubric, field, side.value)
  /** Each is read against the other side; what was before, against mine. */
  const other = (line: Line): string | null => {
    const found = lines.find((each) => each !== line && each.choice !== 'base')
    return found && line.side.value !== null && found.side.value !== null ? textOf(found) : null
  }
  const inside = (line: Line) => (
    <>
      <b>{line.name}</b>
      <span>
        <SideText text={textOf(line)} other={other(line)} whole={whole} />{' '}
        <span class="hint">
          {line.side.by ?? ''} {line.side.at === null ? '' : shortMoment(line.side.at, now(), language.value)}
          {line.holds ? ` · ${t('sync.holds')}` : ''}
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
