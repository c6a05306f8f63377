import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

type Given = {
  readonly level: 'error' | 'warning' | 'notice' | 'good'
  readonly children: ComponentChildren
  readonly action?: ComponentChildren
}

/** A message where it belongs. Errors are said at once, everything else when there is a pause. */
export const Notice = ({ level, children, action }: Given) => (
  <div class={`notice ${level}`} role={level === 'error' ? 'alert' : 'status'}>
    <Icon name={level} />
    <div class="notice-text">{children}</div>
    {action}
  </div>
)
