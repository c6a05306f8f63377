import { useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { writeStatistics } from '../session/later.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** Writes the statistics sheets, or refreshes them in place. */
export function StatisticsView() {
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const { judgement, unscored } = desk.state
  return (
    <div class="stack">
      <p>{t('statistics.lead')}</p>
      <p>{t('statistics.from', { exams: judgement.value?.rows.length ?? 0, open: unscored.value.length })}</p>
      <div class="buttons">
        <Button
          look="primary"
          icon="chart"
          busy={busy}
          onClick={() => {
            setBusy(true)
            void writeStatistics(desk).finally(() => setBusy(false))
          }}
        >
          {t('statistics.write')}
        </Button>
      </div>
      <p class="hint">{t('statistics.keeps')}</p>
    </div>
  )
}
