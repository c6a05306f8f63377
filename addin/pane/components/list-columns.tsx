import { t } from '../speech.ts'
import type { ListGuess } from '../worklist/guess.ts'

type Given = {
  readonly guess: ListGuess
  readonly fields: readonly { readonly key: string; readonly name: string }[]
  readonly onChoose: (column: number, key: string | null) => void
}

/** Each column of the list with samples, and the field that it fills. */
export const ListColumns = ({ guess, fields, onChoose }: Given) => (
  <ul class="columns">
    {guess.columns.map(({ column, heading, samples, key, personal }) => (
      <li key={column}>
        {personal ? (
          <p>
            <b>{heading}</b> <span class="hint">{t('worklist.personal')}</span>
          </p>
        ) : (
          <>
            <label for={`column-${column}`}>
              <b>{heading}</b> <span class="hint">{samples.join(' · ')}</span>
            </label>
            <select
              id={`column-${column}`}
              value={key ?? ''}
              onChange={(event) => onChoose(column, event.currentTarget.value || null)}
            >
              <option value="">{t('worklist.leave')}</option>
              {fields.map((field) => (
                <option key={field.key} value={field.key}>
                  {field.name}
                </option>
              ))}
            </select>
          </>
        )}
      </li>
    ))}
  </ul>
)
