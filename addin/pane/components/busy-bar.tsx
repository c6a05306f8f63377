import { Button } from '../../kit/button.tsx'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** How far a long reading is, or what is waited for. */
export function BusyBar() {
  const { busy: reading, waiting } = useDesk().state
  const busy = reading.value
  if (!busy)
    return waiting.value ? (
      <p class="busy waiting" role="status">
        {t('busy.waiting')}
      </p>
    ) : null
  return (
    <div class="busy">
      <progress max={busy.of} value={busy.rows} aria-label={t('busy.label')} />
      <p class="hint" role="status">
        {t('busy.rows', { rows: busy.rows, of: busy.of })}
      </p>
      <Button onClick={busy.stop}>{t('busy.stop')}</Button>
    </div>
  )
}
