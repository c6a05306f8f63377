import { Button } from '../../kit/button.tsx'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** How far a long reading is. */
export function BusyBar() {
  const busy = useDesk().state.busy.value
  if (!busy) return null
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
