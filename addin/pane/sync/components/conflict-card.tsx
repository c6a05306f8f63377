// One conflict: which exam, which field, three lines with who and when, and the choice.
import { useRef, useState } from 'preact/hooks'
import { wholeRow } from '../../../../core/sync/protocol.ts'
import { Button } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { announce } from '../../../kit/live.ts'
import { useDesk } from '../../components/use-desk.ts'
import { t } from '../../speech.ts'
import { firstOf, isLong } from '../differing.ts'
import { fieldWords, valueWords } from '../field-words.ts'
import { goToExam, placeWords } from '../place-words.ts'
import { partiesOf, sidesOf } from '../sides.ts'
import { keepTyped, type TypedAnswer } from '../typed-answers.ts'
import { typedValue } from '../typed-value.ts'
import type { Choice, ShownConflict } from '../view.ts'
import { ConflictLines, type Line } from './conflict-lines.tsx'
import { ConflictMore } from './conflict-more.tsx'

type Given = {
  readonly shown: ShownConflict
  /** Null: the centre has not been heard, so nobody knows who is there. */
  readonly person: string | null
  /** Decided here, and the centre has not said so yet. */
  readonly waiting: boolean
  readonly onDecide: (choice: Choice, why: string) => void
  readonly onNext: () => void
}

export function ConflictCard({ shown, person, waiting, onDecide, onNext }: Given) {
  const desk = useDesk()
  const { shadow, singleKeys } = desk.state
  const { rubric } = shadow.value!
  const { conflict, at, entitled } = shown
  const { field } = conflict
  const card = useRef<HTMLLIElement>(null)
  const { other = '', why = '' } = desk.state.typedAnswers.value.get(conflict.id) ?? {}
  const read = (text: string): Choice | null => {
    const value = text.trim() === '' ? null : typedValue(rubric, field, text)
    return value && 'value' in value ? { value: value.value } : null
  }
  const [choice, setChoice] = useState(() => read(other))
  const [whole, setWhole] = useState(false)
  const open = entitled && !waiting
  const title = `${placeWords(at)} · ${fieldWords(rubric, field)}`
  const lines = linesOf(shown, person)
  const long = lines.some(({ side }) => isLong(valueWords(rubric, field, side.value)))

  const type = (now: Partial<TypedAnswer>) =>
    keepTyped(desk, conflict.id, { record: at.record, title, other, why, sent: false, ...now })
  const choose = (now: Choice) => {
    setChoice(now)
    const line = lines.find(({ choice: each }) => each === now)
    const value = line ? firstOf(valueWords(rubric, field, line.side.value)) : ''
    if (line) announce(t('sync.chosen', { side: line.name, value }))
  }
  const done = () => (choice === null ? onNext() : onDecide(choice, why))
  function press(event: KeyboardEvent): boolean {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
    if (event.target instanceof Element && event.target.matches('input, textarea')) return false
    if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
      const to = event.code === 'ArrowDown' ? card.current?.nextElementSibling : card.current?.previousElementSibling
      if (to instanceof HTMLElement) to.focus()
      return true
    }
    if (/^(?:Numpad)?Enter$/.test(event.code) && event.target === card.current) {
      done()
      return true
    }
    if (!open) return false
    const key = lines.find(({ codes, single }) => codes.includes(event.code) && (!single || singleKeys.value))
    if (key) choose(key.choice)
    return key !== undefined
  }

  return (
    <li
      ref={card}
      class="sync-card conflict"
      data-conflict={conflict.id}
      data-field={field}
      data-open={open || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card takes the keys
      tabIndex={0}
      aria-label={title}
      onKeyDown={(event) => {
        if (press(event)) event.preventDefault()
      }}
    >
      <p class="conflict-title">
        <Icon name="warning" /> <b>{title}</b>
      </p>
      <ConflictLines
        rubric={rubric}
        field={field}
        lines={lines}
        whole={whole}
        choice={choice}
        onChoose={open ? choose : null}
      />
      {shown.why === null ? null : <p class="hint">{t('sync.removedWhy', { why: shown.why })}</p>}
      {long ? (
        <div class="buttons">
          <Button look="quiet" about={title} expanded={whole} onClick={() => setWhole(!whole)}>
            {t('sync.wholeText')}
          </Button>
        </div>
      ) : null}
      {waiting ? (
        <p class="hint" role="status">
          {t('sync.decided')}
        </p>
      ) : null}
      {entitled ? null : (
        <p class="hint">
          {person === null
            ? t('sync.decideLater')
            : t('sync.notYours', { people: partiesOf(conflict).join(' / ') || '—' })}
        </p>
      )}
      {open ? (
        <>
          <ConflictMore
            rubric={rubric}
            field={field}
            title={title}
            sides={lines.filter(({ choice: each }) => each !== 'base')}
            typed={other}
            why={why}
            onTyped={(now) => {
              type({ other: now })
              setChoice(read(now))
            }}
            onWhy={(now) => type({ why: now })}
            onEnter={done}
          />
          <div class="buttons">
            <Button look="primary" about={title} onClick={done}>
              {t(choice === null ? 'sync.skip' : 'sync.decide')} <kbd>Enter</kbd>
            </Button>
            {at.row === null ? null : (
              <Button look="quiet" about={title} onClick={() => goToExam(desk, at.row!)}>
                {t('sync.toExam')}
              </Button>
            )}
          </div>
        </>
      ) : null}
    </li>
  )
}

/** Mine, theirs, and what both came from. A row as a whole has no third state. */
function linesOf({ conflict }: ShownConflict, person: string | null): readonly Line[] {
  const { left, right, foreign } = sidesOf(conflict, person)
  const name = (own: boolean, by: string | null) => (foreign ? (by ?? '—') : t(own ? 'sync.mine' : 'sync.theirs'))
  const lines: readonly Line[] = [
    { ...left, name: name(true, left.side.by), shown: '←', codes: ['ArrowLeft'], single: false },
    { ...right, name: name(false, right.side.by), shown: '→', codes: ['ArrowRight'], single: false },
  ]
  if (conflict.field === wholeRow) return lines
  const base: Line = {
    choice: 'base',
    side: conflict.base,
    holds: false,
    name: t('sync.base'),
    shown: 'B',
    codes: ['KeyB'],
    single: true,
  }
  return [...lines, base]
}
