import { coachOn, coachSteps, endCoach } from '../session/coach.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** One step of the guide: it goes on when the key is pressed, and takes no focus. */
export function CoachCard({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk()
  const at = desk.state.coach.value
  if (at === null) return null
  const last = at === coachSteps.length - 1
  const away = (work: (of: typeof desk) => void) => () => {
    work(desk)
    onDone()
  }
  return (
    <section class="coach" aria-label={t('coach.step', { at: at + 1, of: coachSteps.length })}>
      <p role="status">
        <b>{t('coach.step', { at: at + 1, of: coachSteps.length })}</b> {t(`coach.${coachSteps[at]!}`)}
      </p>
      <div class="actions">
        <button type="button" class="action" onClick={away(coachOn)}>
          {last ? t('coach.end') : t('coach.next')}
        </button>
        {last ? null : (
          <button type="button" class="action" onClick={away(endCoach)}>
            {t('coach.skip')}
          </button>
        )}
      </div>
    </section>
  )
}
