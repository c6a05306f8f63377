// The pane when there is a workbook: tabs, one message, the view.
import { countOf } from '../../../core/finding.ts'
import { Tabs } from '../../kit/tabs.tsx'
import { pressOf } from '../scoring/press-of.ts'
import { type Desk, tell } from '../session/desk.ts'
import { paneKey } from '../session/pane-keys.ts'
import type { View } from '../session/state.ts'
import { t } from '../speech.ts'
import { SyncPlace } from '../sync/components/sync-place.tsx'
import { BusyBar } from './busy-bar.tsx'
import { DoctorView } from './doctor-view.tsx'
import { FindingsView } from './findings-view.tsx'
import { MessageBar } from './message-bar.tsx'
import { OpenFailed } from './open-failed.tsx'
import { ScoreView } from './score-view.tsx'
import { StatisticsView } from './statistics-view.tsx'
import { DeskContext } from './use-desk.ts'
import { WorklistView } from './worklist-view.tsx'

const views = {
  score: ScoreView,
  findings: FindingsView,
  statistics: StatisticsView,
  doctor: DoctorView,
  sync: SyncPlace,
} as const

export function DeskFrame({ desk }: { desk: Desk }) {
  const { phase } = desk.state
  return (
    <DeskContext.Provider value={desk}>
      {phase.value === 'opening' ? (
        <p class="hint" role="status">
          {t('open.reading')}
        </p>
      ) : null}
      {phase.value === 'ours' ? <OurBook desk={desk} /> : null}
      {phase.value === 'foreign' ? (
        <>
          <MessageBar />
          <WorklistView />
        </>
      ) : null}
      {phase.value === 'failed' ? (
        <>
          <MessageBar />
          <OpenFailed />
        </>
      ) : null}
      <BusyBar />
    </DeskContext.Provider>
  )
}

function OurBook({ desk }: { desk: Desk }) {
  const { view, listed, unscored } = desk.state
  const counts = countOf(listed.value)
  const chosen: keyof typeof views = view.value === 'worklist' ? 'score' : view.value
  const Shown = views[chosen]
  // The badge leads to the view of sync, no tab does.
  const panel =
    chosen === 'sync'
      ? { role: 'region' as const, 'aria-labelledby': 'sync-title' }
      : { role: 'tabpanel' as const, 'aria-labelledby': `tab-${chosen}` }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that hold everywhere; each has a button too
    <div
      class="our-book"
      onKeyDown={(event) => {
        if (event.defaultPrevented) return
        const inText = event.target instanceof Element && event.target.matches('input, textarea, select')
        if (paneKey(desk, pressOf(event), inText)) event.preventDefault()
      }}
    >
      <Tabs<View>
        label={t('tabs.label')}
        panel="view"
        chosen={chosen}
        onChoose={(id) => {
          view.value = id
          tell(desk, null)
        }}
        tabs={[
          { id: 'score', label: t('tabs.score'), count: unscored.value.length },
          { id: 'findings', label: t('tabs.findings'), count: counts.errors + counts.warnings },
          { id: 'doctor', label: t('tabs.doctor') },
          { id: 'statistics', label: t('tabs.statistics') },
        ]}
      />
      <MessageBar />
      <div id="view" class="view" {...panel} data-home tabIndex={-1}>
        <Shown />
      </div>
    </div>
  )
}
