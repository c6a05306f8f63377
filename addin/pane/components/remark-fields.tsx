import { Field } from '../../kit/field.tsx'
import { type Draft, type DraftView, vetoesIn } from '../scoring/draft.ts'
import { write } from '../session/score.ts'
import { t } from '../speech.ts'
import { staffList } from './staff-codes.tsx'
import { useDesk } from './use-desk.ts'

type Given = { readonly draft: Draft; readonly view: DraftView; readonly onDone: () => void }

/** Remark, and with a veto the second person. Escape goes back to the list. */
export function RemarkFields({ draft, view, onDone }: Given) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const vetoes = vetoesIn(rubric, view)
  const grave = vetoes.length > 0 || view.entry.items.some((each) => each.kind === 'deducted' && each.major)
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    onDone()
  }
  return (
    <div class="stack">
      <div class="field">
        <label for="remark">{t('score.remark')}</label>
        <textarea
          id="remark"
          rows={2}
          value={draft.remarks ?? draft.entry.exam.remarks ?? ''}
          aria-describedby="remark-hint"
          onInput={(event) => write(desk, 'remarks', event.currentTarget.value)}
          onKeyDown={leave}
        />
        <p class={`hint ${grave && view.entry.exam.remarks === null ? 'wanted' : ''}`} id="remark-hint">
          {grave ? t('score.remarkWanted') : t('score.remarkHint')}
        </p>
      </div>
      {vetoes.length > 0 ? (
        <Field label={t('score.second')} hint={t('score.secondHint', { codes: vetoes.join(' ') })}>
          <input
            type="text"
            list={staffList}
            autocomplete="off"
            spellcheck={false}
            value={draft.second ?? draft.entry.exam.arbiter_id ?? ''}
            onInput={(event) => write(desk, 'second', event.currentTarget.value)}
            onKeyDown={leave}
          />
        </Field>
      ) : null}
    </div>
  )
}
