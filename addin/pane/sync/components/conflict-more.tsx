import { useId, useState } from 'preact/hooks'
import type { Rubric } from '../../../../core/rubric.ts'
import { limits } from '../../../../core/sync/protocol.ts'
import { Button } from '../../../kit/button.tsx'
import { language, t } from '../../speech.ts'
import { firstOf } from '../differing.ts'
import { isProse, valueWords } from '../field-words.ts'
import { canType, typedValue } from '../typed-value.ts'
import type { Line } from './conflict-lines.tsx'

type Given = {
  readonly rubric: Rubric
  readonly field: string
  readonly title: string
  /** Whose texts may be put together. */
  readonly sides: readonly Line[]
  readonly typed: string
  readonly why: string
  readonly onTyped: (text: string) => void
  readonly onWhy: (why: string) => void
  readonly onEnter: () => void
}

/** Another value than both, read as the cell would read it, and the reason. */
export function ConflictMore({ rubric, field, title, sides, typed, why, onTyped, onWhy, onEnter }: Given) {
  const id = useId()
  /** Open when something was typed before; from then on it is the person's. */
  const [open] = useState(typed + why !== '')
  const read = typed.trim() === '' ? null : typedValue(rubric, field, typed)
  const fault = read && 'fault' in read ? read.fault[language.value] : null
  const said =
    fault ??
    (read && 'value' in read ? t('sync.readAs', { value: firstOf(valueWords(rubric, field, read.value)) }) : '')
  const box = {
    id: `${id}-value`,
    class: 'other-value',
    spellcheck: false,
    value: typed,
    'aria-invalid': fault !== null,
    'aria-describedby': `${id}-said`,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onTyped(event.currentTarget.value),
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    if (fault === null) onEnter()
  }
  return (
    <details class="conflict-more" open={open}>
      <summary>{t('sync.moreChoices')}</summary>
      {canType(rubric, field) ? (
        <div class="field">
          <label for={`${id}-value`}>
            {t('sync.other')} <span class="unseen">{title}</span>
          </label>
          {isProse(field) ? (
            <>
              <textarea rows={4} {...box} />
              <div class="buttons">
                {sides.map(({ choice, name, side }) => (
                  <Button
                    key={choice}
                    look="quiet"
                    about={title}
                    onClick={() => onTyped([typed, side.value ?? ''].filter((text) => text !== '').join('\n'))}
                  >
                    {t('sync.insert', { side: name })}
                  </Button>
                ))}
              </div>
            </>
          ) : (
            <input type="text" autocomplete="off" {...box} onKeyDown={enter} />
          )}
          <p class={`hint ${fault === null ? '' : 'wanted'}`} id={`${id}-said`} role="status">
            {said}
          </p>
        </div>
      ) : null}
      <div class="field">
        <label for={`${id}-why`}>
          {t('sync.why')} <span class="unseen">{title}</span>
        </label>
        <input
          id={`${id}-why`}
          type="text"
          class="conflict-why"
          maxLength={limits.why}
          value={why}
          aria-describedby={`${id}-hint`}
          onInput={(event) => onWhy(event.currentTarget.value)}
          onKeyDown={enter}
        />
        <p class="hint" id={`${id}-hint`}>
          {t('sync.whyHint')}
        </p>
      </div>
    </details>
  )
}
