// The badge in the head of the pane: icon, word and number. It leads to the view of sync.
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../../../kit/icon.tsx'
import { announce } from '../../../kit/live.ts'
import { type Desk, tell } from '../../session/desk.ts'
import { t } from '../../speech.ts'
import { badgeLooks } from '../badge-looks.ts'
import { badgeWords } from '../badge-words.ts'
import { goBack } from '../place-words.ts'
import type { Badge } from '../view.ts'

/** What a person should hear of at once, wherever they are. */
const urgent: ReadonlySet<Badge> = new Set([
  'signedOut',
  'outdated',
  'halted',
  'conflict',
  'refused',
  'missing',
  'offline',
])

export function SyncCorner({ desk }: { readonly desk: Desk }) {
  const { phase, view, sync } = desk.state
  const badge = sync.value?.badge.value ?? 'off'
  const words = badgeWords(desk, sync.value, badge)
  const told = useRef<Badge>(badge)
  useEffect(() => {
    const over = badge === 'synced' && urgent.has(told.current)
    if (badge !== told.current && (urgent.has(badge) || over)) announce(words)
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
