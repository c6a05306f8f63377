import { useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { writeStatistics } from '../session/later.ts'
import { act } from '../session/score.ts'
import { t } from '../speech.ts'
import { useDesk } from './use-desk.ts'

/** Writes the statistics sheets with their charts and PivotTable, or refreshes them in place; the last step can be undone. */
export function StatisticsView() {
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const { judgement, unscored, takenOut, steps } = desk.state
  const write = (restore: boolean) => {
    setBusy(true)
    void writeStatistics(desk, restore).finally(() => setBusy(false))
  }
  const last = steps.value.at(-1)?.parts.at(-1)
  return (
    <div class="stack">
      <p>{t('statistics.lead')}</p>
      <p>{t(desk.host.abilities.pivotTables ? 'statistics.native' : 'statistics.plain')}</p>
      <p>{t('statistics.from', { exams: judgement.value?.rows.length ?? 0, open: unscored.value.length })}</p>
      <div class="buttons">
        <Button look="primary" icon="chart" busy={busy} onClick={() => write(false)}>
          {t('statistics.write')}
        </Button>
        {last?.kind === 'figures' && (
          <Button busy={busy} onClick={() => void act(desk, { do: 'undo' })}>
            {t('score.undo')}
          </Button>
        )}
        {takenOut.value > 0 && (
          <Button busy={busy} onClick={() => write(true)}>
            {t('statistics.restore')}
          </Button>
        )}
      </div>
      <p class="hint">{t('statistics.keeps')}</p>
    </div>
  )
}
