import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../../kit/icon.tsx'
import type { State, Tone } from '../queue/item.ts'

const icons: Readonly<Record<State, IconName>> = {
  waiting: 'wait',
  checking: 'busy',
  clean: 'good',
  errors: 'error',
  unreadable: 'error',
  toFile: 'wait',
  filing: 'busy',
  filed: 'receipt',
  failed: 'warning',
  stopped: 'stopped',
}

/** A state: picture, word and colour. */
export const Badge = ({ tone, state, children }: { tone: Tone; state: State; children: ComponentChildren }) => (
  <span class={`badge ${tone}`}>
    <Icon name={icons[state]} />
    {children}
  </span>
)
