import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** How far a long reading is. */
export function BusyBar() {
  const busy = useDesk().state.busy.value
  if (!busy) return null
  return (
    <div class="busy" role="status">
      <progress max={busy.of} value={busy.rows} aria-label={t('busy.label')} />
      <p class="hint">{t('busy.rows', { rows: busy.rows, of: busy.of })}</p>
    </div>
  )
}
