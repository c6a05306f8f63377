// The badge in the head of the pane: icon, word and number. It leads to the view of sync.
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../../kit/icon.tsx'
import { announce } from '../../../kit/live.ts'
import { type Desk, tell } from '../../session/desk.ts'
import { language, t } from '../../speech.ts'
import { badgeLooks } from '../badge-looks.ts'
import { shortMoment } from '../moments.ts'
import { goBack } from '../place-words.ts'
import type { Badge, SyncView } from '../view.ts'

/** What a person should hear of at once, wherever they are. */
const urgent: ReadonlySet<Badge> = new Set(['signedOut', 'outdated', 'conflict', 'refused', 'offline'])

function wordsOf(sync: SyncView | null, badge: Badge, now: Date): string {
  const unsent = sync?.unsent.value.fields ?? 0
  const numbers: Readonly<Partial<Record<Badge, number>>> = {
    conflict: sync?.conflicts.value.length ?? 0,
    refused: sync?.refused.value.length ?? 0,
    offline: unsent,
    waiting: unsent,
    signedOut: unsent,
  }
  const heard = sync?.heardAt.value
  return t(`badge.${badge}`, {
    n: numbers[badge] ?? 0,
    time: heard ? shortMoment(heard, now, language.value) : '',
  })
}

export function SyncCorner({ desk }: { readonly desk: Desk }) {
  const { phase, view, sync } = desk.state
  const badge = sync.value?.badge.value ?? 'off'
  const words = wordsOf(sync.value, badge, desk.now())
  const told = useRef<Badge>(badge)
  useEffect(() => {
    if (badge !== told.current && urgent.has(badge)) announce(words)
    told.current = badge
  }, [badge, words])
  if (phase.value !== 'ours') return null
  const { icon, level } = badgeLooks[badge]
  return (
    <button
      type="button"
      class={`sync-badge badge ${level}`}
      data-badge={badge}
      title={t('sync.open')}
      aria-expanded={view.value === 'sync'}
      onClick={() => {
        if (view.value === 'sync') goBack(desk)
        else {
          view.value = 'sync'
          tell(desk, null)
        }
      }}
    >
      <Icon name={icon} />
      <span class="ellipsis">{words}</span>
    </button>
  )
}
