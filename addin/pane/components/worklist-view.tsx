import { useState } from 'preact/hooks'
import { caption } from '../../../core/words.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { addOurSheets } from '../session/later.ts'
import { redo } from '../session/undo.ts'
import type { AddWish } from '../session/worklist.ts'
import { language, t } from '../speech.ts'
import { listFields } from '../worklist/guess.ts'
import { type OddKind, takeRows, usuallyLeft } from '../worklist/rows.ts'
import { ListColumns } from './list-columns.tsx'
import { ListOdd } from './list-odd.tsx'
import { ListPlace } from './list-place.tsx'
import { useDesk } from './use-desk.ts'
import { type ChosenList, useList } from './use-list.ts'

/** A workbook that is not ours: what can be done with it. */
export function WorklistView() {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const { ready, sheets, index, list, rows, chooseSheet, chooseRow, chooseField, again } = useList(desk)
  const [site, setSite] = useState<string | null>(null)
  const [batch, setBatch] = useState('')
  const [left, setLeft] = useState(usuallyLeft)
  const [busy, setBusy] = useState(false)
  const taken = rows && takeRows(rows, left)
  const wish: AddWish = { site: site ?? list?.layout?.site ?? '', batch }
  const add = (given: ChosenList | null) => {
    setBusy(true)
    void addOurSheets(desk, wish, given && { ...given, left }).finally(() => setBusy(false))
  }
  const leave = (kind: OddKind, leaves: boolean) => {
    const next = new Set(left)
    if (leaves) next.add(kind)
    else next.delete(kind)
    setLeft(next)
  }
  return (
    <div class="stack worklist">
      <h2>{t('worklist.title')}</h2>
      <p>{t('worklist.lead')}</p>
      {desk.state.redos.value.length > 0 ? (
        <div class="buttons">
          <Button onClick={() => void redo(desk)}>{t('undo.again')}</Button>
        </div>
      ) : null}
      <Field label={t('worklist.site')}>
        <select value={wish.site} onChange={(event) => setSite(event.currentTarget.value)}>
          <option value="">{t('worklist.anySite')}</option>
          {rubric.sites.map((each) => (
            <option key={each.code} value={each.code}>
              {each.code} {each.site}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('worklist.batch')} hint={t('worklist.batchHint')}>
        <input type="text" autocomplete="off" value={batch} onInput={(event) => setBatch(event.currentTarget.value)} />
      </Field>
      {ready ? <ListPlace sheets={sheets} index={index} list={list} onSheet={chooseSheet} onRow={chooseRow} /> : null}
      {list ? (
        <>
          {taken ? (
            <>
              <p role="status">{t('worklist.counts', { all: taken.all, n: taken.rows.length })}</p>
              <ListOdd index={list.index} taken={taken} left={left} onLeave={leave} />
            </>
          ) : (
            <p class="hint" role="status">
              {t('worklist.counting')}
            </p>
          )}
          <div class="buttons">
            <Button look="primary" busy={busy} onClick={() => add(list)}>
              {t('worklist.take')}
            </Button>
            <Button look="quiet" icon="again" onClick={again}>
              {t('worklist.again')}
            </Button>
          </div>
          <ListColumns
            guess={list.guess}
            fields={listFields(rubric).map((field) => ({ key: field.key, name: caption(field, language.value) }))}
            onChoose={chooseField}
          />
        </>
      ) : null}
      <div class="buttons">
        <Button busy={busy} onClick={() => add(null)}>
          {t('worklist.blank')}
        </Button>
      </div>
    </div>
  )
}
