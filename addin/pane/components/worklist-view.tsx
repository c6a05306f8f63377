import { useEffect, useState } from 'preact/hooks'
import { caption } from '../../../core/words.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { addOurSheets } from '../session/later.ts'
import type { AddWish } from '../session/worklist.ts'
import { language, t } from '../speech.ts'
import { guessColumns, type ListGuess, listFields, withKey } from '../worklist/guess.ts'
import { ListColumns } from './list-columns.tsx'
import { useDesk } from './use-desk.ts'

/** A workbook that is not ours: what can be done with it. */
export function WorklistView() {
  const desk = useDesk()
  const { survey, rubric } = desk.state.shadow.value!
  const sheets = survey.book.sheets
    .map(({ name, state, head }, index) => ({
      name,
      index,
      guess: state === 'visible' ? guessColumns(rubric, head) : null,
    }))
    .filter(({ guess }) => guess !== null)
  const [index, setIndex] = useState(sheets[0]?.index ?? -1)
  const [guess, setGuess] = useState<ListGuess | null>(sheets[0]?.guess ?? null)
  const [wish, setWish] = useState<AddWish>({ site: '', batch: '' })
  const [busy, setBusy] = useState(false)
  useEffect(() => setGuess(sheets.find((each) => each.index === index)?.guess ?? null), [index, survey])
  const add = (withList: boolean) => {
    setBusy(true)
    void addOurSheets(desk, wish, withList && guess ? { index, guess } : null).finally(() => setBusy(false))
  }
  const known = guess?.columns.filter(({ key }) => key !== null).length ?? 0
  return (
    <div class="stack worklist">
      <h2>{t('worklist.title')}</h2>
      <p>{t('worklist.lead')}</p>
      <Field label={t('worklist.site')}>
        <select value={wish.site} onChange={(event) => setWish({ ...wish, site: event.currentTarget.value })}>
          <option value="">{t('worklist.anySite')}</option>
          {rubric.sites.map(({ code, site }) => (
            <option key={code} value={code}>
              {code} {site}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('worklist.batch')} hint={t('worklist.batchHint')}>
        <input
          type="text"
          autocomplete="off"
          value={wish.batch}
          onInput={(event) => setWish({ ...wish, batch: event.currentTarget.value })}
        />
      </Field>
      {guess ? (
        <>
          <Field label={t('worklist.sheet')}>
            <select value={String(index)} onChange={(event) => setIndex(Number(event.currentTarget.value))}>
              {sheets.map((sheet) => (
                <option key={sheet.index} value={String(sheet.index)}>
                  {sheet.name}
                </option>
              ))}
            </select>
          </Field>
          <p class="hint">{t('worklist.guessed', { known, all: guess.columns.length, row: guess.headerRow })}</p>
          <ListColumns
            guess={guess}
            fields={listFields(rubric).map((field) => ({ key: field.key, name: caption(field, language.value) }))}
            onChoose={(column, key) => setGuess(withKey(guess, column, key))}
          />
          <div class="buttons">
            <Button look="primary" busy={busy} onClick={() => add(true)}>
              {t('worklist.take')}
            </Button>
          </div>
        </>
      ) : (
        <p class="hint">{t('worklist.noList')}</p>
      )}
      <div class="buttons">
        <Button busy={busy} onClick={() => add(false)}>
          {t('worklist.blank')}
        </Button>
      </div>
    </div>
  )
}
