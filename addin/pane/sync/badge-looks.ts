// How the badge looks in each state: an icon, a level of colour, and which number stands in its words.
import type { IconName } from '../../kit/icon.tsx'
import type { Badge } from './view.ts'

type Look = { readonly icon: IconName; readonly level: 'good' | 'bad' | 'warn' | 'busy' | '' }

export const badgeLooks: Readonly<Record<Badge, Look>> = {
  off: { icon: 'link', level: '' },
  connecting: { icon: 'again', level: 'busy' },
  signedOut: { icon: 'warning', level: 'warn' },
  outdated: { icon: 'warning', level: 'warn' },
  halted: { icon: 'warning', level: 'warn' },
  conflict: { icon: 'warning', level: 'bad' },
  missing: { icon: 'warning', level: 'warn' },
  refused: { icon: 'error', level: 'bad' },
  busy: { icon: 'busy', level: '' },
  offline: { icon: 'offline', level: '' },
  waiting: { icon: 'upload', level: 'busy' },
  synced: { icon: 'good', level: 'good' },
}
