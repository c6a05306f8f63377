import { useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { t } from '../speech.ts'

/** One thing that can be mended, with what stands there and what would. */
export type Line = {
  readonly id: string
  readonly place: string
  readonly before: string
  readonly after: string
}

/** So many of a kind are shown at first, and then more. */
const few = 5
const more = 50

type Given = {
  /** A code, or a kind of damage in words. */
  readonly name: string
  /** What is wrong, in a sentence. */
  readonly why: string
  readonly lines: readonly Line[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (ids: readonly string[], chosen: boolean) => void
}

/** A kind of damage: all of it, or one by one. */
export function DamageKind({ name, why, lines, chosen, onChoose }: Given) {
  const [most, setMost] = useState(few)
  const count = lines.filter(({ id }) => chosen.has(id)).length
  const ids = lines.map(({ id }) => id)
  return (
    <fieldset class="kind">
      <legend class="unseen">{name}</legend>
      <label class="choice">
        <input
          type="checkbox"
          checked={count === lines.length}
          indeterminate={count > 0 && count < lines.length}
          onChange={() => onChoose(ids, count < lines.length)}
        />
        <b>{name}</b> {t('doctor.count', { n: lines.length })}
      </label>
      <p class="hint">{why}</p>
      <ul class="previews">
        {lines.slice(0, most).map(({ id, place, before, after }) => (
          <li key={id}>
            <label class="choice">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => onChoose([id], !chosen.has(id))} />
              <span>
                <b>{place}</b> <del>{before || t('doctor.empty')}</del> → <ins>{after || t('doctor.empty')}</ins>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {lines.length > most ? (
        <Button look="quiet" onClick={() => setMost(most + more)}>
          {t('doctor.more', { n: lines.length - most })} <span class="unseen">{name}</span>
        </Button>
      ) : null}
    </fieldset>
  )
}
