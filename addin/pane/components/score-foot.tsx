import { caseOf } from '../../../core/case.ts'
import { trace } from '../../../core/trace.ts'
import { caption } from '../../../core/words.ts'
import { Button } from '../../kit/button.tsx'
import type { DraftView } from '../scoring/draft.ts'
import { act } from '../session/score.ts'
import { language, t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** Always in sight: the score as it would be committed, how it came about, and the commit. */
export function ScoreFoot({ view }: { view: DraftView }) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const { composite } = view.score
  const grade = composite.status === 'SCORED' ? rubric.grades.find(({ code }) => code === composite.grade) : undefined
  return (
    <div class="foot">
      <details class="trace">
        <summary>
          {composite.status === 'SCORED' ? (
            <>
              <b class="total">{composite.effective.toFixed(rubric.config.roundDecimals)}</b>{' '}
              {grade ? caption(grade, language.value) : composite.grade}
            </>
          ) : (
            t('score.partial')
          )}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <section class="steps" aria-label={t('score.trace')} tabIndex={0}>
          <ol>
            {trace(rubric, caseOf(rubric, view.entry), language.value, view.score).map(({ link, text }) => (
              <li key={link}>{text}</li>
            ))}
          </ol>
        </section>
      </details>
      <div class="buttons">
        <Button look="primary" onClick={() => void act(desk, { do: 'commit', by: 1 })}>
          {desk.state.confirming.value ? t('score.confirm') : t('score.commit')}
        </Button>
        <Button onClick={() => void act(desk, { do: 'undo' })}>{t('score.undo')}</Button>
      </div>
    </div>
  )
}
