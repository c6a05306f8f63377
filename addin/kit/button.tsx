import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

type Given = {
  readonly children: ComponentChildren
  readonly onClick?: () => void
  readonly look?: 'primary' | 'quiet' | undefined
  readonly icon?: IconName
  readonly submit?: boolean
  /** Something is under way that a second press would only repeat. */
  readonly busy?: boolean
  /** What the button acts on, for those who hear it without seeing where it stands. */
  readonly about?: string | undefined
  readonly expanded?: boolean
  readonly id?: string
}

/** A native button. While busy it keeps the focus, and says so. */
export const Button = ({ children, onClick, look, icon, submit, busy = false, about, expanded, id }: Given) => (
  <button
    type={submit ? 'submit' : 'button'}
    class={`button ${look ?? ''}`}
    aria-disabled={busy || undefined}
    aria-busy={busy || undefined}
    aria-expanded={expanded}
    id={id}
    onClick={(event) => {
      if (busy) event.preventDefault()
      else onClick?.()
    }}
  >
    {icon ? <Icon name={busy ? 'busy' : icon} /> : null}
    <span>{children}</span>
    {about ? <span class="unseen">{about}</span> : null}
  </button>
)
